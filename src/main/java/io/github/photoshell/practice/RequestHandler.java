package io.github.photoshell.practice;

import io.github.photoshell.practice.PracticeServer.Delivery;
import io.github.photoshell.practice.PracticeServer.Delivery.Send;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests: checks, faults, rate limit and log. Called by one thread for each connection.
 */
final class RequestHandler implements PracticeServer.Handler {
  private static final String ONLY_LOOPBACK =
      "The practice portal answers only to this computer's own names, such as 127.0.0.1 and"
          + " localhost.\n";

  /**
   * The hosts that name this computer, with or without a port. A web page whose own name resolves
   * to this computer (DNS rebinding) cannot send any of them.
   */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?:(?:[a-z0-9-]+\\.)*localhost\\.?|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d*)?",
          Pattern.CASE_INSENSITIVE);

  private final PracticeFaults faults;
  private final PracticeLog log;
  private final @Nullable RequestLimiter limit;
  private volatile PortalState portal;

  /**
   * @param limit null for none
   */
  RequestHandler(
      @Nullable RequestLimiter limit, PortalState portal, PracticeFaults faults, PracticeLog log) {
    this.limit = limit;
    this.portal = portal;
    this.faults = faults;
    this.log = log;
  }

  PortalState portal() {
    return portal;
  }

  /** Replaces the portal that answers. Requests in progress still use the old one. */
  void setPortal(PortalState other) {
    portal = other;
  }

  @Override
  public Delivery handle(PortalRequest request) throws InterruptedException {
    PortalState now = portal;
    Router router = new Router(now);
    Instant receivedAt = now.now();
    long start = System.nanoTime();
    RequestEffects effects = new RequestEffects();
    Optional<HttpReply> rejection = rejection(request, effects);
    Optional<PracticeFaults.PendingFault> fault =
        rejection.isEmpty()
            ? faults.take(request, practiceFault -> affects(practiceFault, router, request))
            : Optional.empty();
    Optional<IssuedKey> key = request.token().flatMap(now.keys()::find);
    Delivery delivery =
        fault.isPresent()
            ? FaultResponses.of(fault.get(), now, request, effects)
            : new Send(
                rejection.isPresent()
                    ? rejection.get()
                    : rateLimited(
                        key.map(IssuedKey::owner), request, () -> router.answer(request, effects)));
    HttpReply reply = delivery.reply();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log.add(
        number ->
            new PracticeRequest(
                number,
                receivedAt,
                millis,
                request.method(),
                request.target(),
                key.map(IssuedKey::name).orElse(null),
                key.map(known -> known.owner().userName()).orElse(null),
                reply == null ? 0 : reply.status(),
                effects.change(),
                effects.image(),
                fault.map(PracticeFaults.PendingFault::fault).orElse(null),
                effects.note()));
    return delivery;
  }

  /** Returns whether a fault changes the response to a request. */
  private static boolean affects(PracticeFault fault, Router router, PortalRequest request) {
    return fault.condition() == PortalCondition.NORMAL
        || router.isAffectedBy(fault.condition(), request);
  }

  /** Returns the response to a request that never reaches the portal; empty for all others. */
  private static Optional<HttpReply> rejection(PortalRequest request, RequestEffects effects) {
    if (request.headers().values("Authorization").size() > 1) {
      effects.note("refused: two Authorization headers");
      return Optional.of(WebPages.duplicateKeys());
    }
    String host = request.headers().get("Host");
    if (host == null || LOOPBACK.matcher(host.strip()).matches()) {
      return Optional.empty();
    }
    effects.note("refused: the host '" + host + "' is not this computer");
    return Optional.of(HttpReply.text(421, "text/plain; charset=utf-8", ONLY_LOOPBACK));
  }

  private interface ReplySupplier {
    HttpReply get() throws InterruptedException;
  }

  /** Answers unless the rate limit is reached. Requests for files are not counted. */
  private HttpReply rateLimited(Optional<Member> caller, PortalRequest request, ReplySupplier reply)
      throws InterruptedException {
    if (limit == null || request.isFile()) {
      return reply.get();
    }
    String callerId = caller.map(member -> member.id().toString()).orElse("nobody");
    Optional<HttpReply> refusal = limit.acquire(callerId, request.method());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return reply.get();
    } finally {
      limit.release(callerId, request.method());
    }
  }
}
