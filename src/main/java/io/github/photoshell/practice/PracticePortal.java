package io.github.photoshell.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;

/** A running practice portal. It answers on loopback only and fetches nothing from anywhere. */
public final class PracticePortal implements AutoCloseable {
  /** Held, so that the level set on it is not lost with it. Its chatter belongs on no terminal. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final MockWebServer server;
  private final PracticeDispatcher dispatcher;
  private final PracticeFaults faults;
  private final PracticeLog log;
  private final Clock clock;
  private final PracticeState start;

  private PracticePortal(
      MockWebServer server,
      PracticeState start,
      Clock clock,
      PracticeFaults faults,
      PracticeLog log) {
    this.server = server;
    this.start = start;
    this.clock = clock;
    this.faults = faults;
    this.log = log;
    House house = new House(Premises.of(start, clock));
    this.dispatcher = new PracticeDispatcher(server, house, faults, log);
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
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptSockets());
    server.setBodyLimit(PracticeDispatcher.MOST_BYTES);
    PracticePortal portal =
        new PracticePortal(
            server,
            Premises.start(settings.rules(), settings.people()),
            clock,
            new PracticeFaults(),
            new PracticeLog());
    server.setDispatcher(portal.dispatcher);
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), settings.port());
    return portal;
  }

  /** Scheme, host and port, such as {@code http://127.0.0.1:40123}; no slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** Whose habits it has. */
  public Rules rules() {
    return premises().rules();
  }

  /** How many people live on it. */
  public int people() {
    return premises().people().count();
  }

  /** The keys it was born with, the admin's first and always the same; then those made since. */
  public List<PracticeKey> keys() {
    return premises().keys().keys().stream().map(PracticePortal::shown).toList();
  }

  /**
   * A key with which somebody may do all that they may; made when they have none. Empty when nobody
   * has that user name. The key of a disabled person opens nothing.
   */
  public Optional<PracticeKey> keyOf(String userName) {
    return premises()
        .people()
        .named(userName)
        .map(premises().keys()::of)
        .map(PracticePortal::shown);
  }

  private static PracticeKey shown(ApiKey key) {
    return new PracticeKey(key.name(), key.maker().userName(), key.token());
  }

  /** Everybody on it, in the order in which they came. */
  public List<PracticePerson> everybody() {
    Premises now = premises();
    return now.people().all().stream()
        .map(person -> PracticePerson.of(person, now.albums().of(person)))
        .toList();
  }

  /** Somebody by user name, in any letter case; empty when nobody has it. */
  public Optional<PracticePerson> person(String userName) {
    Premises now = premises();
    return now.people()
        .named(userName)
        .map(person -> PracticePerson.of(person, now.albums().of(person)));
  }

  /** The bytes of somebody's photo, at full size; empty without one. */
  public Optional<byte[]> picture(String userName) {
    Premises now = premises();
    return now.people()
        .named(userName)
        .map(person -> now.albums().of(person).photo())
        .map(photo -> photo.original().toByteArray());
  }

  /** How often something happened. */
  public PracticeCounters counters() {
    return premises().albums().counters();
  }

  /** Its latest requests. */
  public PracticeLog log() {
    return log;
  }

  /** The faults that wait for calls. */
  public PracticeFaults faults() {
    return faults;
  }

  /** All that it holds now; the log is not part of it. */
  public PracticeState snapshot() {
    Premises now = premises();
    return new PracticeState(
        now.rules(), now.people(), now.keys().content(), now.albums().content(), faults.waiting());
  }

  /**
   * Makes it hold what it held once. Keys made since go on working, and what a request under way
   * changes is lost.
   */
  public void restore(PracticeState state) {
    List<ApiKey> since = premises().keys().keys();
    Premises next = Premises.of(state, clock);
    since.forEach(next.keys()::keep);
    faults.replace(state.faults());
    dispatcher.move(new House(next));
  }

  /** Makes it hold what it held at its start. */
  public void reset() {
    restore(start);
  }

  /** All that is behind the door: the keys to add to, the books to read. */
  Premises premises() {
    return dispatcher.house().premises();
  }

  /** Ends it and frees the port; a second time does nothing. */
  @Override
  public void close() {
    server.close();
  }
}
