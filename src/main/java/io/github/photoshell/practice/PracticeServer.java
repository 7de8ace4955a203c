package io.github.photoshell.practice;

import io.github.photoshell.practice.Delivery.Send;
import io.github.photoshell.practice.Delivery.SendHalf;
import io.github.photoshell.practice.Delivery.SendLater;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
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
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of a practice portal, on loopback only. It reads a request whole, has it
 * answered, and delivers the answer as it is told to. No other class knows its library.
 */
final class PracticeServer implements AutoCloseable {
  /** The largest body that is kept: what Kestrel, the server of a real portal, takes. */
  static final long MOST_BYTES = 30_000_000;

  /** How much of a larger body is read and dropped, so that its client can read the answer. */
  private static final long MOST_DROPPED = 100_000_000;

  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_HEADERS = 200;
  private static final int BUFFER = 8_192;
  private static final int BACKLOG = 128;
  private static final Timeout SILENCE = Timeout.ofSeconds(30);

  /** There it would let two programs listen at one port. */
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

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
   * @param port 0 for any free one
   * @param tls makes the sockets of https; null for http
   * @throws java.net.BindException when the port is in use
   */
  static PracticeServer start(int port, @Nullable SSLSocketFactory tls, Handler handler)
      throws IOException {
    HttpServer server =
        ServerBootstrap.bootstrap()
            .setListenerPort(port)
            .setLocalAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
            // Else it asks the network for the name of this computer.
            .setCanonicalHostName("localhost")
            .setSocketConfig(
                SocketConfig.custom()
                    .setTcpNoDelay(true)
                    .setSoTimeout(SILENCE)
                    .setSoReuseAddress(!WINDOWS)
                    .setBacklogSize(BACKLOG)
                    .build())
            .setServerSocketFactory(new ListenerSockets())
            .setConnectionFactory(new Connections(tls))
            .setHttpProcessor(
                HttpProcessorBuilder.create()
                    .add(RequestValidateHost.INSTANCE)
                    .addAll(ResponseContent.INSTANCE, ResponseConnControl.INSTANCE)
                    .build())
            .setExceptionListener(new QuietEnd())
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

  /** Ends it and frees the port; a second time does nothing. */
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
      delivery =
          request == null ? new Send(closing(HttpReply.empty(400))) : handler.handle(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the practice portal ends");
    } catch (RuntimeException e) {
      delivery = new Send(closing(HttpReply.empty(500)));
    }
    deliver(delivery, response);
  }

  private static void deliver(Delivery delivery, ClassicHttpResponse response) throws IOException {
    if (delivery instanceof Send send) {
      fill(response, send.reply(), false);
    } else if (delivery instanceof SendLater later) {
      sleep(later.delay());
      fill(response, later.reply(), false);
    } else if (delivery instanceof SendHalf half) {
      fill(response, half.reply(), true);
    } else {
      throw new IOException("dropped on purpose");
    }
  }

  private static void sleep(Duration wait) throws IOException {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the practice portal ends");
    }
  }

  private static void fill(ClassicHttpResponse response, HttpReply reply, boolean half) {
    response.setCode(reply.status());
    reply.headers().forEach(response::setHeader);
    if (reply.body().size() > 0) {
      response.setEntity(new Body(reply.body().readByteArray(), half));
    }
  }

  private static HttpReply closing(HttpReply reply) {
    return reply.with("Connection", "close");
  }

  /** Null for what is not well enough formed to be a request to a portal. */
  private static @Nullable PortalRequest request(ClassicHttpRequest received, boolean secure) {
    String target = received.getRequestUri();
    HttpUrl url = target.startsWith("/") ? HttpUrl.parse("http://portal" + target) : null;
    try {
      Headers headers = headers(received);
      Buffer body = new Buffer();
      boolean whole = read(received, body);
      return url == null
          ? null
          : new PortalRequest(
              secure,
              received.getMethod(),
              target,
              url,
              headers,
              whole ? body.readByteString() : ByteString.EMPTY,
              !whole);
    } catch (IllegalArgumentException | IOException malformed) {
      // A header's name that is none, a chunk without an end, or a client that has left.
      received.setEntity(null);
      return null;
    }
  }

  /** With the host of the target where that names one, as HTTP has it. */
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

  /** Returns whether the body is whole; of one that is too large the rest is dropped. */
  private static boolean read(ClassicHttpRequest received, Buffer body) throws IOException {
    HttpEntity entity = received.getEntity();
    if (entity == null) {
      return true;
    }
    try (BufferedSource source = Okio.buffer(Okio.source(entity.getContent()))) {
      while (body.size() <= MOST_BYTES) {
        if (source.read(body, MOST_BYTES + 1 - body.size()) < 0) {
          return true;
        }
      }
      body.clear();
      Buffer dropped = new Buffer();
      for (long left = MOST_DROPPED; left > 0; dropped.clear()) {
        long read = source.read(dropped, Math.min(left, BUFFER));
        if (read < 0) {
          break;
        }
        left -= read;
      }
      return false;
    } finally {
      received.setEntity(null);
    }
  }

  /** Connections that take no longer lines, and that shake hands on their own thread. */
  private static final class Connections
      implements HttpConnectionFactory<DefaultBHttpServerConnection> {
    private final DefaultBHttpServerConnectionFactory plain =
        DefaultBHttpServerConnectionFactory.builder()
            .http1Config(
                Http1Config.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
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
      // Not by ServerBootstrap.setSslContext: that shakes hands on the thread that accepts, where
      // one silent client keeps all others out.
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

  /** Says nothing of connections that break, and lets their clients read an end, not a reset. */
  private static final class QuietEnd implements ExceptionListener {
    @Override
    public void onError(Exception any) {}

    @Override
    public void onError(HttpConnection connection, Exception any) {
      connection.close(CloseMode.GRACEFUL);
    }
  }

  /** A body of an answer; its type is among the answer's headers. */
  private static final class Body extends AbstractHttpEntity {
    private final byte[] bytes;
    private final boolean half;

    Body(byte[] bytes, boolean half) {
      super((ContentType) null, null);
      this.bytes = bytes;
      this.half = half;
    }

    @Override
    public long getContentLength() {
      return bytes.length;
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes, 0, half ? bytes.length / 2 : bytes.length);
      if (half) {
        throw new IOException("cut off on purpose");
      }
    }

    @Override
    public boolean isStreaming() {
      return false;
    }

    @Override
    public void close() {}
  }
}
