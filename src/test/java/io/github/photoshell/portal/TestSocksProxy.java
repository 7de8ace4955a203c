package io.github.photoshell.portal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS 5 proxy (RFC 1928, 1929) on loopback that connects every request to one server. */
final class TestSocksProxy implements AutoCloseable {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int PASSWORD = 2;
  private static final int HOST_NAME = 3;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final String login;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();

  /**
   * @param login the only accepted login, as in {@code ada:secret}; empty for none
   */
  TestSocksProxy(int target, String login) throws IOException {
    this.target = target;
    this.login = login;
    inBackground(this::listen);
  }

  String label() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns the requested hosts and ports. */
  List<String> requests() {
    return requests;
  }

  /** Returns the received user names and passwords. */
  List<String> logins() {
    return logins;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void inBackground(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The other side has closed the connection.
              }
            },
            "SOCKS proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() throws IOException {
    while (true) {
      Socket client = listener.accept();
      inBackground(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      in.readByte();
      in.readFully(new byte[in.readUnsignedByte()]);
      out.write(new byte[] {VERSION, (byte) (login.isEmpty() ? NO_LOGIN : PASSWORD)});
      if (!login.isEmpty()) {
        in.readByte();
        String received = text(in) + ":" + text(in);
        logins.add(received);
        out.write(new byte[] {1, (byte) (received.equals(login) ? 0 : 1)});
        if (!received.equals(login)) {
          return;
        }
      }
      in.readFully(new byte[3]);
      if (in.readByte() != HOST_NAME) {
        throw new IOException("the client has resolved the name itself");
      }
      requests.add(text(in) + ":" + in.readUnsignedShort());
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        out.write(new byte[] {VERSION, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        InputStream answers = server.getInputStream();
        inBackground(() -> answers.transferTo(out));
        in.transferTo(server.getOutputStream());
      }
    }
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedByte()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
