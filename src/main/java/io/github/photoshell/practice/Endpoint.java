package io.github.photoshell.practice;

import java.util.List;

/**
 * The requests that the practice portal supports, with the scope that each needs and its handler.
 */
enum Endpoint {
  PHOTO("GET", "people/{userid}/photo", Scope.READ_ACCOUNTS, PhotoEndpoints::get),
  PUT_PHOTO("PUT", "people/{userid}/photo", Scope.WRITE_ACCOUNTS, PhotoEndpoints::put),
  DELETE_PHOTO("DELETE", "people/{userid}/photo", Scope.WRITE_ACCOUNTS, PhotoEndpoints::delete),
  POST_PHOTO("POST", "people/{userid}/photo", Scope.WRITE_ACCOUNTS, UploadEndpoints::post),
  THUMBNAILS(
      "POST", "people/{userid}/photo/thumbnails", Scope.WRITE_ACCOUNTS, PhotoEndpoints::thumbnails),
  SELF("GET", "people/@self", Scope.OWN_PROFILE, PeopleEndpoints::self),
  FILTER("GET", "people/filter", Scope.READ_ACCOUNTS, PeopleEndpoints::filter),
  SEARCH("GET", "people/search", Scope.READ_ACCOUNTS, PeopleEndpoints::search),
  /** Has its own authorisation rule, which ignores scopes. */
  PERSON("GET", "people/{userid}", Scope.KEY, PeopleEndpoints::byId),
  OWN_KEY("GET", "keys/@self", Scope.KEY, KeyEndpoints::self),
  PERMISSIONS("GET", "keys/permissions", Scope.KEY_OR_EVERYTHING, KeyEndpoints::permissions),
  SETTINGS("GET", "settings", Scope.OPEN, PortalEndpoints::settings),
  BUILD("GET", "settings/version/build", Scope.OPEN, PortalEndpoints::build),
  CAPABILITIES("GET", "capabilities", Scope.OPEN, PortalEndpoints::capabilities);

  /** The scopes that an endpoint needs: the table in section 2.3 of the contract. */
  enum Scope {
    /** Any valid key. */
    KEY,
    /** A scope to read the own profile. */
    OWN_PROFILE,
    /** A scope to read people and photos. */
    READ_ACCOUNTS,
    /** A scope to change photos, even the own one. */
    WRITE_ACCOUNTS,
    /** Any valid key before 3.7; since 3.7 a key that can read everything. */
    KEY_OR_EVERYTHING,
    /** No key; but since 3.7 an API key that is sent must be able to read everything. */
    OPEN;

    /** Returns whether a valid key is sufficient. */
    boolean allows(IssuedKey key, ServerVersion version) {
      return switch (this) {
        case KEY -> true;
        case OWN_PROFILE ->
            key.hasOneOf(List.of("accounts.self:read", "accounts.self:write", "*:read", "*:write"));
        case READ_ACCOUNTS ->
            key.hasOneOf(List.of("accounts:read", "accounts:write", "*:read", "*:write"));
        case WRITE_ACCOUNTS -> key.hasOneOf(List.of("accounts:write", "*:write"));
        case KEY_OR_EVERYTHING, OPEN ->
            version != ServerVersion.V3_7 || key.hasOneOf(List.of("*:read", "*:write"));
      };
    }
  }

  /** Answers an admitted request. */
  @FunctionalInterface
  interface Handler {
    ActionResult answer(RequestContext context) throws InterruptedException;
  }

  /** Stands for any segment of a path. */
  static final String USER_ID = "{userid}";

  private final String method;
  private final String shortPath;

  /** Unmodifiable, which Error Prone cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> path;

  private final Scope scope;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Handler handler;

  Endpoint(String method, String shortPath, Scope scope, Handler handler) {
    this.method = method;
    this.shortPath = shortPath;
    this.path = List.of(("api/2.0/" + shortPath).split("/", -1));
    this.scope = scope;
    this.handler = handler;
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

  Scope scope() {
    return scope;
  }

  Handler handler() {
    return handler;
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

  /** Returns whether it is answered in a condition of the portal (section 2.3 of the contract). */
  boolean isAnsweredWhen(PortalCondition condition) {
    return switch (condition) {
      case UNPAID ->
          switch (this) {
            case SETTINGS, BUILD, CAPABILITIES, SELF, PERSON, FILTER -> true;
            default -> false;
          };
      case RESTORING ->
          switch (this) {
            case SETTINGS, BUILD, SELF, OWN_KEY -> true;
            default -> false;
          };
      case SUSPENDED -> this == SETTINGS;
      case REMOVING -> false;
      case NORMAL, OTHER_NETWORK, CACHED_PHOTOS -> true;
    };
  }
}
