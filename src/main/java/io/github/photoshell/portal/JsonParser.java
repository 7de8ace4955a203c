package io.github.photoshell.portal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists and exact numbers; Moshi's own reading makes a double of every
 * number.
 */
final class JsonParser {
  /** Longer numbers take a time that grows with the square of their length. */
  private static final int LONGEST_NUMBER = 400;

  /** How Moshi's messages begin, in lower case, and what is said in their place. */
  private static final Map<String, String> REASONS =
      Map.of(
          "use jsonreader",
          "names and texts stand in double quotes, and after a comma something follows",
          "expected ':'",
          "expected ':'",
          "expected name",
          "a name in double quotes is missing",
          "expected value",
          "a value is missing",
          "unterminated object",
          "a comma or a closing brace is missing",
          "unterminated array",
          "a comma or a closing bracket is missing",
          "unterminated string",
          "a text has no closing quotation mark",
          "invalid escape",
          "a backslash stands before a letter that has no meaning there",
          "nesting too deep",
          "it is nested too deep",
          "not a number",
          "a number is written wrongly");

  private JsonParser() {}

  static @Nullable Object read(JsonReader reader) throws IOException {
    // Moshi ends readings deeper than 255 levels, so this recursion ends too.
    switch (reader.peek()) {
      case BEGIN_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(read(reader));
        }
        reader.endArray();
        return list;
      }
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          map.put(reader.nextName(), read(reader));
        }
        reader.endObject();
        return map;
      }
      case STRING -> {
        return reader.nextString();
      }
      case NUMBER -> {
        return number(reader.nextString());
      }
      case BOOLEAN -> {
        return reader.nextBoolean();
      }
      case NULL -> {
        return reader.nextNull();
      }
      default -> throw new JsonDataException("no value at " + reader.getPath());
    }
  }

  /** A whole document; null when it is not JSON. */
  static @Nullable Json parse(ByteString text) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
      Object tree = read(reader);
      return reader.peek() == JsonReader.Token.END_DOCUMENT ? Json.ofTree(tree) : null;
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** Where a text stops being JSON; null if it is JSON to its end. */
  static Json.@Nullable Flaw flaw(String text) {
    Buffer rest = new Buffer().writeUtf8(text);
    long length = rest.size();
    String what;
    // Never closed, for that would empty the buffer; there is nothing behind it to be freed.
    JsonReader reader = JsonReader.of(rest);
    try {
      read(reader);
      if (reader.peek() == JsonReader.Token.END_DOCUMENT) {
        return null;
      }
      what = "there is more behind the document's end";
    } catch (EOFException e) {
      what = "it ends too early";
    } catch (IOException | JsonDataException e) {
      what = reason(e);
    }
    // The reader takes what it has understood out of the buffer.
    int understood = (int) (length - rest.size());
    String good = ByteString.encodeUtf8(text).substring(0, understood).utf8();
    int lineStart = good.lastIndexOf('\n') + 1;
    int line = 1 + (int) good.chars().filter(c -> c == '\n').count();
    return new Json.Flaw(line, good.codePointCount(lineStart, good.length()) + 1, what);
  }

  private static String reason(Exception unreadable) {
    // Moshi tells what is missing in words only; those that aren't known here are not shown.
    String message = String.valueOf(unreadable.getMessage()).toLowerCase(Locale.ROOT);
    return REASONS.entrySet().stream()
        .filter(reason -> message.startsWith(reason.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("it is not JSON from here on");
  }

  private static BigDecimal number(String digits) {
    if (digits.length() > LONGEST_NUMBER) {
      throw new JsonDataException("a number of " + digits.length() + " digits");
    }
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new JsonDataException("not a number: " + digits, e);
    }
  }
}
