package io.github.photoshell.api;

import io.github.photoshell.http.LazyExchange;
import io.github.photoshell.session.ExchangeHistory;
import io.github.photoshell.shell.BackgroundPrinter;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prints every request and response as it happens, if {@code trace} is on. */
@Component
final class Tracer {
  /** The amount of detail that is printed. */
  enum Detail {
    OFF,
    ON,
    BODY
  }

  private final BackgroundPrinter printer;
  private volatile Detail detail = Detail.OFF;

  Tracer(ExchangeHistory history, BackgroundPrinter printer) {
    this.printer = printer;
    history.onFinished(this::print);
  }

  void setDetail(Detail wanted) {
    detail = wanted;
  }

  Detail detail() {
    return detail;
  }

  private void print(LazyExchange call) {
    switch (detail) {
      case OFF -> {}
      case ON -> printer.print(List.of(TraceText.line(call.exchange())));
      case BODY -> printer.print(TraceText.withBodies(call.exchange()));
    }
  }
}
