package io.github.photoshell.practice;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running practice portal. It answers on loopback only and fetches nothing from anywhere. */
public final class PracticePortal implements AutoCloseable {
  private final PracticeServer server;
  private final RequestHandler dispatcher;
  private final PracticeFaults faults = new PracticeFaults();
  private final PracticeLog log = new PracticeLog();
  private final Clock clock;
  private final PracticeState start;

  private final @Nullable PracticeCertificates practiceCertificates;

  private PracticePortal(PracticeSettings settings, Clock clock, @Nullable RequestLimiter limit)
      throws IOException {
    this.start =
        Objects.requireNonNullElseGet(
            settings.start(),
            () -> PortalState.start(settings.version(), settings.people(), clock.instant()));
    this.clock = clock;
    this.practiceCertificates = settings.https() ? PracticeCertificates.make() : null;
    faults.replace(start.faults());
    PortalInstance portal = new PortalInstance(PortalState.of(start, clock));
    this.dispatcher = new RequestHandler(limit, portal, faults, log);
    this.server =
        PracticeServer.start(
            settings.port(),
            practiceCertificates == null ? null : practiceCertificates.sockets(),
            dispatcher);
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
    return start(settings, clock, RequestLimiter.Figures.USUAL);
  }

  static PracticePortal start(
      PracticeSettings settings, Clock clock, RequestLimiter.Figures figures) throws IOException {
    return new PracticePortal(
        settings, clock, settings.limited() ? new RequestLimiter(figures, clock) : null);
  }

  /**
   * Scheme, host and port, such as {@code http://127.0.0.1:40123} or one with https; no slash at
   * the end.
   */
  public String address() {
    return (practiceCertificates == null ? "http" : "https") + "://127.0.0.1:" + server.port();
  }

  /** The certificate that a client must trust, in PEM; empty where no https is spoken. */
  public Optional<String> certificateAuthority() {
    return Optional.ofNullable(practiceCertificates).map(PracticeCertificates::caPem);
  }

  /** Whose habits it has. */
  public ServerVersion rules() {
    return premises().version();
  }

  /** How many people live on it. */
  public int people() {
    return premises().members().count();
  }

  /** The keys it was born with, the admin's first and always the same; then those made since. */
  public List<PracticeKey> keys() {
    return premises().keys().keys().stream().map(PracticePortal::shown).toList();
  }

  /**
   * A key with which somebody may do all that they may; made when they have none. Empty when nobody
   * has that user name. The key of a disabled or pending person opens nothing.
   */
  public Optional<PracticeKey> keyOf(String userName) {
    return premises()
        .members()
        .named(userName)
        .map(premises().keys()::of)
        .map(PracticePortal::shown);
  }

  private static PracticeKey shown(IssuedKey key) {
    return new PracticeKey(key.name(), key.maker().userName(), key.token());
  }

  /** Everybody on it, in the order in which they came. */
  public List<PracticePerson> everybody() {
    PortalState now = premises();
    return now.members().all().stream()
        .map(member -> PracticePerson.of(member, now.photos().of(member)))
        .toList();
  }

  /** Somebody by user name, in any letter case; empty when nobody has it. */
  public Optional<PracticePerson> person(String userName) {
    PortalState now = premises();
    return now.members()
        .named(userName)
        .map(member -> PracticePerson.of(member, now.photos().of(member)));
  }

  /** The bytes of somebody's photo, at full size; empty without one. */
  public Optional<byte[]> picture(String userName) {
    PortalState now = premises();
    return now.members()
        .named(userName)
        .map(member -> now.photos().of(member).photo())
        .map(photo -> photo.original().toByteArray());
  }

  /** How often something happened. */
  public PracticeCounters counters() {
    return premises().photos().counters();
  }

  /** Its latest requests. */
  public PracticeLog log() {
    return log;
  }

  /** The latest requests, so many at most, and the counters, as a document of JSON. */
  public String report(int most) {
    return LogReport.of(log, counters(), most);
  }

  /** The faults that wait for calls. */
  public PracticeFaults faults() {
    return faults;
  }

  /** All that it holds now; the log is not part of it. */
  public PracticeState snapshot() {
    PortalState now = premises();
    return new PracticeState(
        now.version(),
        now.members(),
        now.keys().content(),
        now.photos().content(),
        faults.waiting());
  }

  /**
   * Makes it hold what it held once. Keys made since go on working, and what a request under way
   * changes is lost.
   */
  public void restore(PracticeState state) {
    List<IssuedKey> since = premises().keys().keys();
    PortalState next = PortalState.of(state, clock);
    since.forEach(next.keys()::keep);
    faults.replace(state.faults());
    dispatcher.move(new PortalInstance(next));
  }

  /** Makes it hold what it held at its start, and empties the log. */
  public void reset() {
    restore(start);
    log.clear();
  }

  /** All that is behind the door: the keys to add to, the books to read. */
  PortalState premises() {
    return dispatcher.house().premises();
  }

  /** Ends it and frees the port; a second time does nothing. */
  @Override
  public void close() {
    server.close();
  }
}
