package io.github.photoshell.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;

/** A running practice portal. It answers on loopback only and fetches nothing from anywhere. */
public final class PracticePortal implements AutoCloseable {
  /** Held, so that the level set on it is not lost with it. Its chatter belongs on no terminal. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final PracticeSettings settings;
  private final MockWebServer server;
  private final Premises premises;
  private final List<PracticeKey> keys;

  private PracticePortal(PracticeSettings settings, MockWebServer server, Premises premises) {
    this.settings = settings;
    this.server = server;
    this.premises = premises;
    this.keys =
        premises.keys().keys().stream()
            .map(key -> new PracticeKey(key.name(), key.maker().userName(), key.token()))
            .toList();
  }

  /**
   * Starts a portal on 127.0.0.1.
   *
   * @throws java.net.BindException when the port is in use
   * @throws IOException when it can't listen for another reason
   */
  public static PracticePortal start(PracticeSettings settings) throws IOException {
    return start(settings, Clock.systemUTC());
  }

  static PracticePortal start(PracticeSettings settings, Clock clock) throws IOException {
    SERVER_LOG.setLevel(Level.OFF);
    Premises premises = Premises.of(settings.rules(), settings.people(), clock);
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptSockets());
    server.setBodyLimit(PracticeDispatcher.MOST_BYTES);
    server.setDispatcher(new PracticeDispatcher(server, premises));
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), settings.port());
    return new PracticePortal(settings, server, premises);
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
    return keys;
  }

  /** How many people live on it. */
  public int people() {
    return settings.people();
  }

  /** All that is behind the door: the keys to add to, the books to read. */
  Premises premises() {
    return premises;
  }

  /** Ends it and frees the port; a second time does nothing. */
  @Override
  public void close() {
    server.close();
  }
}
