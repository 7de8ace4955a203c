package io.github.photoshell.terminal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Forwards bytes to a portal, except requests for one path: it reports when they arrive and when
 * the client closes the connection.
 */
final class UnansweredRelay implements AutoCloseable {
  private final ServerSocket server;
  private final URI portal;
  private final String unansweredLine;
  private final BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();

  /**
   * @param portal the address that requests are forwarded to
   * @param unansweredLine a part of the request line of requests without response
   */
  UnansweredRelay(String portal, String unansweredLine) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.portal = URI.create(portal);
    this.unansweredLine = unansweredLine;
    background(this::accept);
  }

  String address() {
    return "http://" + label();
  }

  String label() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Waits for a request without response and returns {@link System#nanoTime()} of its arrival. */
  BlockingQueue<Long> arrived() {
    return arrived;
  }

  /** Waits until the connection of such a request is closed and returns the time. */
  BlockingQueue<Long> closed() {
    return closed;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      background(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client;
        Socket upstream = new Socket(portal.getHost(), portal.getPort())) {
      background(() -> pump(upstream.getInputStream(), client.getOutputStream()));
      InputStream in = client.getInputStream();
      byte[] some = new byte[16 * 1024];
      boolean silent = false;
      try {
        for (int n; (n = in.read(some)) >= 0; ) {
          if (new String(some, 0, n, ISO_8859_1).contains(unansweredLine)) {
            silent = true;
            arrived.add(System.nanoTime());
          } else {
            upstream.getOutputStream().write(some, 0, n);
          }
        }
      } finally {
        if (silent) {
          closed.add(System.nanoTime());
        }
      }
    }
  }

  private static void pump(InputStream in, OutputStream out) throws IOException {
    in.transferTo(out);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void background(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | UncheckedIOException e) {
                // One side has closed the connection.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
