package io.github.photoshell.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A failure as JSON: {@code {"error": {"kind", "message", "status", "next"}}}. */
public final class ErrorJson {
  private ErrorJson() {}

  /**
   * Returns the document.
   *
   * @param where a prefix for the message, such as a script's file and line; may be empty
   * @param result a failure; its first line becomes the message, its last line {@code next}; its
   *     HTTP status is null if no response was received
   */
  public static String of(String where, CommandResult result) {
    List<Text> lines = result.lines();
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("kind", result.exitCode().kind());
    error.put("message", Text.of(where).plain() + (lines.isEmpty() ? "" : lines.get(0).plain()));
    error.put("status", result.status());
    error.put("next", lines.size() < 2 ? null : lines.get(lines.size() - 1).plain());
    return Json.object(Map.of("error", error)).pretty();
  }
}
