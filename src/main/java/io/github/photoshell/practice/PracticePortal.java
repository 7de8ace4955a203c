package io.github.photoshell.practice;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running practice portal. It listens only on loopback and downloads nothing. */
public final class PracticePortal implements AutoCloseable {
  private final PracticeServer server;
  private final RequestHandler handler;
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
            () -> PracticeState.initial(settings.version(), settings.people(), clock.instant()));
    this.clock = clock;
    this.practiceCertificates = settings.https() ? PracticeCertificates.make() : null;
    faults.replace(start.faults());
    this.handler = new RequestHandler(limit, start.portal(clock), faults, log);
    this.server =
        PracticeServer.start(
            settings.port(),
            practiceCertificates == null ? null : practiceCertificates.sockets(),
            handler);
  }

  /**
   * Starts a portal on 127.0.0.1.
   *
   * @throws java.net.BindException if the port is in use
   * @throws IOException if it cannot listen for another reason
   */
  public static PracticePortal start(PracticeSettings settings) throws IOException {
    return start(settings, Clock.systemUTC());
  }

  static PracticePortal start(PracticeSettings settings, Clock clock) throws IOException {
    return start(settings, clock, RequestLimiter.Limits.DEFAULT);
  }

  static PracticePortal start(PracticeSettings settings, Clock clock, RequestLimiter.Limits limits)
      throws IOException {
    return new PracticePortal(
        settings, clock, settings.rateLimited() ? new RequestLimiter(limits, clock) : null);
  }

  /** Returns whether a new portal has a person, or an API key, of this name. */
  public static boolean initiallyHas(String name) {
    PracticeState initial =
        PracticeState.initial(
            ServerVersion.V3_7, PracticeSettings.MIN_PEOPLE, Clock.systemUTC().instant());
    return initial.members().findByUserName(name).isPresent()
        || initial.keys().keys().stream().anyMatch(key -> key.name().equals(name));
  }

  /** Returns scheme, host and port, such as {@code http://127.0.0.1:40123}, without a slash. */
  public String address() {
    return (practiceCertificates == null ? "http" : "https") + "://127.0.0.1:" + server.port();
  }

  /** Returns the CA certificate that clients must trust, in PEM; empty for http. */
  public Optional<String> certificateAuthority() {
    return Optional.ofNullable(practiceCertificates).map(PracticeCertificates::caPem);
  }

  /** Returns whether a text is such a CA certificate, of this or any other practice portal. */
  public static boolean isCertificateAuthority(String pem) {
    return PracticeCertificates.isAuthority(pem);
  }

  /** Returns the DocSpace version that it behaves like. */
  public ServerVersion version() {
    return state().version();
  }

  /** Returns the number of people. */
  public int peopleCount() {
    return state().members().count();
  }

  /**
   * Returns all keys: the initial ones, which are always the same and start with the admin's, then
   * those created since.
   */
  public List<PracticeKey> keys() {
    return state().keys().keys().stream().map(PracticePortal::toPracticeKey).toList();
  }

  /**
   * Returns a key with all rights of a person, creating one if necessary. Empty if there is no such
   * user name. The key of a disabled or pending person does not work.
   */
  public Optional<PracticeKey> findKey(String userName) {
    return state()
        .members()
        .findByUserName(userName)
        .map(state().keys()::keyOf)
        .map(PracticePortal::toPracticeKey);
  }

  private static PracticeKey toPracticeKey(IssuedKey key) {
    return new PracticeKey(key.name(), key.owner().userName(), key.token());
  }

  /** Returns all people in the order in which they were added. */
  public List<PracticePerson> people() {
    PortalState now = state();
    return now.members().all().stream()
        .map(member -> PracticePerson.of(member, now.photos().get(member)))
        .toList();
  }

  /** Returns a person by case-insensitive user name; empty if there is none. */
  public Optional<PracticePerson> findPerson(String userName) {
    PortalState now = state();
    return now.members()
        .findByUserName(userName)
        .map(member -> PracticePerson.of(member, now.photos().get(member)));
  }

  /** Returns the bytes of a person's original photo; empty if there is none. */
  public Optional<byte[]> picture(String userName) {
    PortalState now = state();
    return now.members()
        .findByUserName(userName)
        .map(member -> now.photos().get(member).photo())
        .map(photo -> photo.original().toByteArray());
  }

  /** Returns the counters. */
  public PracticeCounters counters() {
    return state().photos().counters();
  }

  /** Returns the log of the latest requests. */
  public PracticeLog log() {
    return log;
  }

  /** Returns the counters and at most this many of the latest requests as JSON. */
  public String report(int maxRequests) {
    return log.toJson(counters(), maxRequests);
  }

  /** Returns the pending faults. */
  public PracticeFaults faults() {
    return faults;
  }

  /** Returns the current state, without the log. */
  public PracticeState snapshot() {
    PortalState now = state();
    return new PracticeState(
        now.version(),
        now.members(),
        now.keys().content(),
        now.photos().content(),
        faults.pending());
  }

  /**
   * Restores a state. Keys created since then still work; changes of a request in progress are
   * lost.
   */
  public void restore(PracticeState state) {
    List<IssuedKey> since = state().keys().keys();
    PortalState next = state.portal(clock);
    since.forEach(next.keys()::put);
    faults.replace(state.faults());
    handler.setPortal(next);
  }

  /** Restores the initial state and clears the log. */
  public void reset() {
    restore(start);
    log.clear();
  }

  /** Returns the portal's current parts, such as keys and photos. */
  PortalState state() {
    return handler.portal();
  }

  /** Stops it and frees the port. Further calls do nothing. */
  @Override
  public void close() {
    server.close();
  }
}
