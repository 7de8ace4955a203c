package io.github.photoshell.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation of the API: a method and a path with variables in braces. */
final class Operation {
  private final String method;
  private final String path;
  private final Object node;
  private final @Nullable Object shared;
  private final SchemaResolver schemaResolver;

  /**
   * @param node the operation's members
   * @param shared parameters of all operations of the path
   */
  Operation(
      String method,
      String path,
      Object node,
      @Nullable Object shared,
      SchemaResolver schemaResolver) {
    this.method = method;
    this.path = path;
    this.node = node;
    this.shared = shared;
    this.schemaResolver = schemaResolver;
  }

  /**
   * A parameter of an operation.
   *
   * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
   */
  record Parameter(String name, String in, boolean required, String description, ValueType type) {
    /** Returns true if the value in the path is a person. */
    boolean isPerson() {
      return in.equals("path") && name.equalsIgnoreCase("userid");
    }
  }

  /**
   * The body of a request.
   *
   * @param mediaType as in {@code application/json}
   */
  record Content(String mediaType, boolean required, ValueType type) {
    boolean isForm() {
      return mediaType.startsWith("multipart/");
    }
  }

  /**
   * A documented response.
   *
   * @param status a status code, or {@code default}
   * @param type null if the body is not described
   */
  record ResponseSpec(String status, String description, @Nullable ValueType type) {}

  /** Returns the method in upper case. */
  String method() {
    return method;
  }

  /** Returns the path, as in {@code /api/2.0/people/{userid}}. */
  String path() {
    return path;
  }

  private Map<String, Object> members() {
    return OpenApiDescription.map(node);
  }

  String summary() {
    return OpenApiDescription.text(members(), "summary");
  }

  String description() {
    return OpenApiDescription.text(members(), "description");
  }

  boolean isDeprecated() {
    return OpenApiDescription.text(members(), "deprecated").equals("true");
  }

  long variables() {
    return path.chars().filter(c -> c == '{').count();
  }

  /** Returns the parameters in the description's order. */
  List<Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    for (Object source :
        new Object[] {OpenApiDescription.list(shared), members().get("parameters")}) {
      for (Object item : OpenApiDescription.list(source)) {
        Map<String, Object> one = schemaResolver.resolved(OpenApiDescription.map(item));
        Parameter parameter =
            new Parameter(
                OpenApiDescription.text(one, "name"),
                OpenApiDescription.text(one, "in"),
                OpenApiDescription.text(one, "required").equals("true"),
                OpenApiDescription.text(one, "description"),
                schemaResolver.valueType(one.get("schema")));
        all.put(parameter.in() + " " + parameter.name(), parameter);
      }
    }
    return List.copyOf(all.values());
  }

  /** Returns the parameter of a segment in braces, as in {@code {userid}}. */
  Optional<Parameter> pathParameter(String segment) {
    return segment.startsWith("{")
        ? parameters().stream()
            .filter(
                parameter ->
                    parameter.in().equals("path") && segment.equals("{" + parameter.name() + "}"))
            .findFirst()
        : Optional.empty();
  }

  /**
   * Returns the value of a path parameter.
   *
   * @param typed a path that matches this operation's
   */
  String pathValue(String name, String typed) {
    List<String> own = List.of(path.split("/", -1));
    String[] values = typed.split("/", -1);
    int at = own.indexOf("{" + name + "}");
    return at < 0 || at >= values.length ? "" : values[at];
  }

  /** Returns the query parameters. */
  List<Parameter> query() {
    return parameters().stream().filter(parameter -> parameter.in().equals("query")).toList();
  }

  /** Returns the query parameter with this name. */
  Optional<Parameter> query(String name) {
    return query().stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** Returns the request body; empty if there is none. */
  Optional<Content> content() {
    Map<String, Object> body =
        schemaResolver.resolved(OpenApiDescription.map(members().get("requestBody")));
    boolean required = OpenApiDescription.text(body, "required").equals("true");
    return OpenApiDescription.map(body.get("content")).entrySet().stream()
        .findFirst()
        .map(
            entry ->
                new Content(
                    entry.getKey(),
                    required,
                    schemaResolver.valueType(
                        OpenApiDescription.map(entry.getValue()).get("schema"))));
  }

  /** Returns the documented responses, sorted by status. */
  List<ResponseSpec> responses() {
    List<ResponseSpec> answers = new ArrayList<>();
    OpenApiDescription.map(members().get("responses")).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              Map<String, Object> one =
                  schemaResolver.resolved(OpenApiDescription.map(entry.getValue()));
              ValueType type =
                  OpenApiDescription.map(one.get("content")).values().stream()
                      .findFirst()
                      .map(
                          content ->
                              schemaResolver.valueType(
                                  OpenApiDescription.map(content).get("schema")))
                      .orElse(null);
              answers.add(
                  new ResponseSpec(
                      entry.getKey(), OpenApiDescription.text(one, "description"), type));
            });
    return answers;
  }
}
