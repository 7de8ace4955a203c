package io.github.photoshell.practice;

import java.util.List;

/** The requests that the practice portal supports, with the scopes that each needs. */
enum Endpoint {
  PHOTO("GET", "people/{userid}/photo", ScopeRule.READ_ACCOUNTS),
  PUT_PHOTO("PUT", "people/{userid}/photo", ScopeRule.WRITE_ACCOUNTS),
  DELETE_PHOTO("DELETE", "people/{userid}/photo", ScopeRule.WRITE_ACCOUNTS),
  POST_PHOTO("POST", "people/{userid}/photo", ScopeRule.WRITE_ACCOUNTS),
  THUMBNAILS("POST", "people/{userid}/photo/thumbnails", ScopeRule.WRITE_ACCOUNTS),
  SELF("GET", "people/@self", ScopeRule.OWN_PROFILE),
  FILTER("GET", "people/filter", ScopeRule.READ_ACCOUNTS),
  SEARCH("GET", "people/search", ScopeRule.READ_ACCOUNTS),
  /** Has its own authorisation rule, which ignores scopes. */
  PERSON("GET", "people/{userid}", ScopeRule.KEY),
  OWN_KEY("GET", "keys/@self", ScopeRule.KEY),
  PERMISSIONS("GET", "keys/permissions", ScopeRule.KEY_OR_EVERYTHING),
  SETTINGS("GET", "settings", ScopeRule.OPEN),
  BUILD("GET", "settings/version/build", ScopeRule.OPEN),
  CAPABILITIES("GET", "capabilities", ScopeRule.OPEN);

  /** Stands for any segment of a path. */
  static final String USER_ID = "{userid}";

  private final String method;
  private final String shortPath;

  /** Unmodifiable, which Error Prone cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> path;

  private final ScopeRule scopeRule;

  Endpoint(String method, String shortPath, ScopeRule scopeRule) {
    this.method = method;
    this.shortPath = shortPath;
    this.path = List.of(("api/2.0/" + shortPath).split("/", -1));
    this.scopeRule = scopeRule;
  }

  String method() {
    return method;
  }

  /** Returns the path without {@code /api/2.0/}. */
  String shortPath() {
    return shortPath;
  }

  /** Returns the segments of the whole path. */
  List<String> path() {
    return path;
  }

  ScopeRule scopeRule() {
    return scopeRule;
  }

  boolean matches(List<String> requestPath) {
    if (requestPath.size() != path.size()) {
      return false;
    }
    if (!requestPath.get(0).equals(path.get(0))) {
      return false;
    }
    for (int i = 1; i < requestPath.size(); i++) {
      boolean isPlaceholder = path.get(i).equals(USER_ID) && !requestPath.get(i).isEmpty();
      if (!isPlaceholder && !path.get(i).equalsIgnoreCase(requestPath.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether the body must be JSON. Any other content type, or none, is refused before the
   * body is read.
   */
  boolean acceptsJson() {
    return this == PUT_PHOTO || this == THUMBNAILS;
  }

  boolean anyPerson() {
    return shortPath.contains(USER_ID);
  }
}
