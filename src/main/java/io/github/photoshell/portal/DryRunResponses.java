package io.github.photoshell.portal;

import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.HttpClients;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.DryRun.Scenario;
import io.github.photoshell.portal.DryRun.Unknown;
import io.github.photoshell.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The assumed responses of a portal in a dry run. Unique placeholders replace IDs that only a
 * portal knows.
 */
final class DryRunResponses {
  private static final int MANY = 250;
  private static final int PAGE = 100;
  private static final String PHOTO = "/storage/userPhotos/root/rehearsal_";
  private static final String NO_PHOTO = "/static/images/" + PhotoUrls.DEFAULT_IMAGE + "?hash=";

  /** The placeholder for the user's name when unknown. */
  private static final String YOUR_NAME = "rehearsed-name-of-yours";

  /** Pictures are requested without the hash. */
  private static final String WITHOUT_HASH = " without ?hash=...";

  /** One transparent pixel. */
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private final Scenario scenario;
  private final String selfId;
  private final @Nullable String selfUserName;
  private final Map<String, Unknown> unknowns = new LinkedHashMap<>();
  private final Map<String, Photo> photos = new HashMap<>();
  private int lastHash;

  /** The photo that the portal showed last, possibly outdated. */
  private Photo shown;

  private @Nullable Photo late;
  private boolean changed;

  /** The photo of one person; no two states have the same hash. */
  private record Photo(boolean exists, int hash) {}

  DryRunResponses(Scenario scenario, String selfId, @Nullable String selfUserName) {
    this.scenario = scenario;
    this.selfId = selfId;
    this.selfUserName = selfUserName;
    this.shown = new Photo(scenario != Scenario.NO_PHOTO, 1);
    if (selfId.equals(DryRun.UNKNOWN_USER_ID)) {
      unknown(selfId, "YOUR_ID", 0, "response.id");
    }
    if (selfUserName == null) {
      unknown(YOUR_NAME, "YOUR_USER_NAME", 0, "response.userName");
    }
  }

  List<Unknown> unknowns() {
    return List.copyOf(unknowns.values());
  }

  /**
   * Answers a request.
   *
   * @param number 1 for the first of the dry run
   */
  HttpResult answer(Request request, CallOptions options, @Nullable Token token, int number) {
    if (scenario == Scenario.CONNECTION_LOST && !changed && !HttpClients.reads(request.method())) {
      changed = true;
      return HttpResult.assumedLost(request, options, token);
    }
    if (options.kind() == CallOptions.Kind.PICTURE) {
      // A change makes the picture differ; bytes after the image data are not visible.
      byte[] picture = Arrays.copyOf(PICTURE, PICTURE.length + shown.hash());
      return HttpResult.assumed(request, options, token, 200, "image/png", ByteString.of(picture));
    }
    Object response = response(request.method(), request.url(), number);
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    if (response == null) {
      envelope.put("error", Map.of("message", "The user could not be found"));
    } else {
      envelope.put("response", response);
      envelope.put("total", scenario == Scenario.MANY_PEOPLE ? MANY : 1);
    }
    return HttpResult.assumed(
        request,
        options,
        token,
        response == null ? 404 : 200,
        "application/json; charset=utf-8",
        ByteString.encodeUtf8(Json.object(envelope).pretty()));
  }

  private @Nullable Object response(String method, HttpUrl url, int number) {
    List<String> path = url.pathSegments();
    String call = String.join("/", path.subList(Math.min(2, path.size()), path.size()));
    switch (call) {
      case "capabilities" -> {
        return Map.of("ldapEnabled", false);
      }
      case "settings/version/build" -> {
        return Map.of();
      }
      case "settings" -> {
        return Map.of("maxImageUploadSize", 0);
      }
      case "keys/@self" -> {
        return Map.of(
            "permissions",
            scenario == Scenario.LIMITED_KEY ? List.of("accounts:write") : List.of(),
            "createBy",
            Map.of("id", selfId, "displayName", "you"));
      }
      case "people/@self" -> {
        return self();
      }
      case "people/filter", "people/search" -> {
        return people(url, number);
      }
      default -> {
        boolean ofOnePerson = path.size() > 3 && path.get(2).equals("people");
        if (ofOnePerson && path.size() == 4 && method.equals("GET")) {
          return named(path.get(3), number);
        }
        return ofOnePerson && path.size() == 5 && path.get(4).equals("photo")
            ? photo(method, person(path.get(3)), number)
            : Map.of();
      }
    }
  }

  private @Nullable Object named(String person, int number) {
    if (person.equals(selfId) || person.equalsIgnoreCase(selfUserName)) {
      return self();
    }
    if (scenario == Scenario.NO_SUCH_PERSON) {
      return null;
    }
    String email = person.toLowerCase(Locale.ROOT) + "@example.com";
    return UserIds.isId(person)
        ? profile(person, userName(person, number, "response.userName"), email)
        : profile(personId(person, number, "response.id"), person, email);
  }

  private Map<String, Object> self() {
    String userName = Objects.requireNonNullElse(selfUserName, YOUR_NAME);
    return profile(selfId, userName, "you@example.com");
  }

