package io.github.photoshell.practice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of a practice portal, on loopback only. It reads a whole request, passes it to
 * the handler, and delivers the response. It is the only class that uses the HTTP library.
 */
final class PracticeServer implements AutoCloseable {
  /** The largest accepted body, as in Kestrel, the server of a real portal. */
  static final int MAX_BODY_BYTES = 30_000_000;

  /**
   * The part of a larger body that is read and dropped, so that the client can read the response.
   */
  private static final int MAX_DISCARDED_BYTES = 100_000_000;

  private static final int MAX_LINE_LENGTH = 16_384;
  private static final int MAX_HEADERS = 200;
  private static final int BUFFER = 8_192;
  private static final int BACKLOG = 128;
  private static final Timeout IDLE_TIMEOUT = Timeout.ofSeconds(30);

  /** On Windows, SO_REUSEADDR would let two programs listen on one port. */
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  /** How a response is delivered. */
  sealed interface Delivery {
    /** Returns the response, all or half of which the client receives; null if it gets none. */
    default @Nullable HttpReply reply() {
      return null;
    }

    /** Sends the response at once. */
    record Send(HttpReply reply) implements Delivery {}

    /** Sends the response after a delay. */
    record SendLater(HttpReply reply, Duration delay) implements Delivery {}

    /**
     * Sends half of the response's body, then closes the connection. The response must have a body.
     */
    record SendHalf(HttpReply reply) implements Delivery {}

    /** Closes the connection without a response. */
    record Drop() implements Delivery {}
  }

  /** Answers requests, on one thread for each connection. */
  @FunctionalInterface
  interface Handler {
    Delivery handle(PortalRequest request) throws InterruptedException;
  }

  private final HttpServer server;

