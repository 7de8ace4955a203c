package io.github.photoshell.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON value as indented lines for the screen, in colour. */
public final class JsonLines {
  /** A line of indented JSON: an optional name, value, brackets and comma. */
  private static final Pattern LINE =
      Pattern.compile("(\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\": )?(.*?)([{\\[\\]},]*)");

  private JsonLines() {}

  /** Returns the lines; they are never wrapped, so that copied text is valid JSON. */
  public static List<Text> of(Json json) {
    return json.pretty().lines().map(JsonLines::line).toList();
  }

  private static Text line(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Text.of(line).noWrap();
    }
    String name = parts.group(2) == null ? "" : parts.group(2);
    String value = parts.group(3);
    return Text.of(parts.group(1))
        .plus(Style.STRONG, name)
        .plus(value.startsWith("\"") ? Style.GOOD : Style.WARN, value)
        .plus(parts.group(4))
        .noWrap();
  }
}
