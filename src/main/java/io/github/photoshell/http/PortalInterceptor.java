package io.github.photoshell.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttp;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last step before the network. It adds the token only here, so that no stored request contains
 * it as a text that cannot be wiped. Before a change over a reused connection, it checks that the
 * server has not closed it.
 */
final class PortalInterceptor implements Interceptor {
  private static final String LIBRARY_NAME = "okhttp/" + OkHttp.VERSION;

  private final @Nullable Token token;
  private final CallProgress progress;

  /**
   * @param token null to send none
   */
  PortalInterceptor(@Nullable Token token, CallProgress progress) {
    this.token = token;
    this.progress = progress;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = Objects.requireNonNull(chain.connection());
    Socket socket = connection.socket();
    // On a connection with several streams, a byte read here would be missing elsewhere.
    boolean isAlone = isHttp1(connection);
    if (isAlone
        && !HttpClients.reads(chain.request().method())
        && !progress.isOnNewConnection()
        && !isSilent(socket)) {
      throw new ConnectionClosedException();
    }
    try {
      return withoutRetry(chain.proceed(withToken(chain.request())));
    } catch (IOException e) {
      if (isAlone && e.getCause() instanceof EOFException && !isAtEnd(socket)) {
        throw new HeadersTooLongException(e);
      }
      throw e;
    }
  }

  /** Returns a request with the token and without the name that OkHttp adds if there is none. */
  private Request withToken(Request request) throws IOException {
    Request.Builder sent = request.newBuilder();
    if (LIBRARY_NAME.equals(request.header(HttpClients.USER_AGENT_HEADER))) {
      sent.removeHeader(HttpClients.USER_AGENT_HEADER);
    }
    if (token != null) {
      if (token.isWiped()) {
        throw new IOException("the session is over");
      }
      sent.header(HttpClients.AUTHORIZATION, token.header());
    }
    return sent.build();
  }

  /** OkHttp would repeat a request by itself after a 503 that allows it at once, even a PUT. */
  private static Response withoutRetry(Response response) {
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  private static boolean isHttp1(Connection connection) {
    return connection.protocol() == Protocol.HTTP_1_1 || connection.protocol() == Protocol.HTTP_1_0;
  }

  /** Returns whether a connection is open without unexpected data. */
  private static boolean isSilent(Socket socket) {
    try {
      read(socket);
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isAtEnd(Socket socket) {
    try {
      return read(socket) < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static int read(Socket socket) throws IOException {
    int usual = socket.getSoTimeout();
    socket.setSoTimeout(1);
    try {
      return socket.getInputStream().read();
    } finally {
      socket.setSoTimeout(usual);
    }
  }

  /** Thrown when an idle connection was closed before the request was sent. */
  static final class ConnectionClosedException extends IOException {}

  /** Thrown when the headers of a response are too long. */
  static final class HeadersTooLongException extends IOException {
    HeadersTooLongException(IOException cause) {
      super(cause);
    }
  }
}
