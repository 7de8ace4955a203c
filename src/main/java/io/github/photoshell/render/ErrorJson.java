package io.github.photoshell.render;

import io.github.photoshell.portal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A failure for programs: {@code {"error": {"kind", "message", "status", "next"}}}. */
public final class ErrorJson {
  private ErrorJson() {}

  /**
   * Returns the document.
   *
   * @param where what stands before the message, such as a script's file and line; or nothing
   * @param result one that is not {@link ExitCode#DONE}; its first line is the message, its last
   *     what to type next, and its status that of HTTP, null where none was received
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
