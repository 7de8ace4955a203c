package io.github.photoshell.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Before sending a change over a reused connection, checks that the server has not closed it. After
 * a broken response, tells "headers too long" from "connection closed".
 */
final class PortalInterceptor implements Interceptor {
  private final CallProgress progress;

  PortalInterceptor(CallProgress progress) {
    this.progress = progress;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Socket socket = Objects.requireNonNull(chain.connection()).socket();
    // On a connection with several streams, a byte read here would be missing elsewhere.
    boolean isAlone = isHttp1(Objects.requireNonNull(chain.connection()));
    if (isAlone
        && !HttpClients.reads(request.method())
        && !progress.isOnNewConnection()
        && !isSilent(socket)) {
      throw new ConnectionClosedException();
    }
    try {
      return chain.proceed(request);
    } catch (IOException e) {
      if (isAlone && e.getCause() instanceof EOFException && !isAtEnd(socket)) {
        throw new HeadersTooLongException(e);
      }
      throw e;
    }
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
