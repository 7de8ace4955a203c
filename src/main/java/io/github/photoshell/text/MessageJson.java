package io.github.photoshell.text;

import java.util.Map;
import java.util.stream.Collectors;

/** A success without data as JSON: {@code {"message"}}. */
public final class MessageJson {
  private MessageJson() {}

  /** Returns the document. */
  public static String of(CommandResult result) {
    String message = result.lines().stream().map(Text::plain).collect(Collectors.joining(" "));
    return Json.object(Map.of("message", message)).pretty();
  }
}
