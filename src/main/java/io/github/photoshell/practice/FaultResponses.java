package io.github.photoshell.practice;

import io.github.photoshell.practice.PracticeServer.Delivery;
import io.github.photoshell.practice.PracticeServer.Delivery.Drop;
import io.github.photoshell.practice.PracticeServer.Delivery.Send;
import io.github.photoshell.practice.PracticeServer.Delivery.SendHalf;
import io.github.photoshell.practice.PracticeServer.Delivery.SendLater;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** The responses of faults: the {@code any-*} examples of the contract. */
final class FaultResponses {
  private static final String SIGN_IN_PAGE =
      "<!DOCTYPE html><html><head><title>Welcome to our network</title></head>"
          + "<body><h1>Please sign in</h1></body></html>";

  private FaultResponses() {}

  /** Returns the delivery for a request that a fault affects. */
  static Delivery of(
      PracticeFaults.PendingFault fault,
      PortalState portal,
      PortalRequest request,
      RequestEffects effects)
      throws InterruptedException {
    Router router = new Router(portal.withCondition(fault.fault().condition()));
    return switch (fault.fault()) {
      case RATE_LIMIT, DAILY_LIMIT -> rateLimited(portal, duration(fault));
      case RATE_LIMIT_MUTE -> new Send(HttpReply.empty(429));
      case BAD_GATEWAY -> new Send(WebPages.proxyError(502, "Bad Gateway"));
      case UNPAID, SUSPENDED, REMOVING, RESTORING, BLOCKED_NETWORK, PHOTO_RETURNS ->
          new Send(router.answer(request, effects));
      case NO_SCOPE -> new Send(HttpReply.empty(403));
      case EXPIRED_KEY -> new Send(HttpReply.empty(401));
      case NOT_JSON -> new Send(HttpReply.text(200, "text/html; charset=utf-8", SIGN_IN_PAGE));
      case DROPPED -> new Drop();
      case DROPPED_AFTER -> {
        router.answer(request, effects);
        yield new Drop();
      }
      case CUT_BODY -> half(router.answer(request, effects));
      case SLOW -> new SendLater(router.answer(request, effects), duration(fault));
      case CLOCK_OFF -> {
        Clock fastClock = Clock.offset(portal.clock(), duration(fault));
        yield new Send(new Router(portal.withClock(fastClock)).answer(request, effects));
      }
    };
  }

  private static Duration duration(PracticeFaults.PendingFault fault) {
    return Objects.requireNonNullElse(fault.duration(), fault.fault().defaultDuration());
  }

  private static Delivery rateLimited(PortalState portal, Duration wait) {
    return new Send(HttpReply.rateLimited(1500, portal.now().plus(wait), wait));
  }

  /**
   * Cuts a response in half. Its head announces the whole body; a response without a body is
   * dropped.
   */
  private static Delivery half(HttpReply reply) {
    return reply.body().size() == 0 ? new Drop() : new SendHalf(reply);
  }
}
