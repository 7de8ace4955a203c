package io.github.photoshell.api;

import io.github.photoshell.api.ValueType.Choice;
import io.github.photoshell.api.ValueType.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the references in an OpenAPI description and converts its schemas to {@link ValueType}s.
 */
final class SchemaResolver {
  private static final int MAX_DEPTH = 5;

  /**
   * The official description explains values in its text: {@code [0 - Ascending, 1 - Descending]}.
   */
  private static final Pattern VALUES_IN_TEXT =
      Pattern.compile("\\[((?:-?\\w+ - [^,\\]]+(?:, )?)+)]");

  private final Map<String, Object> document;

  SchemaResolver(Map<String, Object> document) {
    this.document = document;
  }

  /** Returns the node that a reference points to; the node itself if it is not a reference. */
  Map<String, Object> resolved(Map<String, Object> node) {
    Map<String, Object> target = node;
    // References may be chained; the limit ends cycles.
    for (int i = 0; i < MAX_DEPTH && target.get("$ref") instanceof String reference; i++) {
      target = lookUp(reference);
    }
    return target;
  }

  private Map<String, Object> lookUp(String reference) {
    Map<String, Object> referenced = document;
    if (!reference.startsWith("#/")) {
      return Map.of();
    }
    for (String name : reference.substring(2).split("/", -1)) {
      referenced =
          OpenApiDescription.map(referenced.get(name.replace("~1", "/").replace("~0", "~")));
    }
    return referenced;
  }

  ValueType valueType(@Nullable Object schema) {
    return valueType(OpenApiDescription.map(schema), 0);
  }

  private ValueType valueType(Map<String, Object> reference, int depth) {
    Map<String, Object> schema = merged(resolved(reference), 0);
    String description =
        reference.containsKey("description")
            ? OpenApiDescription.text(reference, "description")
            : OpenApiDescription.text(schema, "description");
    ValueType items =
        schema.containsKey("items") && depth < MAX_DEPTH
            ? valueType(OpenApiDescription.map(schema.get("items")), depth + 1)
            : null;
    return new ValueType(type(schema), description, choice(schema), fields(schema, depth), items);
  }

  private static String type(Map<String, Object> schema) {
    if (schema.containsKey("oneOf") || schema.containsKey("anyOf")) {
      return "one of several";
    }
    String type = OpenApiDescription.text(schema, "type");
    String format = OpenApiDescription.text(schema, "format");
    return switch (type) {
      case "string" ->
          switch (format) {
            case "binary" -> "file";
            case "uuid" -> "ID";
            case "date-time", "date" -> "date";
            default -> "text";
          };
      case "integer", "number" -> "number";
      case "boolean" -> "true or false";
      case "array" -> "list";
      case "object" -> "object";
      default -> schema.containsKey("properties") ? "object" : "anything";
    };
  }

  private List<Field> fields(Map<String, Object> schema, int depth) {
    List<Field> fields = new ArrayList<>();
    if (depth < MAX_DEPTH) {
      Set<String> required = OpenApiDescription.texts(schema.get("required"));
      OpenApiDescription.map(schema.get("properties"))
          .forEach(
              (name, property) ->
                  fields.add(
                      new Field(
                          name,
                          required.contains(name),
                          valueType(OpenApiDescription.map(property), depth + 1))));
    }
    return fields;
  }

  private static List<Choice> choice(Map<String, Object> schema) {
    List<?> values = OpenApiDescription.list(schema.get("enum"));
    List<?> names = OpenApiDescription.list(schema.get("x-enum-varnames"));
    Map<String, String> listed = meaningsInText(OpenApiDescription.text(schema, "description"));
    List<Choice> choice = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String value = String.valueOf(values.get(i));
      String named = i < names.size() ? String.valueOf(names.get(i)) : "";
      String meaning = listed.getOrDefault(value, named.equals(value) ? "" : named);
      choice.add(new Choice(value, meaning));
    }
    if (values.isEmpty() && OpenApiDescription.text(schema, "type").equals("boolean")) {
      return List.of(new Choice("true", ""), new Choice("false", ""));
    }
    return choice;
  }

  private static Map<String, String> meaningsInText(String description) {
    Map<String, String> meanings = new LinkedHashMap<>();
    Matcher list = VALUES_IN_TEXT.matcher(description);
    if (list.find()) {
      for (String one : list.group(1).split(", ", -1)) {
        String[] parts = one.split(" - ", 2);
        if (parts.length == 2) {
          meanings.put(parts[0].strip(), parts[1].strip());
        }
      }
    }
    return meanings;
  }

  /** Returns the schema combined with the schemas in its {@code allOf}. */
  private Map<String, Object> merged(Map<String, Object> schema, int depth) {
    List<?> parts = OpenApiDescription.list(schema.get("allOf"));
    if (parts.isEmpty() || depth == MAX_DEPTH) {
      return schema;
    }
    Map<String, Object> combined = new LinkedHashMap<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Object part : parts) {
      Map<String, Object> one = merged(resolved(OpenApiDescription.map(part)), depth + 1);
      combined.putAll(one);
      properties.putAll(OpenApiDescription.map(one.get("properties")));
    }
    combined.putAll(schema);
    properties.putAll(OpenApiDescription.map(schema.get("properties")));
    if (!properties.isEmpty()) {
      combined.put("properties", properties);
    }
    return combined;
  }
}
