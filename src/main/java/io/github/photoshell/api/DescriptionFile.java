package io.github.photoshell.api;

import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API description as a file that is read in milliseconds, whatever its size. Each call and each
 * schema has a line: the names of the members that lead to it, and its value as JSON, separated by
 * tabs. A value is parsed when it is used.
 */
final class DescriptionFile {
  /** The number of names before a value, as in {@code paths}, a path and a method. */
  private static final int NAMES = 3;

  /**
   * The last line; a file without it was cut. Change it when {@link YamlReader} skips other
   * members.
   */
  private static final String END = "end\t1";

  private DescriptionFile() {}

  /** A value that is parsed when it is used; an empty map if it is damaged. */
  static final class LazyValue {
    private @Nullable String json;
    private Object value = Map.of();

    private LazyValue(String json) {
      this.json = json;
    }

    synchronized Object get() {
      if (json != null) {
        Json parsed = JsonParser.parse(json);
        Object tree = parsed == null ? null : parsed.tree();
        value = tree == null ? Map.of() : tree;
        json = null;
      }
      return value;
    }
  }

  /** Writes a document of maps, lists and strings. */
  static void write(Map<String, Object> document, OutputStream to) throws IOException {
    StringBuilder out = new StringBuilder();
    write(document, "", NAMES, out);
    to.write(out.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(
      Map<String, Object> members, String names, int depth, StringBuilder out) {
    members.forEach(
        (name, value) -> {
          String line = names + name.replaceAll("[\\t\\r\\n]", " ") + "\t";
          if (depth > 1 && value instanceof Map<?, ?>) {
            write(OpenApiDescription.map(value), line, depth - 1, out);
          } else {
            out.append(line).append(json(value)).append('\n');
          }
        });
  }

  /** Returns a value as JSON on one line; line breaks in texts are escaped. */
  private static String json(Object value) {
    return Json.list(List.of(value)).items().get(0).compact();
  }

  /**
   * Returns the document.
   *
   * @throws IOException if the text is cut or has another format
   */
  static Map<String, Object> read(String text) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      String line = text.substring(start, end);
      if (line.equals(END)) {
        return document;
      }
      put(document, line);
      start = end + 1;
    }
    throw new IOException("it is cut");
  }

  private static void put(Map<String, Object> document, String line) throws IOException {
    String[] columns = line.split("\t", NAMES + 1);
    if (columns.length < 2) {
      throw new IOException("it has another format");
    }
    Map<String, Object> members = document;
    for (int i = 0; i < columns.length - 2; i++) {
      Object inner = members.computeIfAbsent(columns[i], name -> new LinkedHashMap<>());
      members = OpenApiDescription.map(inner);
    }
    members.put(columns[columns.length - 2], new LazyValue(columns[columns.length - 1]));
  }
}
