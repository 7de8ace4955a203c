package io.github.photoshell.shell;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas of what commands print, which the build copies to {@code share/schema}. */
final class JsonSchemas {
  /** The name of the schema for every failure. */
  static final String ERROR = "error";

  /** The name of the schema for a success without data. */
  static final String MESSAGE = "message";

  private static final Path FOLDER = Path.of("src/main/schema");
  private static final String ENDING = ".schema.json";
  private static final String BASE = "https://photoshell.example/schema/";
  private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(JsonSchemas::textAt));

  private JsonSchemas() {}

  /** Returns the names of all schemas, in order: each is that of a command or shared. */
  static Set<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString().replace(ENDING, "")));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ENDING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where a document differs from the schema with this name; empty if it conforms. */
  static List<String> violations(String name, String document) {
    return violationsAt(BASE + name + ENDING, document);
  }

  /** Returns what makes the schema with this name invalid; empty if it is valid. */
  static List<String> flaws(String name) {
    return violationsAt(META_SCHEMA, text(name));
  }

  private static List<String> violationsAt(String schema, String document) {
    return REGISTRY
        .getSchema(SchemaLocation.of(schema))
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static @Nullable String textAt(String address) {
    return address.startsWith(BASE)
        ? text(address.substring(BASE.length()).replace(ENDING, ""))
        : null;
  }
}
