package io.github.photoshell.practice;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A portal's state with the router that answers requests for it. */
final class PortalInstance {
  private final PortalState state;
  private final Router router;
  private final FileEndpoints files;

  PortalInstance(PortalState state) {
    this.state = state;
    this.router = new Router(state);
    this.files = new FileEndpoints(state);
  }

  PortalState state() {
    return state;
  }

  /** Returns the same portal with another clock. */
  PortalInstance withClock(Clock clock) {
    return new PortalInstance(state.withClock(clock));
  }

  /** Returns the same portal in another condition. */
  PortalInstance withCondition(PortalCondition portalCondition) {
    return new PortalInstance(state.withCondition(portalCondition));
  }

  /** Returns whether a fault changes the response to a request. */
  boolean affects(PracticeFault fault, PortalRequest request) {
    return fault.condition() == PortalCondition.NORMAL
        || router.isAffectedBy(fault.condition(), request);
  }

  /** Answers a request; every response has the date by this portal's clock. */
  HttpReply answer(PortalRequest request, RequestEffects effects) throws InterruptedException {
    String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(state.now().atOffset(ZoneOffset.UTC));
    return answerWithoutDate(request, effects).with("Date", now);
  }

  private HttpReply answerWithoutDate(PortalRequest request, RequestEffects effects)
      throws InterruptedException {
    try {
      if (WebPages.isApi(request.path())) {
        return router.answer(request, effects);
      }
      if (!FileEndpoints.handles(request.path())) {
        effects.note("not the API, which is under /api/2.0/ in lower case");
        return WebPages.webClient();
      }
      return request.method().equals("GET")
          ? files.answer(request)
          : HttpReply.empty(405).with("Allow", "GET");
    } catch (ValidationError e) {
      return EnvelopeWriter.wrap(request, e);
    } catch (ApiError e) {
      return EnvelopeWriter.wrap(e);
    }
  }
}
