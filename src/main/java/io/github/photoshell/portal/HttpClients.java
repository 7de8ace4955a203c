package io.github.photoshell.portal;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * Makes the {@link PortalApi} of one portal: by which line its calls go, and what each request
 * wears on top of what the API's description says.
 */
final class HttpClients {
  private static final String AUTHORIZATION = "Authorization";
  static final String USER_AGENT = "photoshell/" + version();

  private static final MoshiConverterFactory JSON =
      MoshiConverterFactory.create(
          new Moshi.Builder().add(Envelope.FACTORY).add(FieldAdapters.FACTORY).build());

  /** What all portals share: threads that don't keep the program alive, and connections. */
  static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .dispatcher(dispatcher())
          // Idle connections that a proxy has dropped meanwhile are a PUT's bad luck.
          .connectionPool(new ConnectionPool(50, 30, TimeUnit.SECONDS))
          .followRedirects(false)
          .followSslRedirects(false)
          // It would repeat a PUT without a word.
          .retryOnConnectionFailure(false)
          .dns(new InterruptibleDns(Dns.SYSTEM))
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .addInterceptor(new CallProgress.BufferingInterceptor())
          .addInterceptor(new Signature())
          .addNetworkInterceptor(new CallProgress.NoRepeating())
          .addNetworkInterceptor(new StaleConnectionCheck())
          // A line sets TLS up where it is needed.
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .build();

  /** Nothing of a rehearsal reaches the network, so it goes without TLS and without the token. */
  private static final OkHttpClient REHEARSED = rehearsed();

  private static OkHttpClient rehearsed() {
    OkHttpClient.Builder http = HTTP.newBuilder();
    http.interceptors().clear();
    return http.addInterceptor(new CallProgress.BufferingInterceptor())
        .addInterceptor(new DryRun.DryRunInterceptor())
        .build();
  }

  /** Lets go of connections that wait for the next call, so that it makes one of its own. */
  static void dropIdleConnections() {
    HTTP.connectionPool().evictAll();
  }

  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            Executors.newCachedThreadPool(
                task -> {
                  Thread thread = new Thread(task, "portal");
                  thread.setDaemon(true);
                  return thread;
                }));
    // OkHttp's own is 5; a portal takes 50 (contract 2.4).
    dispatcher.setMaxRequestsPerHost(50);
    return dispatcher;
  }

  private HttpClients() {}

  static PortalApi of(
      ServerAddress address,
      Network.PortalConnection portalConnection,
      @Nullable Token token,
      DryRun.@Nullable Role role) {
    return new Retrofit.Builder()
        .baseUrl(address.base())
        .addConverterFactory(PictureDownloads.CONVERTER)
        .addConverterFactory(RawCalls.CONVERTER)
        .addConverterFactory(JSON)
        .callFactory(
            request ->
                (role == null ? client(request, address, portalConnection) : REHEARSED)
                    .newCall(dressed(request, address, token, role)))
        .build()
        .create(PortalApi.class);
  }

  private static OkHttpClient client(
      Request request, ServerAddress address, Network.PortalConnection portalConnection) {
    boolean isElsewhere = !address.isLoopback() && !address.sameOrigin(request.url());
    return isElsewhere
        ? portalConnection.clientElsewhere(request.url())
        : portalConnection.client(request.url());
  }

  private static Request dressed(
      Request request, ServerAddress address, @Nullable Token token, DryRun.@Nullable Role role) {
    PictureDownloads.RedirectTarget redirectTarget =
        request.tag(PictureDownloads.RedirectTarget.class);
    CallProgress progress = new CallProgress(redirectTarget);
    Request.Builder dressed =
        request
            .newBuilder()
            .tag(CallProgress.class, progress)
            .header("Accept", redirectTarget == null ? "application/json" : "image/*")
            .header("User-Agent", USER_AGENT);
    if (role != null) {
      dressed.tag(DryRun.Role.class, role);
    }
    RawCalls any = request.tag(RawCalls.class);
    if (any != null) {
      any.dress(dressed, progress);
    }
    if (token != null && address.sameOrigin(request.url())) {
      if (token.isWiped()) {
        throw new CancellationException("the session is over");
      }
      dressed.tag(Token.class, token);
    }
    return dressed.build();
  }

  /** Whether the token goes with a request. */
  static boolean isSigned(Request request) {
    return request.tag(Token.class) != null || request.header(AUTHORIZATION) != null;
  }

  /**
   * Lets go of what is left of a token that was wiped: the table in which HTTP/2 keeps the headers
   * of a connection, and the buffers that Okio keeps to use again.
   */
  static void forget() {
    dropIdleConnections();
    BufferWiper.overwrite();
  }

  /**
   * Writes the token into a request at the last moment, so that no request that is kept, here or by
   * OkHttp, has it as text, which nobody could wipe. {@link CallProgress.BufferingInterceptor}
   * takes it out of the answer.
   */
  private static final class Signature implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      Token token = request.tag(Token.class);
      if (token == null) {
        return chain.proceed(request);
      }
      if (token.isWiped()) {
        throw new IOException("the session is over");
      }
      return chain.proceed(request.newBuilder().header(AUTHORIZATION, token.header()).build());
    }
  }

  private static String version() {
    String version = HttpClients.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
