package io.github.photoshell.practice;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Server sockets whose connections send at once whatever they are given. The server writes the head
 * of an answer and then its body; by default the body would wait until the client has acknowledged
 * the head, which it puts off for 40 ms.
 */
final class PromptSockets extends ServerSocketFactory {
  private static final int USUAL_BACKLOG = 50;

  /** There it would let two programs listen at one port. */
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private final boolean secure;

  /**
   * @param secure whether what comes is encrypted, and no request can be read in it
   */
  PromptSockets(boolean secure) {
    this.secure = secure;
  }

  private static final class PromptServerSocket extends ServerSocket {
    private final boolean secure;

    PromptServerSocket(boolean secure) throws IOException {
      this.secure = secure;
    }

    /** Connections that have just ended do not keep a portal from coming back to its port. */
    @Override
    public void setReuseAddress(boolean on) throws SocketException {
      super.setReuseAddress(on || !WINDOWS);
    }

    @Override
    public Socket accept() throws IOException {
      Socket socket = secure ? new Socket() : new ReadSocket();
      implAccept(socket);
      socket.setTcpNoDelay(true);
      return socket;
    }
  }

  /** A connection whose requests are read on their way to the server. */
  private static final class ReadSocket extends Socket {
    private @Nullable InputStream requests;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (requests == null) {
        requests = new BodylessGets(super.getInputStream());
      }
      return requests;
    }
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new PromptServerSocket(secure);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, USUAL_BACKLOG);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    socket.bind(new InetSocketAddress(address, port), backlog);
    return socket;
  }
}
