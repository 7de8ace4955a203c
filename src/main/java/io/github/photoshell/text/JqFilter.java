package io.github.photoshell.text;

import java.util.List;
import okio.ByteString;

/**
 * A jq filter. The library behind it is loaded when the first filter is compiled. A filter sees
 * only its input: no file, no environment variable, no network.
 */
public final class JqFilter {
  private final JqEngine engine;

  private JqFilter(JqEngine engine) {
    this.engine = engine;
  }

  /**
   * Compiles a filter; a blank one is {@code .}.
   *
   * @throws JqException if it is not valid
   */
  public static JqFilter of(String filter) {
    return new JqFilter(JqWorker.run(() -> new JqEngine(filter)));
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
    return JqWorker.run(() -> engine.apply(input));
  }

  /** Returns whether the results are one {@code true}. */
  public static boolean isTrue(List<Json> results) {
    return results.size() == 1 && Boolean.TRUE.equals(results.get(0).tree());
  }
}
