package io.github.photoshell.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Creates server sockets that have released their port when {@code close} returns. */
final class PortReleasingSocketFactory extends ServerSocketFactory {
  /**
   * A socket whose {@code close} waits for {@code accept}: until that returns, the port is in use.
   */
  private static final class Listener extends ServerSocket {
    private final Semaphore accepting = new Semaphore(1);

    Listener() throws IOException {}

    @Override
    public Socket accept() throws IOException {
      accepting.acquireUninterruptibly();
      try {
        return super.accept();
      } finally {
        accepting.release();
      }
    }

    @Override
    public void close() throws IOException {
      super.close();
      accepting.acquireUninterruptibly();
      accepting.release();
    }
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, 0);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = new Listener();
    socket.bind(new InetSocketAddress(address, port), backlog);
    return socket;
  }
}
