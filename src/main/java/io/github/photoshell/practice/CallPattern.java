package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern for requests to the API: a method and a path, each optional. In a path {@code {userid}}
 * stands for any segment, and {@code /storage} for every stored photo.
 */
public final class CallPattern {
  /** Every request. */
  static final CallPattern ANY = new CallPattern("any", List.of(), List.of());

  /** Every request that changes something. */
  static final CallPattern CHANGES =
      new CallPattern("changes", List.of("PUT", "POST", "DELETE"), List.of());

  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");

  /** Every request that removes a photo. */
  static final CallPattern REMOVALS =
      of(Endpoint.DELETE_PHOTO.method() + " " + Endpoint.DELETE_PHOTO.shortPath()).orElseThrow();

  private final String words;
  private final List<String> methods;
  private final List<String> path;

  private CallPattern(String words, List<String> methods, List<String> path) {
    this.words = words;
    this.methods = methods;
    this.path = path;
  }

  /**
   * Parses {@code any}, {@code changes}, {@code PUT}, {@code people/filter} or {@code PUT
   * people/{userid}/photo}; the path with or without {@code /api/2.0/} before it. Empty for unknown
   * requests.
   */
  public static Optional<CallPattern> of(String text) {
    String words = text.strip();
    for (CallPattern known : List.of(ANY, CHANGES)) {
      if (known.words.equalsIgnoreCase(words)) {
        return Optional.of(known);
      }
    }
    String[] parts = words.split("\\s+", 2);
    boolean method = METHODS.contains(parts[0].toUpperCase(Locale.ROOT));
    String target = method ? parts.length == 2 ? parts[1] : "" : words;
    List<String> methods = method ? List.of(parts[0].toUpperCase(Locale.ROOT)) : List.of();
    List<String> path = new ArrayList<>(List.of(target.split("/", -1)));
    path.removeIf(String::isEmpty);
    if (!path.isEmpty() && !path.get(0).equals("api") && !PortalRequest.isFile(path)) {
      path.addAll(0, List.of("api", "2.0"));
    }
    boolean known =
        path.isEmpty()
            || PortalRequest.isFile(path)
            || Arrays.stream(Endpoint.values())
                .filter(endpoint -> methods.isEmpty() || methods.contains(endpoint.method()))
                .anyMatch(endpoint -> matchesPath(endpoint.path(), path));
    return known && !words.isEmpty()
        ? Optional.of(new CallPattern(words, methods, List.copyOf(path)))
        : Optional.empty();
  }

  /** Returns all patterns for {@link #of} that can be completed. */
  public static List<String> known() {
    List<String> known = new ArrayList<>(List.of(ANY.words, CHANGES.words));
    for (Endpoint value : Endpoint.values()) {
      known.add(value.method() + " " + value.shortPath());
    }
    return known;
  }

  boolean matches(PortalRequest request) {
    List<String> other = request.path();
    // A folder of images stands for all of them.
    List<String> start =
        PortalRequest.isFile(path) ? other.subList(0, Math.min(path.size(), other.size())) : other;
    return (methods.isEmpty() || methods.contains(request.method()))
        && (path.isEmpty() || matchesPath(path, start));
  }

  private static boolean matchesPath(List<String> template, List<String> other) {
    if (template.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < template.size(); i++) {
      boolean isPlaceholder =
          template.get(i).equals(Endpoint.USER_ID) || other.get(i).equals(Endpoint.USER_ID);
      if (!isPlaceholder && !template.get(i).equalsIgnoreCase(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern as it was typed. */
  @Override
  public String toString() {
    return words;
  }
}
