package io.github.photoshell.api;

import io.github.photoshell.files.UserFile;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Content;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.portal.RawRequest.Part;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CommandInput.GivenOption;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Json;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request from the arguments of {@code api}. */
final class ApiBody {
  private static final String STANDARD_INPUT = "@-";
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  private ApiBody() {}

  /** Returns whether there is a body or a form. */
  static boolean isGiven(CommandInput input) {
    return input.optionalArgument("body").isPresent() || !input.options("file").isEmpty();
  }

  /**
   * Returns the body: the argument, a form of {@code --file}, or an object of fields.
   *
   * @param dryRun which assumes that missing files exist; null if the request is sent
   * @return null without one
   * @throws UsageException if it is invalid, or there is more than one
   */
  static @Nullable Content of(CommandInput input, @Nullable DryRun dryRun) {
    String body = input.optionalArgument("body").orElse(null);
    List<String> parts = input.options("file");
    List<GivenOption> fields = fields(input);
    if (body != null && !parts.isEmpty()) {
      throw new UsageException(
          "A body and --file cannot be combined.", "Give a text part as --file name=text.");
    }
    if (!fields.isEmpty() && (body != null || !parts.isEmpty())) {
      throw new UsageException(
          "--field makes the body, so it cannot be combined with %s."
              .formatted(body == null ? "--file" : "another body"),
          body == null
              ? "Give a text part as --file name=text."
              : "Write every member in the body, or give all of them as --field.");
    }
    if (!parts.isEmpty()) {
      return new RawRequest.Form(parts.stream().map(typed -> part(typed, input, dryRun)).toList());
    }
    if (!fields.isEmpty()) {
      BodyFields members = new BodyFields();
      fields.forEach(field -> members.add(field, fileReader(input)));
      return new RawRequest.JsonContent(members.toJson().compact());
    }
    return body == null ? null : json(body, input);
  }

  /** Returns the fields as query parameters, for requests that have no body. */
  static List<Pair> fieldsAsQuery(CommandInput input) {
    List<Pair> query = new ArrayList<>();
    fields(input)
        .forEach(
            givenOption ->
                BodyFields.queryPair(givenOption, fileReader(input)).ifPresent(query::add));
    return query;
  }

  private static List<GivenOption> fields(CommandInput input) {
    return input.optionsInOrder(BodyFields.TYPED, BodyFields.RAW);
  }

  private static UnaryOperator<String> fileReader(CommandInput input) {
    return file -> input.isKeptValue(file) ? file : read(file, input);
  }

  private static Content json(String body, CommandInput input) {
    boolean isFile = body.startsWith("@") && !input.isKeptValue(body);
    String text = isFile ? read(body, input) : body;
    Json.Flaw flaw = Json.flaw(text);
    if (flaw == null) {
      return new RawRequest.JsonContent(text);
    }
    String where =
        body.equals(STANDARD_INPUT)
            ? "The body from standard input"
            : isFile ? body.substring(1) : "The body";
    throw new UsageException(
        "%s is invalid JSON at line %d, column %d: %s."
            .formatted(where, flaw.line(), flaw.column(), flaw.message()),
        isFile
            ? "Nothing was sent."
            : "Put it in single quotes: '{\"name\": \"value\"}'. Nothing was sent.");
  }

  /** Returns the text of the file after an at sign, or of standard input for {@code @-}. */
  static String read(String typed, CommandInput input) {
    String name =
        typed.equals(STANDARD_INPUT) ? "Standard input" : "The file " + typed.substring(1);
    try {
      byte[] bytes =
          typed.equals(STANDARD_INPUT)
              ? input.standardInput(typed, MAX_BODY_BYTES)
              : UserFile.read(readable(typed.substring(1)), MAX_BODY_BYTES);
      if (bytes.length > MAX_BODY_BYTES) {
        throw new UsageException(
            name + " has more than 10 MB.", "Send it as a form part: --file part=@file");
      }
      // Removes a byte order mark, which is not valid JSON.
      return UserFile.text(bytes);
    } catch (IOException e) {
      throw new UsageException(
          name + " is not UTF-8 text.", "Any file can be sent as a form part: --file part=@file");
    }
  }

  /**
   * Returns a readable file.
   *
   * @throws UsageException if it does not exist or cannot be read
   */
  private static Path readable(String name) {
    if (name.isEmpty()) {
      throw new UsageException("A file name is missing after @.", "For example: @me.jpg");
    }
    Path file = LocalPath.of(name);
    String reason =
        !Files.exists(file)
            ? "There is no file " + name + "."
            : Files.isDirectory(file)
                ? name + " is a folder, not a file."
                : Files.isReadable(file) ? "" : "You may not read the file " + name + ".";
    if (!reason.isEmpty()) {
      throw new UsageException(reason, "Nothing was sent.");
    }
    return file;
  }

  private static Part part(String typed, CommandInput input, @Nullable DryRun dryRun) {
    int equals = typed.indexOf('=');
    if (equals < 1) {
      throw new UsageException(
          "--file takes part=@file or part=text, not '" + typed + "'.",
          "For example: --file File=@me.jpg");
    }
    String name = typed.substring(0, equals);
    String value = typed.substring(equals + 1);
    if (!value.startsWith("@") || input.isKeptValue(value)) {
      return new RawRequest.TextPart(name, value);
    }
    String typedFile = value.substring(1);
    Path file;
    if (dryRun != null && !typedFile.isEmpty() && !Files.exists(LocalPath.of(typedFile))) {
      file = LocalPath.of(typedFile);
      dryRun.assumeFile(file.toString());
    } else {
      file = readable(typedFile);
      if (!Files.isRegularFile(file)) {
        throw new UsageException(
            typedFile + " is a pipe or a device, not a file.", "Nothing was sent.");
      }
    }
    String type = URLConnection.guessContentTypeFromName(file.toString());
    return new RawRequest.FilePart(
        name, file, Objects.requireNonNullElse(type, "application/octet-stream"));
  }
}
