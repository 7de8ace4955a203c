package io.github.photoshell.api;

import io.github.photoshell.api.ValueType.Field;
import io.github.photoshell.shell.CompletionItem;
import java.util.List;
import java.util.stream.Stream;

/** Completes the members of a JSON body and the parts of a form. */
final class BodyFieldCompletion {
  private BodyFieldCompletion() {}

  /** Returns the members of a JSON body, or after an equals sign the values of a member. */
  static List<CompletionItem> fields(ValueType body, String typed) {
    int equals = typed.indexOf('=');
    return body.fields().stream()
        .flatMap(
            field ->
                equals < 0
                    ? Stream.of(new CompletionItem(name(field) + "=", about(field), "", false))
                    : values(field, typed.substring(0, equals)))
        .toList();
  }

  private static String name(Field field) {
    return field.name() + (field.type().items() == null ? "" : "[]");
  }

  private static Stream<CompletionItem> values(Field field, String name) {
    if (!name.equals(name(field))) {
      return Stream.empty();
    }
    return field.type().type().equals("true or false")
        ? Stream.of("true", "false").map(value -> CompletionItem.of(name + "=" + value, ""))
        : field.type().choices().stream()
            .map(choice -> CompletionItem.of(name + "=" + choice.value(), choice.meaning()));
  }

  /** Returns the parts of a form. */
  static List<CompletionItem> parts(ValueType type) {
    return type.fields().stream()
        .map(
            field -> {
              boolean isFile = field.type().type().equals("file");
              return new CompletionItem(
                  field.name() + (isFile ? "=@" : "="), about(field), "", false);
            })
        .toList();
  }

  private static String about(Field field) {
    String words = field.type().description();
    return (field.required() ? "required, " : "")
        + (words.isEmpty() ? field.type().words() : words);
  }
}
