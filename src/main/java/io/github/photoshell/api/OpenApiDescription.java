package io.github.photoshell.api;

import io.github.photoshell.api.DescriptionFile.LazyValue;
import io.github.photoshell.api.Operation.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations in an OpenAPI description. Thread-safe. */
final class OpenApiDescription {
  private static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private final Map<String, Object> tree;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * @param tree the document as maps, lists and strings, or values that are parsed later
   */
  OpenApiDescription(Map<String, Object> tree) {
    this.tree = tree;
    SchemaResolver schemaResolver = new SchemaResolver(tree);
    map(tree.get("paths"))
        .forEach(
            (path, item) -> {
              Map<String, Object> members = map(item);
              for (String method : METHODS) {
                Object operation = members.get(method.toLowerCase(Locale.ROOT));
                if (operation instanceof Map<?, ?> || operation instanceof LazyValue) {
                  operations.add(
                      new Operation(
                          method, path, operation, members.get("parameters"), schemaResolver));
                }
              }
            });
  }

  /**
   * A possible next segment of a path.
   *
   * @param segment the segment; a variable is in braces, as in {@code {userid}}
   * @param operation the operation whose path ends with this segment; null if none does
   * @param hasLongerPaths true if longer paths continue after it
   * @param variable the parameter whose value the segment is; null for a fixed segment
   */
  record Step(
      String segment,
      @Nullable Operation operation,
      boolean hasLongerPaths,
      @Nullable Parameter variable) {
    /** Returns true if the segment can have any value. */
    boolean isVariable() {
      return segment.startsWith("{");
    }
  }

  /** Returns the version of the described API; empty if the document has none. */
  String version() {
    return text(map(tree.get("info")), "version");
  }

  /** Returns all operations, in the document's order. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Returns the methods that have operations, GET first. */
  List<String> methods() {
    return METHODS.stream()
        .filter(
            method -> operations.stream().anyMatch(operation -> operation.method().equals(method)))
        .toList();
  }

  /** Returns the methods of a path; none for an unknown path. */
  List<String> methods(String path) {
    return METHODS.stream().filter(method -> find(method, path).isPresent()).toList();
  }

  /**
   * Returns the operation with this method and path.
   *
   * @param path an absolute path without a query; variables are given as values or as names in
   *     braces. A fixed segment is preferred to a variable that also matches
   */
  Optional<Operation> find(String method, String path) {
    List<String> typed = segments(path);
    return operations.stream()
        .filter(operation -> operation.method().equalsIgnoreCase(method))
        .filter(operation -> matches(segments(operation.path()), typed, typed.size()))
        .filter(operation -> segments(operation.path()).size() == typed.size())
        .min(Comparator.comparing(Operation::variables));
  }

  /**
   * Returns the possible next segments of a path.
   *
   * @param method null for any
   * @param begun whole segments, with a slash at the start and after each segment
   */
  List<Step> steps(@Nullable String method, String begun) {
    List<String> typed = segments(begun);
    Map<String, Step> steps = new LinkedHashMap<>();
    for (Operation operation : below(method, typed)) {
      List<String> its = segments(operation.path());
      String next = its.get(typed.size());
      boolean ends = its.size() == typed.size() + 1;
      steps.merge(
          next,
          new Step(
              next, ends ? operation : null, !ends, operation.pathParameter(next).orElse(null)),
          (known, more) ->
              new Step(
                  next,
                  known.operation() == null ? more.operation() : known.operation(),
                  known.hasLongerPaths() || more.hasLongerPaths(),
                  more.operation() == null ? known.variable() : more.variable()));
    }
    return List.copyOf(steps.values());
  }

  /**
   * Returns the operations with longer paths that begin with these segments. A portal takes a
   * segment that is a fixed name in some path as this name, never as a value.
   */
  private List<Operation> below(@Nullable String method, List<String> typed) {
    List<Operation> below =
        operations.stream()
            .filter(operation -> segments(operation.path()).size() > typed.size())
            .toList();
    for (int i = 0; i < typed.size(); i++) {
      int at = i;
      List<Operation> matching =
          below.stream()
              .filter(operation -> matches(segments(operation.path()), typed, at + 1))
              .toList();
      List<Operation> fixed =
          matching.stream()
              .filter(operation -> segments(operation.path()).get(at).equals(typed.get(at)))
              .toList();
      below = fixed.isEmpty() ? matching : fixed;
    }
    return below.stream()
        .filter(operation -> method == null || operation.method().equalsIgnoreCase(method))
        .toList();
  }

  private static boolean matches(List<String> template, List<String> typed, int count) {
    if (template.size() < count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(typed.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    segments.remove(0);
    if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  /** Returns a node as a map; an empty map if it is something else. */
  @SuppressWarnings("unchecked") // all maps in the tree have string keys
  static Map<String, Object> map(@Nullable Object node) {
    return parsed(node) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static List<?> list(@Nullable Object node) {
    return parsed(node) instanceof List<?> list ? list : List.of();
  }

  /** Returns a text, number or truth value as text; an empty text for anything else. */
  static String text(Map<String, Object> node, String name) {
    Object value = parsed(node.get(name));
    return value == null || value instanceof Map<?, ?> || value instanceof List<?>
        ? ""
        : value.toString();
  }

  private static @Nullable Object parsed(@Nullable Object node) {
    return node instanceof LazyValue later ? later.get() : node;
  }

  static Set<String> texts(@Nullable Object node) {
    Set<String> texts = new LinkedHashSet<>();
    list(node).forEach(item -> texts.add(String.valueOf(item)));
    return texts;
  }
}
