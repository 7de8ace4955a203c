package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import io.github.photoshell.text.Redactor;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The values that the user keeps until the shell ends, used as {@code $name} in any line. They are
 * never written to a file.
 */
@Component
final class KeptValues {
  /** The most characters of all values together. */
  private static final long MOST_CHARACTERS = 16L << 20;

  private static final int SHOWN_CHARACTERS = 60;

  /** The characters that are searched for secrets before a value is shortened. */
  private static final int SEARCHED_CHARACTERS = 2000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private final Map<String, Value> values = new TreeMap<>();

  /**
   * A value.
   *
   * @param text the text of a JSON string, or another value as compact JSON
   * @param isText whether the value is a text
   * @param items the number of items of a list; -1 for another value
   */
  record Value(String text, boolean isText, int items) {
    static Value of(String text) {
      return new Value(text, true, -1);
    }

    static Value of(Json json) {
      String text = json.text();
      return text == null
          ? new Value(json.compact(), false, json.isList() ? json.items().size() : -1)
          : of(text);
    }

    /** Returns whether it is an object or a list. */
    boolean hasParts() {
      return !isText && (items >= 0 || text.startsWith("{"));
    }

    /** Returns the value as JSON. */
    Json json() {
      Json parsed = isText ? null : JsonParser.parse(text);
      return parsed == null ? Json.ofTree(text) : parsed;
    }
  }

  /**
   * Checks the name of a value.
   *
   * @throws UsageException if it is not a name
   */
  static String checkedName(String typed) {
    String name = typed.startsWith("$") ? typed.substring(1) : typed;
    if (NAME.matcher(name).matches()) {
      return name;
    }
    int equals = typed.indexOf('=');
    throw new UsageException(
        "'%s' cannot be the name of a value.".formatted(TypedSecrets.redact(typed)),
        equals > 0 && NAME.matcher(typed.substring(0, equals)).matches()
            ? "Leave out the equals sign: set " + typed.substring(0, equals) + " <value>"
            : "Use letters, digits and _, and begin with a letter, as in: set id 42");
  }

  /**
   * Keeps a value, in the place of an earlier one of that name.
   *
   * @throws CommandFailedException if there is no room for it
   */
  synchronized void keep(String name, Value value) {
    long others =
        values.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(name))
            .mapToLong(entry -> entry.getValue().text().length())
            .sum();
    if (others + value.text().length() > MOST_CHARACTERS) {
      throw new CommandFailedException(
          CommandResult.failed(
              ExitCode.REFUSED,
              "There is no room for $%s: kept values have at most %d million characters together."
                  .formatted(name, MOST_CHARACTERS >> 20),
              "Keep a part of it, by --jq; or forget another one: unset <name>"));
    }
    values.put(name, value);
  }

  /**
   * Keeps a document, or the one value that a filter selected from it.
   *
   * @param selection the values that the filter selected; null without a filter
   * @throws CommandFailedException if it selected none or several, or there is no room
   */
  void keep(String name, String document, @Nullable List<Json> selection) {
    if (selection != null && selection.size() != 1) {
      throw new CommandFailedException(
          CommandResult.failed(
              ExitCode.REFUSED,
              "The filter selects %s, and $%s can keep one; nothing was kept."
                  .formatted(selection.isEmpty() ? "nothing" : selection.size() + " values", name),
              selection.isEmpty()
                  ? "To see its input, use '.' as the filter."
                  : "To keep them as a list, put the filter in brackets: --jq '[...]'"));
    }
    Json parsed = selection == null ? JsonParser.parse(document) : selection.get(0);
    keep(name, parsed == null ? Value.of(document) : Value.of(parsed));
  }

  synchronized @Nullable Value find(String name) {
    return values.get(name);
  }

  /** Forgets a value, and returns whether there was one. */
  synchronized boolean remove(String name) {
    return values.remove(name) != null;
  }

  /** Returns all values by name. */
  synchronized Map<String, Value> all() {
    return new TreeMap<>(values);
  }

  /** Returns the values that a filter names as {@code $name}, but no secrets. */
  Map<String, Json> namedIn(String filter) {
    Map<String, Json> named = new TreeMap<>();
    all()
        .forEach(
            (name, value) -> {
              if (filter.contains("$" + name) && !isSecret(name, value)) {
                named.put(name, value.json());
              }
            });
    return named;
  }

  /** Returns the values for Tab. */
  CompletionSource completion() {
    return typed -> {
      List<CompletionItem> items = new ArrayList<>();
      all().forEach((name, value) -> items.add(CompletionItem.of(name, preview(name, value))));
      return CompletionItem.preferPrefix(items, typed);
    };
  }

  /** Returns whether a value must not be shown. */
  static boolean isSecret(String name, Value value) {
    return Redactor.isSecretName(name) || Redactor.containsSecret(value.text());
  }

  /** Returns the line that says that a value is kept. */
  Text keptLine(String name) {
    Value value = find(name);
    return Text.of("Kept in $" + name + ": " + (value == null ? "" : preview(name, value)));
  }

  /** Returns a value in a few words, without secrets. */
  static String preview(String name, Value value) {
    if (value.items() >= 0) {
      return value.items() == 1 ? "a list of 1 item" : "a list of " + value.items() + " items";
    }
    if (Redactor.isSecretName(name)) {
      return Redactor.GONE;
    }
    String begin = value.text().substring(0, Math.min(SEARCHED_CHARACTERS, value.text().length()));
    String shown = Text.abbreviate(Redactor.line(begin), SHOWN_CHARACTERS);
    return value.text().isEmpty() ? "an empty text" : shown;
  }
}
