package io.github.photoshell.api;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.session.ExchangeHistory;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.PackedJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last response of the portal, as {@code expect} checks it. */
@Component
final class LastResponse {
  private final ExchangeHistory history;

  /** The pages of the last list. */
  private List<PackedJson> pages = List.of();

  /** The number of exchanges when {@link #pages} was complete. */
  private long exchanges;

  LastResponse(ExchangeHistory history) {
    this.history = history;
  }

  /** Takes a list of several pages as the answer until the next request. */
  void keepList(List<PackedJson> all) {
    pages = List.copyOf(all);
    exchanges = history.total();
  }

  /**
   * Returns the {@code response} of the last response, or its whole JSON without one, as for an
   * error. Downloads of images do not count.
   *
   * @return null if there is no exchange, or the last one had no JSON
   */
  @Nullable Json data() {
    if (!pages.isEmpty() && exchanges == history.total()) {
      return Json.list(pages.stream().flatMap(page -> page.json().items().stream()).toList());
    }
    List<Exchange> all = history.all();
    for (int i = all.size() - 1; i >= 0; i--) {
      Exchange last = all.get(i);
      String type = last.received().type();
      if (type == null || !type.startsWith("image/")) {
        Json json = last.received().json();
        return json == null ? null : ApiText.response(json);
      }
    }
    return null;
  }
}
