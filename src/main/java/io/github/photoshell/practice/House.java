package io.github.photoshell.practice;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What is behind a portal's door at a time, and who answers there. */
final class House {
  private final Premises premises;
  private final Routes routes;
  private final FileCalls files;

  House(Premises premises) {
    this.premises = premises;
    this.routes = new Routes(premises);
    this.files = new FileCalls(premises);
  }

  Premises premises() {
    return premises;
  }

  /** The same house by another clock. */
  House by(Clock clock) {
    return new House(premises.by(clock));
  }

  /** The same house in another condition. */
  House in(Condition condition) {
    return new House(premises.in(condition));
  }

  /** Whether a request is answered otherwise because of a fault. */
  boolean meets(PracticeFault fault, PortalRequest request) {
    return fault.condition() == Condition.NORMAL || routes.changedBy(fault.condition(), request);
  }

  /** Every answer carries the date, by this house's clock. */
  Answer answer(PortalRequest request, Happening happening) throws InterruptedException {
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(premises.now().atOffset(ZoneOffset.UTC));
    return undated(request, happening).with("Date", now);
  }

  private Answer undated(PortalRequest request, Happening happening) throws InterruptedException {
    try {
      if (WebPages.isApi(request.path())) {
        return routes.answer(request, happening);
      }
      if (!FileCalls.answers(request.path())) {
        happening.note("not the API, which is under /api/2.0/ in lower case");
        return WebPages.webClient();
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
