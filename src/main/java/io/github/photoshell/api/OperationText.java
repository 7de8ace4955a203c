package io.github.photoshell.api;

import io.github.photoshell.api.Operation.Answering;
import io.github.photoshell.api.Operation.Content;
import io.github.photoshell.api.Operation.Parameter;
import io.github.photoshell.api.ValueType.Choice;
import io.github.photoshell.api.ValueType.Field;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Table;
import io.github.photoshell.render.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page about one call, and the list of calls. */
public final class OperationText {
  private static final int DEEPEST = 3;
  private static final int MOST_FIELDS = 60;
  private static final int MOST_CHOICES = 12;

  private OperationText() {}

  /** Returns what the description says of a call: its values, what it takes, what it answers. */
  public static List<Text> page(Operation operation, LineLayout look) {
    List<Text> page = new ArrayList<>();
    page.add(Text.of(Style.STRONG, operation.method() + " " + operation.path()));
    page.add(Text.of(sentences(operation)));
    if (operation.isDeprecated()) {
      page.add(Text.of(Style.WARN, "The description calls it deprecated."));
    }
    parameters(page, operation, look);
    operation.content().ifPresent(content -> content(page, content, look));
    page.add(Text.empty());
    page.add(Text.of("Answers:"));
    answers(page, operation, look);
    page.add(Text.empty());
    page.add(Text.of("For example:"));
    page.add(Text.of("  " + example(operation)).whole());
    return page;
  }

  /** Returns calls, one a line, with what they do beside. */
  public static List<Text> list(List<Operation> operations, LineLayout look) {
    Table table = new Table();
    for (Operation one : operations) {
      table.row(
          Text.of("  " + one.method()),
          Text.of(one.path().replaceFirst("^/api/2.0/", "")),
          Text.of(Style.FAINT, one.summary()));
    }
    return table.lines(look);
  }

  private static String sentences(Operation operation) {
    String summary = operation.summary();
    String description = operation.description();
    if (description.isEmpty() || description.startsWith(summary)) {
      return description.isEmpty() ? summary : description;
    }
    return summary.isEmpty() ? description : summary + ". " + description;
  }

  private static void parameters(List<Text> page, Operation operation, LineLayout look) {
    if (operation.parameters().isEmpty()) {
      return;
    }
    page.add(Text.empty());
    page.add(Text.of("Values:"));
    Table table = new Table();
    for (Parameter one : operation.parameters()) {
      String need = one.required() ? ", required" : "";
      table.row(
          Text.of("  " + one.name()),
          Text.of("%s, in the %s%s".formatted(one.shape().words(), one.in(), need)),
          Text.of(Style.FAINT, about(one.description(), one.shape())));
    }
    page.addAll(table.lines(look));
  }

  private static void content(List<Text> page, Content content, LineLayout look) {
    page.add(Text.empty());
    page.add(
        Text.of(
            "Takes %s (%s)%s:"
                .formatted(
                    content.isForm() ? "a form" : "a document",
                    content.mediaType(),
                    content.required() ? ", required" : "")));
    Table table = new Table();
    fields(table, content.shape(), "  ", 1);
    page.addAll(table.lines(look));
  }

  private static void answers(List<Text> page, Operation operation, LineLayout look) {
    for (Answering one : operation.answers()) {
      page.add(
          Text.of("  ")
              .plus(one.status().startsWith("2") ? Style.GOOD : Style.WARN, one.status())
              .plus("  " + one.description()));
      ValueType shape = one.shape();
      if (shape != null) {
        Table table = new Table();
        fields(table, response(shape), "       ", 1);
        page.addAll(table.lines(look));
      }
    }
  }

  /** Every answer is wrapped in the same envelope; its other members tell nothing new. */
  private static ValueType response(ValueType shape) {
    return shape.fields().stream()
        .filter(field -> field.name().equals("response"))
        .findFirst()
        .map(field -> new ValueType("object", "", List.of(), List.of(field), null))
        .orElse(shape);
  }

  private static void fields(Table table, ValueType shape, String indent, int depth) {
    int shown = 0;
    for (Field field : inner(shape).fields()) {
      if (shown++ == MOST_FIELDS) {
        table.row(Text.of(indent + "…"));
        return;
      }
      String need = field.required() ? ", required" : "";
      table.row(
          Text.of(indent + field.name()),
          Text.of(field.shape().words() + need),
          Text.of(Style.FAINT, about(field.shape().description(), field.shape())));
      if (depth < DEEPEST) {
        fields(table, field.shape(), indent + "  ", depth + 1);
      }
    }
  }

  private static ValueType inner(ValueType shape) {
    @Nullable ValueType items = shape.items();
    return items == null ? shape : inner(items);
  }

  private static String about(String description, ValueType shape) {
    List<Choice> choices = shape.choices();
    if (choices.isEmpty() || shape.words().endsWith("true or false")) {
      return description;
    }
    // The official description repeats the choice in prose.
    String said = description.replaceFirst("\\s*\\[[^\\]]*\\d - [^\\]]*]\\s*$", "");
    String listed =
        choices.stream()
            .limit(MOST_CHOICES)
            .map(one -> one.meaning().isEmpty() ? one.value() : one.value() + " " + one.meaning())
            .collect(Collectors.joining(", "));
    String more = choices.size() > MOST_CHOICES ? ", …" : "";
    return (said + " One of: " + listed + more).strip();
  }

  private static String example(Operation operation) {
    StringBuilder line = new StringBuilder("api ").append(operation.method()).append(' ');
    line.append(
        operation
            .path()
            .replaceFirst("^/api/2.0/", "")
            .replaceAll("\\{user[Ii]d}", takesIdOnly(operation) ? "<ID>" : "ada")
            .replaceAll("\\{(\\w+)}", "<$1>"));
    operation.query().stream()
        .filter(Parameter::required)
        .forEach(one -> line.append(" --query ").append(one.name()).append("=<value>"));
    operation
        .content()
        .ifPresent(
            content ->
                inner(content.shape())
                    .fields()
                    .forEach(
                        field -> {
                          if (content.isForm()) {
                            boolean isFile = field.shape().type().equals("file");
                            line.append(" --file ").append(field.name());
                            line.append(isFile ? "=@<file>" : "=<" + field.shape().type() + ">");
                          }
                        }));
    operation
        .content()
        .filter(content -> !content.isForm())
        .ifPresent(content -> line.append(" '").append(body(content.shape(), 1)).append('\''));
    return line.toString().replace("=<true or false>", "=true");
  }

  /** Up to DocSpace 3.5 an upload for a user name changes the caller's photo (contract 3.7). */
  private static boolean takesIdOnly(Operation operation) {
    return operation.method().equals("POST") && operation.path().endsWith("/photo");
  }

  private static String body(ValueType shape, int depth) {
    if (shape.items() != null) {
      return "[" + body(shape.items(), depth) + "]";
    }
    if (!shape.choices().isEmpty()) {
      String first = shape.choices().get(0).value();
      return shape.type().equals("text") ? "\"" + first + "\"" : first;
    }
    return switch (shape.type()) {
      case "number" -> "0";
      case "object" ->
          depth > 2
              ? "{}"
              : shape.fields().stream()
                  .limit(6)
                  .map(one -> "\"" + one.name() + "\": " + body(one.shape(), depth + 1))
                  .collect(Collectors.joining(", ", "{", "}"));
      default -> "\"…\"";
    };
  }
}
