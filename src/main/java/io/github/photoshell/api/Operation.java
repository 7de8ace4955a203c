package io.github.photoshell.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of the API: a method and a path, its variables in braces. */
public final class Operation {
  private final String method;
  private final String path;
  private final Map<String, Object> node;
  private final @Nullable Object shared;
  private final Schemas schemas;

  /**
   * @param shared parameters that all calls of the path have
   */
  Operation(
      String method,
      String path,
      Map<String, Object> node,
      @Nullable Object shared,
      Schemas schemas) {
    this.method = method;
    this.path = path;
    this.node = node;
    this.shared = shared;
    this.schemas = schemas;
  }

  /**
   * One value of a call.
   *
   * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
   */
  public record Parameter(
      String name, String in, boolean required, String description, ValueType type) {}

  /**
   * What is sent along.
   *
   * @param mediaType as in {@code application/json}
   */
  public record Content(String mediaType, boolean required, ValueType type) {
    public boolean isForm() {
      return mediaType.startsWith("multipart/");
    }
  }

  /**
   * One way a portal answers.
   *
   * @param status a number, or {@code default}
   * @param type null where nothing is said about the body
   */
  public record Answering(String status, String description, @Nullable ValueType type) {}

  /** In capitals. */
  public String method() {
    return method;
  }

  /** As in {@code /api/2.0/people/{userid}}. */
  public String path() {
    return path;
  }

  public String summary() {
    return Description.text(node, "summary");
  }

  public String description() {
    return Description.text(node, "description");
  }

  public boolean isDeprecated() {
    return Description.text(node, "deprecated").equals("true");
  }

  long variables() {
    return path.chars().filter(c -> c == '{').count();
  }

  /** Returns its values in the description's order. */
  public List<Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    for (Object source : new Object[] {Description.list(shared), node.get("parameters")}) {
      for (Object item : Description.list(source)) {
        Map<String, Object> one = schemas.resolved(Description.map(item));
        Parameter parameter =
            new Parameter(
                Description.text(one, "name"),
                Description.text(one, "in"),
                Description.text(one, "required").equals("true"),
                Description.text(one, "description"),
                schemas.shape(one.get("schema")));
        all.put(parameter.in() + " " + parameter.name(), parameter);
      }
    }
    return List.copyOf(all.values());
  }

  /** Returns the values that stand in the query. */
  public List<Parameter> query() {
    return parameters().stream().filter(one -> one.in().equals("query")).toList();
  }

  /** Returns the value of the query that has this name. */
  public Optional<Parameter> query(String name) {
    return query().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Returns what is sent along; empty where nothing is. */
  public Optional<Content> content() {
    Map<String, Object> body = schemas.resolved(Description.map(node.get("requestBody")));
    boolean required = Description.text(body, "required").equals("true");
    return Description.map(body.get("content")).entrySet().stream()
        .findFirst()
        .map(
            entry ->
                new Content(
                    entry.getKey(),
                    required,
                    schemas.shape(Description.map(entry.getValue()).get("schema"))));
  }

  /** Returns the ways it is answered, in the order of their statuses. */
  public List<Answering> answers() {
    List<Answering> answers = new ArrayList<>();
    Description.map(node.get("responses")).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              Map<String, Object> one = schemas.resolved(Description.map(entry.getValue()));
              ValueType type =
                  Description.map(one.get("content")).values().stream()
                      .findFirst()
                      .map(content -> schemas.shape(Description.map(content).get("schema")))
                      .orElse(null);
              answers.add(
                  new Answering(entry.getKey(), Description.text(one, "description"), type));
            });
    return answers;
  }
}
