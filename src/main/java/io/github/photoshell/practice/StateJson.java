package io.github.photoshell.practice;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.photoshell.practice.StateFormat.InvalidStateException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The state of a practice portal as it is in a file. Moshi reads public records only; numbers are
 * boxed, so that a missing one is null.
 *
 * @param version of the format
 * @param everParked the number of temporary uploads since the start
 */
public record StateJson(
    @Json(name = StateJson.MARK) Integer version,
    ServerVersion rules,
    PracticeCounters counters,
    List<Fault> faults,
    List<Member> people,
    List<Key> keys,
    List<Album> photos,
    List<Parked> parked,
    Integer everParked) {
  /** The member that identifies the file and its version. */
  static final String MARK = "photoshell-practice";

  /** What a value of a type that Moshi knows should be. */
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          List.class, "a list",
          String.class, "a text",
          Boolean.class, "true or false",
          Integer.class, "a whole number from 0");

  private static final Moshi MOSHI =
      new Moshi.Builder()
          .add(UUID.class, text("a GUID", MemberDirectory::parseGuid, UUID::toString))
          .add(
              Instant.class,
              text("a date such as 2026-07-06T09:00:00Z", StateJson::instant, Instant::toString))
          .add(
              ByteString.class,
              text(
                  "Base64",
                  text -> Optional.ofNullable(ByteString.decodeBase64(text)),
                  ByteString::base64))
          .add(
              ServerVersion.class,
              text("3.7, 3.6 or 3.5", ServerVersion::find, ServerVersion::label))
          .add(PracticeFault.class, text("known", PracticeFault::find, PracticeFault::label))
          .add(CallPattern.class, text("a known request", CallPattern::of, CallPattern::toString))
          .add(Role.class, constant(Role.values()))
          .add(Member.Status.class, constant(Member.Status.values()))
          .add(Member.Managed.class, constant(Member.Managed.values()))
          .add(PracticePhoto.Origin.class, constant(PracticePhoto.Origin.values()))
          .add(
              new JsonAdapter.Factory() {
                @Override
                public @Nullable JsonAdapter<?> create(
                    Type type, Set<? extends Annotation> annotations, Moshi moshi) {
                  Class<?> raw = Types.getRawType(type);
                  String expected = raw.isRecord() ? "an object" : EXPECTED.get(raw);
                  return expected == null
                      ? null
                      : expecting(expected, moshi.nextAdapter(this, type, annotations));
                }
              })
          .build();

  private static final Map<Class<?>, List<Component>> COMPONENTS = new ConcurrentHashMap<>();

  private record Component(String name, Method accessor, boolean isNullable) {}

  /** The version alone: the rest of a file may have any form. */
  public record Version(@Json(name = MARK) @Nullable Integer version) {}

  /** An API key; its maker is the ID of a person. */
  public record Key(
      UUID id,
      String name,
      String token,
      UUID maker,
      List<String> permissions,
      Instant created,
      @Nullable Instant expiresAt,
      Boolean active,
      @Nullable Instant lastUsed) {}

  /** The photos of a person. */
  public record Album(UUID person, Integer hash, @Nullable Photo photo, List<Photo> earlier) {}

  /** A temporary upload. */
  public record Parked(String name, Photo photo) {}

  /** A photo; its frame is x, y, width and height of the crop area. */
  public record Photo(
      String format,
      PracticePhoto.Origin origin,
      @Nullable String address,
      List<Integer> frame,
      ByteString bytes) {}

  /** A pending fault; left is the number of requests that it will still affect. */
  public record Fault(
      PracticeFault fault, Integer left, CallPattern on, @Nullable Integer seconds) {}

  /**
   * Reads one of these records.
   *
   * @throws IOException if it is not JSON, or a value is missing or wrong
   */
  static <T> T read(Class<T> type, ByteString text) throws IOException {
    T value = MOSHI.adapter(type).fromJson(new Buffer().write(text));
    if (value == null) {
      throw new InvalidStateException("it", "not a JSON object");
    }
    requireAll(value, "");
    return value;
  }

  /** Throws if a record holds null where that is not allowed, or a negative number. */
  private static void requireAll(@Nullable Object value, String path) throws IOException {
    if (value == null) {
      throw new InvalidStateException(path, "missing");
    } else if (value instanceof Integer number && number < 0) {
      throw new InvalidStateException(path, "not " + EXPECTED.get(Integer.class));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        requireAll(list.get(i), path + "[" + i + "]");
      }
    } else if (value instanceof Record) {
      for (Component component :
          COMPONENTS.computeIfAbsent(value.getClass(), StateJson::components)) {
        Object member = member(value, component.accessor());
        if (member != null || !component.isNullable()) {
          requireAll(member, path.isEmpty() ? component.name() : path + "." + component.name());
        }
      }
    }
  }

  private static List<Component> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(
            recordComponent ->
                new Component(
                    recordComponent.getName(),
                    recordComponent.getAccessor(),
                    recordComponent.getAnnotatedType().isAnnotationPresent(Nullable.class)))
        .toList();
  }

  private static @Nullable Object member(Object value, Method accessor) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("public records can be read", e);
    }
  }

  ByteString write() {
    return JsonBodies.pretty(MOSHI.adapter(StateJson.class), this);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns an adapter for constants, such as {@code room-admin}. */
  private static <T extends Enum<T>> JsonAdapter<T> constant(T[] constants) {
    Map<String, T> named = new LinkedHashMap<>();
    for (T constant : constants) {
      named.put(word(constant), constant);
    }
    return text(
        "one of " + String.join(", ", named.keySet()),
        text -> Optional.ofNullable(named.get(text)),
        StateJson::word);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns an adapter for a type that is a text in the file. */
  private static <T> JsonAdapter<T> text(
      String expected, Function<String, Optional<T>> parse, Function<T, String> print) {
    return expecting(
        expected,
        new JsonAdapter<T>() {
          @Override
          public T fromJson(JsonReader reader) throws IOException {
            return parse.apply(reader.nextString()).orElseThrow(JsonDataException::new);
          }

          @Override
          public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
            writer.value(print.apply(Objects.requireNonNull(value)));
          }
        }.nullSafe());
  }

  /** Returns the adapter with errors in our words, which name the value by its path. */
  private static <T> JsonAdapter<T> expecting(String expected, JsonAdapter<T> adapter) {
    return new JsonAdapter<>() {
      @Override
      public @Nullable T fromJson(JsonReader reader) throws IOException {
        try {
          return adapter.fromJson(reader);
        } catch (JsonDataException e) {
          String path = reader.getPath();
          throw path.equals("$")
              ? new InvalidStateException("it", "not a JSON object")
              : new InvalidStateException(path.substring(2), "not " + expected);
        }
      }

      @Override
      public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        adapter.toJson(writer, value);
      }
    };
  }
}
