package io.github.photoshell.text;

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
 * Parses JSON into maps, lists and exact numbers; Moshi itself would make every number a double.
 */
public final class JsonParser {
  /** The maximum number length; parsing time grows with the square of the length. */
  private static final int MAX_NUMBER_LENGTH = 400;

  /** The beginnings of Moshi's messages in lower case, and their replacements. */
  private static final Map<String, String> REASONS =
      Map.of(
          "use jsonreader",
          "names and texts need double quotes, and a comma needs a value after it",
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
          "a backslash is followed by an invalid character",
          "nesting too deep",
          "it is nested too deeply",
          "not a number",
          "a number is invalid");

  private JsonParser() {}

  public static @Nullable Object read(JsonReader reader) throws IOException {
    // Moshi limits the depth to 255 levels, which also limits this recursion.
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

  /** Parses a whole document; returns null when it is not JSON. */
  public static @Nullable Json parse(String text) {
    return parse(ByteString.encodeUtf8(text));
  }

  /** Parses a whole document; returns null when it is not JSON. */
  public static @Nullable Json parse(ByteString text) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
      Object tree = read(reader);
      return reader.peek() == JsonReader.Token.END_DOCUMENT ? Json.ofTree(tree) : null;
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** Returns where a text stops being valid JSON; null if all of it is valid. */
  public static Json.@Nullable Flaw flaw(String text) {
    Buffer rest = new Buffer().writeUtf8(text);
    long length = rest.size();
    String message;
    // Not closed, because that would empty the buffer; it holds no other resources.
    JsonReader reader = JsonReader.of(rest);
    try {
      read(reader);
      if (isAtEnd(reader)) {
        return null;
      }
      message = "there is more text after the end of the document";
    } catch (EOFException e) {
      message = "it ends too early";
    } catch (IOException | JsonDataException e) {
      message = reason(e);
    }
    // The reader removes what it has parsed from the buffer.
    int understood = (int) (length - rest.size());
    String good = ByteString.encodeUtf8(text).substring(0, understood).utf8();
    int lineStart = good.lastIndexOf('\n') + 1;
    int line = 1 + (int) good.chars().filter(c -> c == '\n').count();
    return new Json.Flaw(line, good.codePointCount(lineStart, good.length()) + 1, message);
  }

  private static boolean isAtEnd(JsonReader reader) {
    try {
      return reader.peek() == JsonReader.Token.END_DOCUMENT;
    } catch (IOException e) {
      // What follows is no JSON value.
      return false;
    }
  }

  private static String reason(Exception unreadable) {
    // Moshi gives the reason only as text; unknown texts are not shown.
    String message = String.valueOf(unreadable.getMessage()).toLowerCase(Locale.ROOT);
    return REASONS.entrySet().stream()
        .filter(reason -> message.startsWith(reason.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("it is not valid JSON from here");
  }

  private static BigDecimal number(String digits) {
    if (digits.length() > MAX_NUMBER_LENGTH) {
      throw new JsonDataException("a number of " + digits.length() + " digits");
    }
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new JsonDataException("not a number: " + digits, e);
    }
  }
}