  private PracticeServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts a server on 127.0.0.1.
   *
   * @param port 0 for any free port
   * @param tls creates TLS sockets; null for http
   * @throws java.net.BindException if the port is in use
   */
  static PracticeServer start(int port, @Nullable SSLSocketFactory tls, Handler handler)
      throws IOException {
    HttpServer server =
        ServerBootstrap.bootstrap()
            .setListenerPort(port)
            .setLocalAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
            // Otherwise it looks up the name of this computer.
            .setCanonicalHostName("localhost")
            .setSocketConfig(
                SocketConfig.custom()
                    .setTcpNoDelay(true)
                    .setSoTimeout(IDLE_TIMEOUT)
                    .setSoReuseAddress(!WINDOWS)
                    .setBacklogSize(BACKLOG)
                    .build())
            .setServerSocketFactory(new PortReleasingSocketFactory())
            .setConnectionFactory(new Connections(tls))
            .setHttpProcessor(
                HttpProcessorBuilder.create()
                    .add(RequestValidateHost.INSTANCE)
                    .addAll(ResponseContent.INSTANCE, ResponseConnControl.INSTANCE)
                    .build())
            .setExceptionListener(new IgnoredErrors())
            .setRequestRouter(
                (request, context) ->
                    (received, response, any) -> answer(received, response, tls != null, handler))
            .create();
    server.start();
    return new PracticeServer(server);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Stops it and frees the port. Further calls do nothing. */
  @Override
  public void close() {
    server.close(CloseMode.IMMEDIATE);
  }

  private static void answer(
      ClassicHttpRequest received, ClassicHttpResponse response, boolean secure, Handler handler)
      throws IOException {
    Delivery delivery;
    try {
      PortalRequest request = request(received, secure);
      delivery = request == null ? refused(400) : handler.handle(request);
      if (delivery instanceof Delivery.SendLater later) {
        Thread.sleep(later.delay().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the practice portal ends");
    } catch (RuntimeException e) {
      delivery = refused(500);
    }
    HttpReply reply = delivery.reply();
    if (reply == null) {
      throw new IOException("dropped on purpose");
    }
    response.setCode(reply.status());
    reply.headers().forEach(response::setHeader);
    if (reply.body().size() > 0) {
      response.setEntity(entity(reply.body(), delivery instanceof Delivery.SendHalf));
    }
  }

  private static Delivery refused(int status) {
    return new Delivery.Send(HttpReply.empty(status).with("Connection", "close"));
  }

  /** Returns a body without a type: that is one of the headers. */
  private static HttpEntity entity(Buffer body, boolean half) {
    long size = body.size();
    return new EntityTemplate(
        size,
        null,
        null,
        out -> {
          body.copyTo(out, 0, half ? size / 2 : size);
          if (half) {
            throw new IOException("cut off on purpose");
          }
        });
  }

  /** Returns the request; null if it is malformed. */
  private static @Nullable PortalRequest request(ClassicHttpRequest received, boolean secure) {
    String target = received.getRequestUri();
    HttpUrl url = target.startsWith("/") ? HttpUrl.parse("http://portal" + target) : null;
    try {
      Headers headers = headers(received);
      Optional<ByteString> body = body(received.getEntity());
      return url == null
          ? null
          : new PortalRequest(
              secure,
              received.getMethod(),
              target,
              url,
              headers,
              body.orElse(ByteString.EMPTY),
              body.isEmpty());
    } catch (IllegalArgumentException | IOException e) {
      // An invalid header name, an incomplete chunk, or a client that disconnected.
      return null;
    } finally {
      received.setEntity(null);
    }
  }

  /** Returns the headers. A host in the request's target takes precedence, as HTTP requires. */
  private static Headers headers(ClassicHttpRequest received) {
    Headers.Builder headers = new Headers.Builder();
    for (Header header : received.getHeaders()) {
      headers.addUnsafeNonAscii(header.getName(), String.valueOf(header.getValue()));
    }
    if (received.countHeaders("Host") > 1) {
      throw new IllegalArgumentException("more than one host");
    }
    if (received.getAuthority() != null) {
      headers.set("Host", received.getAuthority().toString());
    }
    return headers.build();
  }

  /**
   * Reads the body; empty if it is too large.
   *
   * @throws IOException if it is incomplete, or so large that not even its rest is read
   */
  private static Optional<ByteString> body(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return Optional.of(ByteString.EMPTY);
    }
    // Not closed: that would read the rest, however long it is.
    InputStream in = entity.getContent();
    byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
    if (body.length <= MAX_BODY_BYTES) {
      return Optional.of(ByteString.of(body));
    }
    byte[] discarded = new byte[BUFFER];
    int read = 0;
    for (int left = MAX_DISCARDED_BYTES; left > 0; left -= read) {
      read = in.read(discarded);
      if (read < 0) {
        return Optional.empty();
      }
    }
    throw new IOException("the body does not end");
  }

  /**
   * Creates connections with limits on lines and headers, and with the TLS handshake on their own
   * thread.
   */
  private static final class Connections
      implements HttpConnectionFactory<DefaultBHttpServerConnection> {
    private final DefaultBHttpServerConnectionFactory plain =
        DefaultBHttpServerConnectionFactory.builder()
            .http1Config(
                Http1Config.custom()
                    .setMaxLineLength(MAX_LINE_LENGTH)
                    .setMaxHeaderCount(MAX_HEADERS)
                    .setBufferSize(BUFFER)
                    .setChunkSizeHint(BUFFER)
                    .build())
            .charCodingConfig(
                CharCodingConfig.custom()
                    .setCharset(StandardCharsets.UTF_8)
                    .setMalformedInputAction(CodingErrorAction.REPLACE)
                    .setUnmappableInputAction(CodingErrorAction.REPLACE)
                    .build())
            .build();

    private final @Nullable SSLSocketFactory tls;

    Connections(@Nullable SSLSocketFactory tls) {
      this.tls = tls;
    }

    @Override
    public DefaultBHttpServerConnection createConnection(Socket socket) throws IOException {
      if (tls == null) {
        return plain.createConnection(socket);
      }
      // ServerBootstrap.setSslContext is not used: it would do the handshake on the accepting
      // thread, where one silent client blocks all others.
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      SSLSocket secured = (SSLSocket) tls.createSocket(socket, nothing, true);
      return plain.createConnection(secured, socket);
    }

    @Override
    public DefaultBHttpServerConnection createConnection(SSLSocket secured, Socket socket)
        throws IOException {
      return plain.createConnection(secured, socket);
    }
  }

  /** Ignores broken connections, and closes them gracefully instead of with a reset. */
  private static final class IgnoredErrors implements ExceptionListener {
    @Override
    public void onError(Exception any) {}

    @Override
    public void onError(HttpConnection connection, Exception any) {
      connection.close(CloseMode.GRACEFUL);
    }
  }
}
