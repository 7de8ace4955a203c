package io.github.photoshell.text;

import java.time.Duration;
import java.util.List;
import okio.ByteString;

/**
 * A jq filter. The library behind it is loaded when the first filter is compiled. A filter sees
 * only its input: no file, no environment variable, no network.
 */
public final class JqFilter {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final JqEngine engine;
  private final Duration limit;

  private JqFilter(JqEngine engine, Duration limit) {
    this.engine = engine;
    this.limit = limit;
  }

  /**
   * Compiles a filter; a blank one is {@code .}.
   *
   * @throws JqException if it is not valid
   */
  public static JqFilter of(String filter) {
    return of(filter, LIMIT);
  }

  /**
   * Compiles a filter that may run for a limited time.
   *
   * @throws JqException if it is not valid
   */
  static JqFilter of(String filter, Duration limit) {
    return new JqFilter(JqWorker.run(() -> new JqEngine(filter), LIMIT), limit);
  }

  /**
   * Returns the results for a document, all or none.
   *
   * @throws JqException if the filter fails or does not end
   */
  public List<Json> apply(String document) {
    Json input = JsonParser.parse(ByteString.encodeUtf8(document));
    if (input == null) {
      throw JqException.failed(
          "The filter needs JSON, and this answer has none.", "Remove --jq to see the answer.");
    }
    return apply(input);
  }

  /** Returns the results for a value, all or none. */
  public List<Json> apply(Json input) {
    return JqWorker.run(() -> engine.apply(input), limit);
  }

  /** Returns whether the results are one {@code true}. */
  public static boolean isTrue(List<Json> results) {
    return results.size() == 1 && Boolean.TRUE.equals(results.get(0).tree());
  }
}
