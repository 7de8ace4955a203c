package io.github.photoshell.practice;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Request in, response out. Called by one thread for each connection. */
final class PracticeDispatcher extends Dispatcher {
  /** The most of a request's body that is kept, in bytes. */
  static final long MOST_BYTES = 50L * 1024 * 1024;

  private final MockWebServer server;
  private final PracticeFaults faults;
  private final PracticeLog log;
  private final @Nullable RateLimit limit;
  private final boolean secure;
  private volatile House house;

  /**
   * @param secure whether it is reached by https
   * @param limit null for none
   */
  PracticeDispatcher(
      MockWebServer server,
      boolean secure,
      @Nullable RateLimit limit,
      House house,
      PracticeFaults faults,
      PracticeLog log) {
    this.server = server;
    this.secure = secure;
    this.limit = limit;
    this.house = house;
    this.faults = faults;
    this.log = log;
  }

  House house() {
    return house;
  }

  /** Lets another house answer; what is on its way through the old one is not seen there. */
  void move(House other) {
    house = other;
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
    // The server puts by every request with its body, for a test to look at. Nobody does here, and
    // a portal that runs for days would be full of them: for each that comes in, one goes.
    server.takeRequest(0, TimeUnit.MILLISECONDS);
    if (recorded.getBodySize() > MOST_BYTES) {
      return Answer.empty(413).onTheWire();
    }
    Optional<PortalRequest> request = PortalRequest.of(recorded, secure);
    return request.isEmpty() ? Answer.empty(400).onTheWire() : answer(request.get());
  }

  private MockResponse answer(PortalRequest request) throws InterruptedException {
    House now = house;
    Instant came = now.premises().now();
    long start = System.nanoTime();
    Happening happening = new Happening();
    Optional<PracticeFaults.Waiting> fault = faults.strike(request);
    Optional<ApiKey> key = request.token().flatMap(now.premises().keys()::named);
    Trouble.Outcome outcome =
        fault.isPresent()
            ? Trouble.of(fault.get(), now, request, happening)
            : Trouble.Outcome.of(
                admitted(key.map(ApiKey::maker), request, () -> now.answer(request, happening)));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log.add(
        number ->
            new PracticeRequest(
                number,
                came,
                millis,
                request.method(),
                request.target(),
                key.map(ApiKey::name).orElse(null),
                key.map(known -> known.maker().userName()).orElse(null),
                outcome.status(),
                happening.change(),
                happening.image(),
                fault.map(PracticeFaults.Waiting::fault).orElse(null)));
    return outcome.response();
  }

  private interface Answering {
    Answer answer() throws InterruptedException;
  }

  /** The answer, unless it is to one call too many. Files are not counted. */
  private Answer admitted(Optional<Person> caller, PortalRequest request, Answering answering)
      throws InterruptedException {
    if (limit == null || FileCalls.answers(request.path())) {
      return answering.answer();
    }
    String who = caller.map(person -> person.id().toString()).orElse("nobody");
    Optional<Answer> tooMany = limit.enter(who, request.method());
    if (tooMany.isPresent()) {
      return tooMany.get();
    }
    try {
      return answering.answer();
    } finally {
      limit.leave(who, request.method());
    }
  }
}
