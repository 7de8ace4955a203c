package io.github.photoshell.api;

import io.github.photoshell.api.Operation.Content;
import io.github.photoshell.api.Operation.Parameter;
import io.github.photoshell.api.Operation.ResponseSpec;
import io.github.photoshell.api.ValueType.Choice;
import io.github.photoshell.api.ValueType.Field;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The help page of an API operation, and the list of operations. */
final class OperationText {
  /** Pages are as wide as a usual terminal, in files and wide windows, too. */
  private static final int MAX_WIDTH = 80;

  private static final int MAX_DEPTH = 3;
  private static final int MAX_FIELDS = 60;
  private static final int MAX_CHOICES = 12;

  private OperationText() {}

  /** Returns the help page of an operation: parameters, body, responses and an example. */
  static List<Text> page(Operation operation, LineLayout screen) {
    LineLayout layout = pageLayout(screen);
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
    page.addAll(example(operation));
    return page.stream().flatMap(line -> line.wrapped(layout).stream()).toList();
  }

  /** Returns one line per operation, with its summary; a file is as wide as a usual terminal. */
  static List<Text> list(List<Operation> operations, LineLayout screen) {
    LineLayout layout = screen.width() == Integer.MAX_VALUE ? pageLayout(screen) : screen;
    Table table = new Table();
    for (Operation operation : operations) {
      table.addRow(
          Text.of("  " + operation.method()),
          Text.of(ServerAddress.shortPath(operation.path())),
          Text.of(Style.FAINT, operation.summary()));
    }
    return table.lines(layout).stream().flatMap(line -> line.wrapped(layout).stream()).toList();
  }

  private static LineLayout pageLayout(LineLayout screen) {
    return new LineLayout(Math.min(screen.width(), MAX_WIDTH), screen.columnCounter());
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
    for (Parameter parameter : operation.parameters()) {
      String need = parameter.required() ? ", required" : "";
      addRow(
          table,
          "  " + parameter.name(),
          "%s, in the %s%s".formatted(parameter.type().words(), parameter.in(), need),
          describe(parameter.description(), parameter.type()));
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
    for (ResponseSpec responseSpec : operation.responses()) {
      page.add(
          Text.of("  ")
              .plus(
                  responseSpec.status().startsWith("2") ? Style.GOOD : Style.WARN,
                  responseSpec.status())
              .plus(("  " + responseWords(responseSpec)).stripTrailing()));
      ValueType type = responseSpec.type();
      if (type != null) {
        Table table = new Table();
        fields(table, response(type), "       ", 1);
        page.addAll(table.lines(layout));
      }
    }
  }

  /** Adds a row; a missing description leaves no blanks at the end. */
  private static void addRow(Table table, String name, String type, String description) {
    if (description.isEmpty()) {
      table.addRow(Text.of(name), Text.of(type));
    } else {
      table.addRow(Text.of(name), Text.of(type), Text.of(Style.FAINT, description));
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
      addRow(
          table,
          indent + field.name(),
          field.type().words() + need,
          describe(field.type().description(), field.type()));
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
            .map(
                choice ->
                    choice.meaning().isEmpty()
                        ? choice.value()
                        : choice.value() + " " + choice.meaning())
            .collect(Collectors.joining(", "));
    String more = choices.size() > MAX_CHOICES ? ", …" : "";
    return (shownText.isEmpty() ? "one of: " : shownText.replaceFirst("\\.$", "") + ": ")
        + listed
        + more;
  }

  /** Returns the words for a response, by its status if the description has none. */
  private static String responseWords(ResponseSpec response) {
    if (!response.description().isEmpty()) {
      return response.description();
    }
    return switch (response.status()) {
      case "200", "201", "202", "204" -> "success";
      case "302" -> "redirect";
      case "400" -> "a value is missing or invalid";
      case "401" -> "no valid API key";
      case "402" -> "the portal is unpaid";
      case "403" -> "not allowed";
      case "404" -> "not found";
      case "405" -> "not possible here";
      case "409" -> "conflict with the present state";
      case "413" -> "too large";
      case "415" -> "another type of body is needed";
      case "429" -> "too many requests";
      case "500" -> "error in the portal";
      case "501" -> "not available on this portal";
      case "502", "503" -> "portal not available; the body may be HTML";
      default -> "";
    };
  }

  /** Returns a line to type; a body that is too long for it follows as a file. */
  private static List<Text> example(Operation operation) {
    String line = "  " + exampleCall(operation);
    Content content = operation.content().filter(one -> !one.isForm()).orElse(null);
    if (content == null) {
      return List.of(unbroken(line));
    }
    String body = BodySkeleton.of(content.type(), "…");
    String whole = line + " '" + body + "'";
    if (whole.length() <= MAX_WIDTH) {
      return List.of(unbroken(whole));
    }
    List<Text> lines = new ArrayList<>();
    lines.add(unbroken(line + " @body.json"));
    lines.add(Text.of("with a file body.json such as:"));
    Json pretty = JsonParser.parse(body);
    (pretty == null ? body : pretty.pretty())
        .lines()
        .forEach(one -> lines.add(Text.of("  " + one).noWrap()));
    return lines;
  }

  /** Returns a line that is not broken unless it is too long. */
  private static Text unbroken(String line) {
    Text text = Text.of(line);
    return line.length() <= MAX_WIDTH ? text.noWrap() : text.hangingIndent(4);
  }

  private static String exampleCall(Operation operation) {
    StringBuilder line = new StringBuilder("api ").append(operation.method()).append(' ');
    line.append(
        ServerAddress.shortPath(operation.path())
            .replaceAll("\\{user[Ii][Dd]}", takesIdOnly(operation) ? "<ID>" : "ada")
            .replaceAll("\\{(\\w+)}", "<$1>"));
    operation.query().stream()
        .filter(Parameter::required)
        .forEach(parameter -> line.append(" --query ").append(parameter.name()).append("=<value>"));
    operation.content().filter(Content::isForm).stream()
        .flatMap(content -> itemType(content.type()).fields().stream())
        .map(OperationText::formPart)
        .filter(part -> line.length() + part.length() + 2 <= MAX_WIDTH)
        .forEach(line::append);
    return line.toString();
  }

  private static String formPart(Field field) {
    String value =
        switch (field.type().type()) {
          case "file" -> "@<file>";
          case "true or false" -> "true";
          default -> "<" + field.type().type() + ">";
        };
    return " --file " + field.name() + "=" + value;
  }

  /**
   * Returns whether only an ID names the person: where the description says so, and in uploads,
   * which up to DocSpace 3.5 change the caller's photo if given a user name (contract 3.7).
   */
  private static boolean takesIdOnly(Operation operation) {
    boolean isUpload = operation.method().equals("POST") && operation.path().endsWith("/photo");
    return isUpload
        || operation.parameters().stream()
            .anyMatch(parameter -> parameter.isPerson() && parameter.type().type().equals("ID"));
  }
}
