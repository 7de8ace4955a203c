package io.github.photoshell.practice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code multipart/form-data} body. A part with a file name is a file; all others
 * are fields.
 *
 * @param fields by name in lower case
 */
record MultipartForm(Map<String, String> fields, List<Part> files) {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\b(name|filename\\*?)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))",
          Pattern.CASE_INSENSITIVE);

  /** A file as it was sent. */
  record Part(String name, String fileName, ByteString bytes) {}

  /**
   * Parses the body; without parts if it is not such a form.
   *
   * @throws ValidationError if the form is incomplete
   */
  static MultipartForm of(PortalRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Part> files = new ArrayList<>();
    String type = request.headers().get("Content-Type");
    MediaType media = type == null ? null : MediaType.parse(type);
    String boundary = media == null ? null : media.parameter("boundary");
    if (media == null || boundary == null || !media.type().equals("multipart")) {
      return new MultipartForm(fields, files);
    }
    try (MultipartReader reader =
        new MultipartReader(new Buffer().write(request.body()), boundary)) {
      for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
        Map<String, String> parameters = parameters(part.headers().get("Content-Disposition"));
        String name = parameters.getOrDefault("name", "");
        ByteString bytes = part.body().readByteString();
        String value = parameters.get("filename");
        String fileName = value == null ? parameters.get("filename*") : value;
        if (fileName != null) {
          files.add(new Part(name, fileName, bytes));
        } else {
          fields.putIfAbsent(name.toLowerCase(Locale.ROOT), bytes.utf8());
        }
      }
    } catch (IOException e) {
      throw new ValidationError("", "Failed to read the request form. Unexpected end of Stream.");
    }
    return new MultipartForm(fields, files);
  }

  private static Map<String, String> parameters(@Nullable String disposition) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(disposition == null ? "" : disposition);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }

  /** Returns a field by its name in lower case. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Returns the first file of this name, case-insensitive. */
  Optional<Part> file(String name) {
    return files.stream().filter(part -> part.name().equalsIgnoreCase(name)).findFirst();
  }

  Optional<Part> firstFile() {
    return files.stream().findFirst();
  }
}
