package io.github.photoshell.text;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats a JSON value as text that is safe on a terminal. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  /**
   * @param indented by two spaces a level; otherwise the text is one line without spaces
   */
  JsonText(boolean indented) {
    this.indented = indented;
  }

  String of(@Nullable Object tree) {
    value(tree, 0);
    return out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
      block(
          '{',
          '}',
          map.entrySet(),
          depth,
          () -> {
            Map.Entry<?, ?> member = members.next();
            string(String.valueOf(member.getKey()));
            out.append(indented ? ": " : ":");
            value(member.getValue(), depth + 1);
          });
    } else if (value instanceof Collection<?> list) {
      Iterator<?> items = list.iterator();
      block('[', ']', list, depth, () -> value(items.next(), depth + 1));
    } else if (value instanceof String text) {
      string(text);
    } else {
      out.append(value);
    }
  }

  private void block(char open, char close, Collection<?> content, int depth, Runnable next) {
    out.append(open);
    for (int i = 0; i < content.size(); i++) {
      out.append(i == 0 ? "" : ",");
      newLine(depth + 1);
      next.run();
    }
    if (!content.isEmpty()) {
      newLine(depth);
    }
    out.append(close);
  }

  private void newLine(int depth) {
    if (indented) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void string(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isVisible(c)) {
          out.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            out.append("\\u%04x".formatted((int) unit));
          }
        }
      }
    }
  }

  /**
   * Returns whether a character is safe to print. Control characters end lines or start escape
   * sequences; format characters reorder or hide text.
   */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
