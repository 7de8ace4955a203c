package io.github.photoshell.practice;

import io.github.photoshell.practice.Delivery.Drop;
import io.github.photoshell.practice.Delivery.Send;
import io.github.photoshell.practice.Delivery.SendHalf;
import io.github.photoshell.practice.Delivery.SendLater;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** The responses of faults: the {@code any-*} examples of the contract. */
final class FaultResponses {
  private static final Duration SHORT_WAIT = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final Duration OFF = Duration.ofDays(1);
  private static final String NO_GATEWAY =
      "<html><head><title>502 Bad Gateway</title></head>"
          + "<body><center><h1>502 Bad Gateway</h1></center></body></html>";
  private static final String SIGN_IN =
      "<!DOCTYPE html><html><head><title>Welcome to our network</title></head>"
          + "<body><h1>Please sign in</h1></body></html>";

  private FaultResponses() {}

  /** Returns the delivery for a request that a fault affects. */
  static Delivery of(
      PracticeFaults.Waiting fault,
      PortalInstance portal,
      PortalRequest request,
      RequestEffects effects)
      throws InterruptedException {
    return switch (fault.fault()) {
      case RATE_LIMIT -> limited(portal, time(fault, SHORT_WAIT));
      case DAILY_LIMIT -> limited(portal, time(fault, PracticeFaults.LONGEST));
      case RATE_LIMIT_MUTE -> new Send(HttpReply.empty(429));
      case BAD_GATEWAY -> new Send(HttpReply.text(502, "text/html", NO_GATEWAY));
      case UNPAID, SUSPENDED, REMOVING, RESTORING, BLOCKED_NETWORK, PHOTO_RETURNS ->
          new Send(portal.in(fault.fault().condition()).answer(request, effects));
      case NO_SCOPE -> new Send(HttpReply.empty(403));
      case EXPIRED_KEY -> new Send(HttpReply.empty(401));
      case NOT_JSON -> new Send(HttpReply.text(200, "text/html; charset=utf-8", SIGN_IN));
      case DROPPED -> new Drop();
      case DROPPED_AFTER -> {
        portal.answer(request, effects);
        yield new Drop();
      }
      case CUT_BODY -> cut(portal.answer(request, effects));
      case SLOW -> new SendLater(portal.answer(request, effects), time(fault, SLOW));
      case CLOCK_OFF -> {
        Clock ahead = Clock.offset(portal.premises().clock(), time(fault, OFF));
        yield new Send(portal.by(ahead).answer(request, effects));
      }
    };
  }

  private static Duration time(PracticeFaults.Waiting fault, Duration usual) {
    return Objects.requireNonNullElse(fault.duration(), usual);
  }

  private static Delivery limited(PortalInstance portal, Duration wait) {
    return new Send(HttpReply.limited(1500, portal.premises().now().plus(wait), wait));
  }

  /**
   * Cuts a response in half. Its head announces the whole body; a response without a body is
   * dropped.
   */
  private static Delivery cut(HttpReply reply) {
    return reply.body().size() == 0 ? new Drop() : new SendHalf(reply);
  }
}
