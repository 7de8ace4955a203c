package io.github.photoshell.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on loopback that sends every request to one server, whatever host was requested, so that
 * a portal may have any host name.
 */
public final class TestProxy implements AutoCloseable {
  private static final List<String> BASIC = List.of("Basic realm=\"small\"");

  private final ServerSocket listener;
  private final int target;
  private final @Nullable String login;
  private final @Nullable String refusal;
  private final List<String> challenges;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private TestProxy(
      int target, @Nullable String login, @Nullable String refusal, List<String> challenges)
      throws IOException {
    this.challenges = challenges;
    this.target = target;
    this.login = login;
    this.refusal = refusal;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    background(this::listen);
  }

  /** Returns a proxy without authentication. */
  public static TestProxy to(int port) throws IOException {
    return new TestProxy(port, null, null, BASIC);
  }

  /**
   * Returns a proxy with authentication.
   *
   * @param login as in {@code ada:secret}
   */
  public static TestProxy to(int port, String login) throws IOException {
    return new TestProxy(port, login, null, BASIC);
  }

  /**
   * Returns a proxy that refuses every request.
   *
   * @param status as in {@code 403 Forbidden}
   */
  public static TestProxy refusingAll(String status) throws IOException {
    return new TestProxy(0, null, status, BASIC);
  }

  /** Returns a proxy that asks for authentication with these schemes. */
  public static TestProxy asking(String... schemes) throws IOException {
    return new TestProxy(0, null, "407 Login Required", List.of(schemes));
  }

  /** Returns host and port. */
  public String label() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns the heads of the received requests. */
  public List<String> heads() {
    return heads;
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listener.accept();
        background(() -> serve(client));
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  private void serve(Socket client) {
    try (client) {
      while (true) {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
          return;
        }
        heads.add(head);
        String answer = refusal != null ? refusal : isKnown(head) ? null : "407 Login Required";
        if (answer != null) {
          send(
              client,
              "HTTP/1.1 "
                  + answer
                  + challenges.stream()
                      .map(challenge -> "\r\nProxy-Authenticate: " + challenge)
                      .collect(Collectors.joining())
                  + "\r\nContent-Length: 0\r\n\r\n");
          continue;
        }
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
          if (head.startsWith("CONNECT ")) {
            send(client, "HTTP/1.1 200 Connected\r\n\r\n");
          } else {
            send(server, withoutHost(head));
          }
          Thread back = background(() -> copy(server, client));
          copy(client, server);
          back.join();
        }
        return;
      }
    } catch (IOException | InterruptedException e) {
      // One side has closed the connection.
    }
  }

  private boolean isKnown(String head) {
    return login == null
        || head.contains(
            "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  /** Removes the host and the proxy credentials from a request. */
  private static String withoutHost(String head) {
    return head.replaceFirst(" http://[^/]+", " ")
        .replaceFirst("Proxy-Authorization: [^\r]*\r\n", "");
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b; (b = in.read()) >= 0; ) {
      head.write(b);
      String text = head.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    return "";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static void copy(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n; (n = in.read(bytes)) >= 0; ) {
        out.write(bytes, 0, n);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // The other side has closed the connection.
    }
  }

  private static Thread background(Runnable task) {
    Thread thread = new Thread(task, "small proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
