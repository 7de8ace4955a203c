package io.github.photoshell.portal;

import com.squareup.moshi.Moshi;
import io.github.photoshell.http.BufferWiper;
import io.github.photoshell.http.InterruptibleDns;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Token;
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
 * Creates the {@link PortalApi} of a portal: its connection, and the headers and tags added to each
 * request.
 */
public final class HttpClients {
  private static final String AUTHORIZATION = "Authorization";
  static final String USER_AGENT = "photoshell/" + version();

  private static final MoshiConverterFactory JSON =
      MoshiConverterFactory.create(
          new Moshi.Builder().add(Envelope.FACTORY).add(FieldAdapters.FACTORY).build());

  /** The client that all portals share, with daemon threads and one connection pool. */
  public static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .dispatcher(dispatcher())
          // A PUT fails on an idle connection that a proxy has dropped meanwhile.
          .connectionPool(new ConnectionPool(50, 30, TimeUnit.SECONDS))
          .followRedirects(false)
          .followSslRedirects(false)
          // It would repeat even a PUT.
          .retryOnConnectionFailure(false)
          .dns(new InterruptibleDns(Dns.SYSTEM))
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .addInterceptor(new CallState.BufferingInterceptor())
          .addInterceptor(new AuthorizationInterceptor())
          .addNetworkInterceptor(new CallState.RetryAfterFilter())
          .addNetworkInterceptor(new StaleConnectionCheck())
          // PortalConnection adds TLS when needed.
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .build();

  /**
   * The client of dry runs, which never reach the network and so need neither TLS nor the token.
   */
  private static final OkHttpClient DRY_RUN = dryRunClient();

  private static OkHttpClient dryRunClient() {
    OkHttpClient.Builder http = HTTP.newBuilder();
    http.interceptors().clear();
    return http.addInterceptor(new CallState.BufferingInterceptor())
        .addInterceptor(new DryRun.DryRunInterceptor())
        .build();
  }

  /** Closes idle connections, so that the next request opens a new one. */
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
    // OkHttp's default is 5; a portal accepts 50 (contract 2.4).
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
                (role == null ? client(request, address, portalConnection) : DRY_RUN)
                    .newCall(prepared(request, address, token, role)))
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

  private static Request prepared(
      Request request, ServerAddress address, @Nullable Token token, DryRun.@Nullable Role role) {
    PictureDownloads.RedirectTarget redirectTarget =
        request.tag(PictureDownloads.RedirectTarget.class);
    CallState progress = new CallState(redirectTarget);
    Request.Builder dressed =
        request
            .newBuilder()
            .tag(CallState.class, progress)
            .header("Accept", redirectTarget == null ? "application/json" : "image/*")
            .header("User-Agent", USER_AGENT);
    if (role != null) {
      dressed.tag(DryRun.Role.class, role);
    }
    RawCalls any = request.tag(RawCalls.class);
    if (any != null) {
      any.applyTo(dressed, progress);
    }
    if (token != null && address.sameOrigin(request.url())) {
      if (token.isWiped()) {
        throw new CancellationException("the session is over");
      }
      dressed.tag(Token.class, token);
    }
    return dressed.build();
  }

  /** Returns whether the token is sent with a request. */
  static boolean isAuthorized(Request request) {
    return request.tag(Token.class) != null || request.header(AUTHORIZATION) != null;
  }

  /**
   * Removes what is left of a wiped token: the header tables of HTTP/2 connections and the pooled
   * buffers of Okio.
   */
  static void wipeTokenTraces() {
    dropIdleConnections();
    BufferWiper.overwrite();
  }

  /**
   * Adds the token to a request at the last moment, so that no stored request contains it as a text
   * that cannot be wiped. {@link CallState.BufferingInterceptor} removes it from the response.
   */
  private static final class AuthorizationInterceptor implements Interceptor {
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