  private List<Object> people(HttpUrl url, int number) {
    String words = url.queryParameter("filterValue");
    if (scenario == Scenario.NO_SUCH_PERSON && words != null) {
      return List.of();
    }
    String start = Objects.requireNonNullElse(url.queryParameter("startIndex"), "0");
    int first = start.matches("\\d{1,6}") ? Integer.parseInt(start) : 0;
    int here = scenario == Scenario.MANY_PEOPLE ? Math.max(0, Math.min(PAGE, MANY - first)) : 1;
    List<Object> people = new ArrayList<>();
    for (int i = 0; i < here; i++) {
      boolean named = i == 0 && words != null && words.contains("@");
      String name = named ? words : "person" + (first + i);
      Map<String, Object> person =
          new LinkedHashMap<>(
              profile(
                  personId(name, number, "response[" + i + "].id"),
                  userName(name, number, "response[" + i + "].userName"),
                  named ? words : name + "@example.com"));
      person.put("avatarOriginal", listed(first + i, i, number));
      people.add(person);
    }
    return people;
  }

  private String personId(String name, int number, String field) {
    return ofPerson("PERSON_ID", "ffffffff-0000-4000-8000-%012d", name, number, field);
  }

  /** Returns a placeholder for the user name of a person requested otherwise. */
  private String userName(String name, int number, String field) {
    return ofPerson("PERSON_USER_NAME", "rehearsed-name-%06d", name, number, field);
  }

  /** Returns the placeholder for a person; the first one has no number. */
  private String ofPerson(String message, String literal, String name, int number, String field) {
    int others = 0;
    for (Unknown value : unknowns.values()) {
      if (value.variable().matches(message + "(_\\d+)?")) {
        if (name.equals(value.of())) {
          return value.literal();
        }
        others++;
      }
    }
    String label = literal.formatted(others + 1);
    String variable = others == 0 ? message : message + "_" + (others + 1);
    unknowns.put(label, new Unknown(label, variable, number, field, name));
    return label;
  }

  private static Map<String, Object> profile(String id, String userName, String email) {
    return Map.of(
        "id", id,
        "userName", userName,
        "displayName", userName,
        "email", email,
        "status", 1,
        "isAdmin", true,
        "hasAvatar", true);
  }

  /** Returns one name for a person, who may be requested by ID or by user name. */
  private String person(String requested) {
    boolean isSelf =
        requested.equals(selfId)
            || requested.equalsIgnoreCase(Objects.requireNonNullElse(selfUserName, YOUR_NAME));
    Unknown value = unknowns.get(requested);
    String of = value == null ? null : value.of();
    return isSelf ? "@self" : Objects.requireNonNullElse(of, requested).toLowerCase(Locale.ROOT);
  }

  private Object photo(String method, String person, int number) {
    switch (method) {
      case "PUT", "POST" -> change(person, true);
      case "DELETE" -> change(person, false);
      default -> look(person);
    }
    if (method.equals("POST")) {
      return Map.of("success", true, "data", Map.of());
    }
    Map<String, Object> urls = new LinkedHashMap<>();
    urls.put("original", url("orig_400-400", "original", number));
    urls.put("retina", url("size_360-360", "retina", number));
    urls.put("max", url("size_200-200", "max", number));
    urls.put("big", url("size_82-82", "big", number));
    urls.put("medium", url("size_48-48", "medium", number));
    urls.put("small", url("size_32-32", "small", number));
    return urls;
  }

  private void change(String person, boolean toPhoto) {
    // A change has another hash than the photo before, even if that was never read.
    Photo before = photoOf(person);
    late = scenario == Scenario.SHOWS_LATE ? before : null;
    shown = new Photo(toPhoto, ++lastHash);
    photos.put(person, shown);
  }

  private void look(String person) {
    shown = late == null ? photoOf(person) : late;
    late = null;
  }

  private Photo photoOf(String person) {
    return photos.computeIfAbsent(
        person, key -> new Photo(scenario != Scenario.NO_PHOTO, ++lastHash));
  }

  private String url(String size, String field, int number) {
    if (!shown.exists()) {
      return NO_PHOTO + shown.hash();
    }
    String path = PHOTO + shown.hash() + "_" + size + ".png";
    String variable = "PHOTO_" + field.toUpperCase(Locale.ROOT);
    String again = shown.hash() == 1 ? "" : "_" + shown.hash();
    unknown(path, variable + again, number, "response." + field + WITHOUT_HASH);
    return path + "?hash=" + shown.hash();
  }

  /** Returns the photo address of a person in a list. */
  private String listed(int person, int at, int number) {
    if (!shown.exists()) {
      return NO_PHOTO + shown.hash();
    }
    // All have the same length, so that no placeholder is a prefix of another.
    String path = "%slisted_%06d.png".formatted(PHOTO, person);
    String variable = person == 0 ? "PHOTO_URL" : "PHOTO_URL_" + (person + 1);
    unknown(path, variable, number, "response[" + at + "].avatarOriginal" + WITHOUT_HASH);
    return path + "?hash=1";
  }

  private void unknown(String literal, String variable, int number, String field) {
    unknowns.putIfAbsent(literal, new Unknown(literal, variable, number, field, null));
  }
}
