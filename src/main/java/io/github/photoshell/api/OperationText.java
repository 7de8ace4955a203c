package io.github.photoshell.api;

import io.github.photoshell.api.Operation.Content;
import io.github.photoshell.api.Operation.Parameter;
import io.github.photoshell.api.Operation.ResponseSpec;
import io.github.photoshell.api.ValueType.Choice;
import io.github.photoshell.api.ValueType.Field;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The help page of an API operation, and the list of operations. */
public final class OperationText {
  private static final int MAX_DEPTH = 3;
  private static final int MAX_FIELDS = 60;
  private static final int MAX_CHOICES = 12;

  private OperationText() {}

  /** Returns the help page of an operation: parameters, body, responses and an example. */
  public static List<Text> page(Operation operation, LineLayout layout) {
    List<Text> page = new ArrayList<>();
    page.add(Text.of(Style.STRONG, operation.method() + " " + operation.path()));
    page.add(Text.of(summaryAndDescription(operation)));
    if (operation.isDeprecated()) {
      page.add(Text.of(Style.WARN, "This request is deprecated."));
    }
    parameters(page, operation, layout);
    operation.content().ifPresent(content -> content(page, content, layout));
    page.add(Text.empty());
    page.add(Text.of("Responses:"));
    responses(page, operation, layout);
    page.add(Text.empty());
    page.add(Text.of("For example:"));
    page.add(Text.of("  " + example(operation)).noWrap());
    return page;
  }

  /** Returns one line per operation, with its summary. */
  public static List<Text> list(List<Operation> operations, LineLayout layout) {
    Table table = new Table();
    for (Operation one : operations) {
      table.addRow(
          Text.of("  " + one.method()),
          Text.of(one.path().replaceFirst("^/api/2.0/", "")),
          Text.of(Style.FAINT, one.summary()));
    }
    return table.lines(layout);
  }

  private static String summaryAndDescription(Operation operation) {
    String summary = operation.summary();
    String description = operation.description();
    if (description.isEmpty() || description.startsWith(summary)) {
      return description.isEmpty() ? summary : description;
    }
    return summary.isEmpty() ? description : summary + ". " + description;
  }

  private static void parameters(List<Text> page, Operation operation, LineLayout layout) {
    if (operation.parameters().isEmpty()) {
      return;
    }
    page.add(Text.empty());
    page.add(Text.of("Parameters:"));
    Table table = new Table();
    for (Parameter one : operation.parameters()) {
      String need = one.required() ? ", required" : "";
      table.addRow(
          Text.of("  " + one.name()),
          Text.of("%s, in the %s%s".formatted(one.type().words(), one.in(), need)),
          Text.of(Style.FAINT, describe(one.description(), one.type())));
    }
    page.addAll(table.lines(layout));
  }

  private static void content(List<Text> page, Content content, LineLayout layout) {
    page.add(Text.empty());
    page.add(
        Text.of(
            "Body: %s (%s)%s"
                .formatted(
                    content.isForm() ? "form" : "document",
                    content.mediaType(),
                    content.required() ? ", required" : "")));
    Table table = new Table();
    fields(table, content.type(), "  ", 1);
    page.addAll(table.lines(layout));
  }

  private static void responses(List<Text> page, Operation operation, LineLayout layout) {
    for (ResponseSpec one : operation.responses()) {
      page.add(
          Text.of("  ")
              .plus(one.status().startsWith("2") ? Style.GOOD : Style.WARN, one.status())
              .plus("  " + one.description()));
      ValueType type = one.type();
      if (type != null) {
        Table table = new Table();
        fields(table, response(type), "       ", 1);
        page.addAll(table.lines(layout));
      }
    }
  }

  /** Returns only the envelope's {@code response}: its other members are always the same. */
  private static ValueType response(ValueType type) {
    return type.fields().stream()
        .filter(field -> field.name().equals("response"))
        .findFirst()
        .map(field -> new ValueType("object", "", List.of(), List.of(field), null))
        .orElse(type);
  }

  private static void fields(Table table, ValueType type, String indent, int depth) {
    int shown = 0;
    for (Field field : itemType(type).fields()) {
      if (shown++ == MAX_FIELDS) {
        table.addRow(Text.of(indent + "…"));
        return;
      }
      String need = field.required() ? ", required" : "";
      table.addRow(
          Text.of(indent + field.name()),
          Text.of(field.type().words() + need),
          Text.of(Style.FAINT, describe(field.type().description(), field.type())));
      if (depth < MAX_DEPTH) {
        fields(table, field.type(), indent + "  ", depth + 1);
      }
    }
  }

  private static ValueType itemType(ValueType type) {
    @Nullable ValueType items = type.items();
    return items == null ? type : itemType(items);
  }

  private static String describe(String description, ValueType type) {
    List<Choice> choices = type.choices();
    if (choices.isEmpty() || type.words().endsWith("true or false")) {
      return description;
    }
    // The official description repeats the choices in its text.
    String shownText = description.replaceFirst("\\s*\\[[^\\]]*\\d - [^\\]]*]\\s*$", "");
    String listed =
        choices.stream()
            .limit(MAX_CHOICES)
            .map(one -> one.meaning().isEmpty() ? one.value() : one.value() + " " + one.meaning())
            .collect(Collectors.joining(", "));
    String more = choices.size() > MAX_CHOICES ? ", …" : "";
    return (shownText + " One of: " + listed + more).strip();
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
                itemType(content.type())
                    .fields()
                    .forEach(
                        field -> {
                          if (content.isForm()) {
                            boolean isFile = field.type().type().equals("file");
                            line.append(" --file ").append(field.name());
                            line.append(isFile ? "=@<file>" : "=<" + field.type().type() + ">");
                          }
                        }));
    operation
        .content()
        .filter(content -> !content.isForm())
        .ifPresent(content -> line.append(" '").append(body(content.type(), 1)).append('\''));
    return line.toString().replace("=<true or false>", "=true");
  }

  /** Up to DocSpace 3.5, an upload to a user name changes the caller's photo (contract 3.7). */
  private static boolean takesIdOnly(Operation operation) {
    return operation.method().equals("POST") && operation.path().endsWith("/photo");
  }

  private static String body(ValueType type, int depth) {
    if (type.items() != null) {
      return "[" + body(type.items(), depth) + "]";
    }
    if (!type.choices().isEmpty()) {
      String first = type.choices().get(0).value();
      return type.type().equals("text") ? "\"" + first + "\"" : first;
    }
    return switch (type.type()) {
      case "number" -> "0";
      case "object" ->
          depth > 2
              ? "{}"
              : type.fields().stream()
                  .limit(6)
                  .map(one -> "\"" + one.name() + "\": " + body(one.type(), depth + 1))
                  .collect(Collectors.joining(", ", "{", "}"));
      default -> "\"…\"";
    };
  }
}
