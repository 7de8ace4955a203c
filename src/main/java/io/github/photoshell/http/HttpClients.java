package io.github.photoshell.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The client that all portals share, and what is added to each request. */
public final class HttpClients {
  static final String AUTHORIZATION = "Authorization";
  private static final String ACCEPT = "Accept";
  static final String USER_AGENT_HEADER = "User-Agent";
  static final String USER_AGENT = "photoshell/" + version();
  static final InterruptibleDns DNS = new InterruptibleDns(Dns.SYSTEM);

  /** The client that all portals share, with one connection pool. */
  public static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          // A PUT fails on an idle connection that a proxy has dropped meanwhile.
          .connectionPool(new ConnectionPool(PortalLimits.PARALLEL_REQUESTS, 30, TimeUnit.SECONDS))
          .followRedirects(false)
          .followSslRedirects(false)
          // It would repeat even a PUT.
          .retryOnConnectionFailure(false)
          .dns(DNS)
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          // PortalConnection adds TLS when needed.
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .build();

  private HttpClients() {}

  /** Returns whether requests with this method only read. */
  public static boolean reads(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  /** Closes idle connections, so that the next request opens a new one. */
  static void dropIdleConnections() {
    HTTP.connectionPool().evictAll();
  }

  /** Returns a request with the headers that all requests have, but for those it omits. */
  public static Request withHeaders(Request request, CallOptions options) {
    Request.Builder all = request.newBuilder();
    if (request.header(ACCEPT) == null && !options.omits(ACCEPT)) {
      all.header(ACCEPT, "application/json");
    }
    if (request.header(USER_AGENT_HEADER) == null && !options.omits(USER_AGENT_HEADER)) {
      all.header(USER_AGENT_HEADER, USER_AGENT);
    }
    return all.build();
  }

  /**
   * Removes what is left of a wiped token: the header tables of HTTP/2 connections and the pooled
   * buffers of Okio.
   */
  static void wipeTokenTraces() {
    dropIdleConnections();
    BufferWiper.overwrite();
  }

  private static String version() {
    String version = HttpClients.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
