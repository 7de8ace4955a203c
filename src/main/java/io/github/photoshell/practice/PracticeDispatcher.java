package io.github.photoshell.practice;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Request in, response out. Called by one thread for each connection. */
final class PracticeDispatcher extends Dispatcher {
  /** The most of a request's body that is kept, in bytes. */
  static final long MOST_BYTES = 50L * 1024 * 1024;

  private final MockWebServer server;
  private final Routes routes;
  private final FileCalls files;

  PracticeDispatcher(MockWebServer server, Premises premises) {
    this.server = server;
    this.routes = new Routes(premises);
    this.files = new FileCalls(premises);
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
    // The server puts by every request with its body, for a test to look at. Nobody does here, and
    // a portal that runs for days would be full of them: for each that comes in, one goes.
    server.takeRequest(0, TimeUnit.MILLISECONDS);
    if (recorded.getBodySize() > MOST_BYTES) {
      return Answer.empty(413).onTheWire();
    }
    Optional<PortalRequest> request = PortalRequest.of(recorded);
    return request.isEmpty() ? Answer.empty(400).onTheWire() : answer(request.get()).onTheWire();
  }

  private Answer answer(PortalRequest request) throws InterruptedException {
    try {
      if (!FileCalls.answers(request.path())) {
        return routes.answer(request);
      }
      return request.method().equals("GET")
          ? files.answer(request)
          : Answer.empty(405).with("Allow", "GET");
    } catch (Invalid e) {
      return Envelope.round(request, e);
    } catch (Refusal e) {
      return Envelope.round(e);
    }
  }
}
