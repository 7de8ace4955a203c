package io.github.photoshell.api;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.session.ExchangeHistory;
import io.github.photoshell.text.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the last answer among the exchanges that the session keeps. */
@Component
final class LastAnswerInHistory implements LastAnswer {
  private final ExchangeHistory history;

  LastAnswerInHistory(ExchangeHistory history) {
    this.history = history;
  }

  @Override
  public @Nullable Json data() {
    List<Exchange> exchanges = history.all();
    for (int i = exchanges.size() - 1; i >= 0; i--) {
      Exchange last = exchanges.get(i);
      String type = last.received().type();
      if (type == null || !type.startsWith("image/")) {
        Json json = last.received().json();
        return json == null ? null : ApiText.response(json);
      }
    }
    return null;
  }
}
