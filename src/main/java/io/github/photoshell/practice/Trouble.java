package io.github.photoshell.practice;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** How a fault looks on the wire: the {@code any-*} examples of the contract. */
final class Trouble {
  private static final Duration SHORT_WAIT = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final Duration OFF = Duration.ofDays(1);
  private static final String NO_GATEWAY =
      "<html><head><title>502 Bad Gateway</title></head>"
          + "<body><center><h1>502 Bad Gateway</h1></center></body></html>";
  private static final String SIGN_IN =
      "<!DOCTYPE html><html><head><title>Welcome to our network</title></head>"
          + "<body><h1>Please sign in</h1></body></html>";

  /**
   * What goes out.
   *
   * @param status 0 when nothing does
   */
  record Outcome(int status, MockResponse response) {
    static Outcome of(Answer answer) {
      return new Outcome(answer.status(), answer.onTheWire());
    }
  }

  private Trouble() {}

  /** What becomes of a request that meets a fault. */
  static Outcome of(
      PracticeFaults.Waiting fault, House house, PortalRequest request, Happening happening)
      throws InterruptedException {
    return switch (fault.fault()) {
      case RATE_LIMIT -> limited(house, time(fault, SHORT_WAIT));
      case DAILY_LIMIT -> limited(house, time(fault, PracticeFaults.LONGEST));
      case RATE_LIMIT_MUTE -> Outcome.of(Answer.empty(429));
      case BAD_GATEWAY -> Outcome.of(Answer.text(502, "text/html", NO_GATEWAY));
      case UNPAID -> Outcome.of(Answer.problem(402, "Payment Required", "15.5.3"));
      case BLOCKED_NETWORK ->
          Outcome.of(
              Answer.text(
                  403, "text/plain; charset=utf-8", "The access to the portal is restricted"));
      case NO_SCOPE -> Outcome.of(Answer.empty(403));
      case SUSPENDED -> Outcome.of(Answer.empty(404));
      case EXPIRED_KEY -> Outcome.of(Answer.empty(401));
      case NOT_JSON -> Outcome.of(Answer.text(200, "text/html; charset=utf-8", SIGN_IN));
      case DROPPED -> dropped();
      case DROPPED_AFTER -> {
        house.answer(request, happening);
        yield dropped();
      }
      case CUT_BODY -> cut(house.answer(request, happening));
      case PHOTO_RETURNS -> Outcome.of(house.withCachedPhotos().answer(request, happening));
      case SLOW -> slow(house.answer(request, happening), time(fault, SLOW));
      case CLOCK_OFF -> {
        Clock ahead = Clock.offset(house.premises().clock(), time(fault, OFF));
        yield Outcome.of(house.by(ahead).answer(request, happening));
      }
    };
  }

  private static Duration time(PracticeFaults.Waiting fault, Duration usual) {
    return Objects.requireNonNullElse(fault.duration(), usual);
  }

  private static Outcome limited(House house, Duration wait) {
    return Outcome.of(Answer.limited(1500, house.premises().now().plus(wait), wait));
  }

  private static Outcome dropped() {
    MockResponse.Builder response = new MockResponse.Builder();
    return new Outcome(0, response.onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  /** The head promises the whole body. An answer without one breaks off before its head. */
  private static Outcome cut(Answer answer) {
    Buffer body = answer.body();
    if (body.size() == 0) {
      return dropped();
    }
    MockResponse.Builder response = answer.onTheWire().newBuilder();
    return new Outcome(
        answer.status(), response.onResponseBody(new SocketEffect.CloseSocket()).build());
  }

  private static Outcome slow(Answer answer, Duration wait) {
    MockResponse.Builder response = answer.onTheWire().newBuilder();
    return new Outcome(
        answer.status(), response.headersDelay(wait.toMillis(), TimeUnit.MILLISECONDS).build());
  }
}
