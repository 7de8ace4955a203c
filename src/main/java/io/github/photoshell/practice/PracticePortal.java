package io.github.photoshell.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A running practice portal. It answers on loopback only and fetches nothing from anywhere. */
public final class PracticePortal implements AutoCloseable {
  /** Held, so that the level set on it is not lost with it. Its chatter belongs on no terminal. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final PracticeSettings settings;
  private final MockWebServer server;

  private PracticePortal(PracticeSettings settings, MockWebServer server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * Starts a portal on 127.0.0.1.
   *
   * @throws java.net.BindException when the port is in use
   * @throws IOException when it can't listen for another reason
   */
  public static PracticePortal start(PracticeSettings settings) throws IOException {
    SERVER_LOG.setLevel(Level.OFF);
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(404).build();
          }
        });
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), settings.port());
    return new PracticePortal(settings, server);
  }

  /** Scheme, host and port, such as {@code http://127.0.0.1:40123}; no slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** Whose habits it has. */
  public Rules rules() {
    return settings.rules();
  }

  /** The keys it was born with, the admin's first; always the same. */
  public List<PracticeKey> keys() {
    return List.of();
  }

  /** How many people live on it. */
  public int people() {
    return settings.people();
  }

  /** Ends it and frees the port; a second time does nothing. */
  @Override
  public void close() {
    server.close();
  }
}
