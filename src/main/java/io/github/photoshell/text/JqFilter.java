package io.github.photoshell.text;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * A jq filter. The library behind it is loaded when the first filter is compiled. A filter sees
 * only its input: no file, no environment variable, no network.
 */
public final class JqFilter {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Filters such as {@code .[].id} and {@code .[] | select(.a) | .b}; an update has {@code |=}. */
  private static final Pattern OF_ITEMS =
      Pattern.compile("(?s)\\s*\\.\\[]\\??(?:\\.[A-Za-z_]\\w*\\??|\\[]\\??)*\\s*(?:\\|(?!=).*)?");

  private final JqEngine engine;
  private final boolean takesItems;
  private final Duration limit;
  private final Map<String, Json> variables;

  private JqFilter(
      JqEngine engine, boolean takesItems, Duration limit, Map<String, Json> variables) {
    this.engine = engine;
    this.takesItems = takesItems;
    this.limit = limit;
    this.variables = Map.copyOf(variables);
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
    JqEngine engine = JqWorker.run(() -> new JqEngine(filter), LIMIT);
    return new JqFilter(engine, OF_ITEMS.matcher(filter).matches(), limit, Map.of());
  }

  /**
   * Returns the same filter with values that it knows as {@code $name}.
   *
   * @throws JqException if the filter names another one
   */
  public JqFilter with(Map<String, Json> values) {
    engine.checkVariables(values.keySet());
    return new JqFilter(engine, takesItems, limit, values);
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
    return JqWorker.run(() -> engine.apply(input, variables), limit);
  }

  /**
   * Returns whether the filter takes the items of a list one by one, so that its results for a list
   * are those for the parts of the list, one after the other.
   */
  public boolean takesItems() {
    return takesItems;
  }

  /** Returns whether the results are one {@code true}. */
  public static boolean isTrue(List<Json> results) {
    return results.size() == 1 && Boolean.TRUE.equals(results.get(0).tree());
  }
}
