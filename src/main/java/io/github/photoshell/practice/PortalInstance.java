package io.github.photoshell.practice;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What is behind a portal's door at a time, and who answers there. */
final class PortalInstance {
  private final PortalState premises;
  private final Router routes;
  private final FileEndpoints files;

  PortalInstance(PortalState premises) {
    this.premises = premises;
    this.routes = new Router(premises);
    this.files = new FileEndpoints(premises);
  }

  PortalState premises() {
    return premises;
  }

  /** The same house by another clock. */
  PortalInstance by(Clock clock) {
    return new PortalInstance(premises.by(clock));
  }

  /** The same house in another condition. */
  PortalInstance in(PortalCondition condition) {
    return new PortalInstance(premises.in(condition));
  }

  /** Whether a request is answered otherwise because of a fault. */
  boolean meets(PracticeFault fault, PortalRequest request) {
    return fault.condition() == PortalCondition.NORMAL
        || routes.changedBy(fault.condition(), request);
  }

  /** Every answer carries the date, by this house's clock. */
  HttpReply answer(PortalRequest request, RequestEffects happening) throws InterruptedException {
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(premises.now().atOffset(ZoneOffset.UTC));
    return undated(request, happening).with("Date", now);
  }

  private HttpReply undated(PortalRequest request, RequestEffects happening)
      throws InterruptedException {
    try {
      if (WebPages.isApi(request.path())) {
        return routes.answer(request, happening);
      }
      if (!FileEndpoints.answers(request.path())) {
        happening.note("not the API, which is under /api/2.0/ in lower case");
        return WebPages.webClient();
      }
      return request.method().equals("GET")
          ? files.answer(request)
          : HttpReply.empty(405).with("Allow", "GET");
    } catch (ValidationError e) {
      return EnvelopeWriter.round(request, e);
    } catch (ApiError e) {
      return EnvelopeWriter.round(e);
    }
  }
}
