package io.github.photoshell.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Parses the JSON of {@link StateWriter}, which users may have edited. */
final class StateFormat {
  private StateFormat() {}

  /** The byte order mark that Windows editors put at the start of a text. */
  private static final ByteString MARK = ByteString.encodeUtf8("\ufeff");

  static PracticeState read(ByteString text) throws PracticeFileException {
    Item file = Item.of(text.startsWith(MARK) ? text.substring(MARK.size()) : text);
    if (file.maybe(StateWriter.MARK).isEmpty()) {
      throw new PracticeFileException("it is not the state of a practice portal");
    }
    int format = file.number(StateWriter.MARK, 1, Integer.MAX_VALUE);
    if (format != StateWriter.VERSION) {
      throw new PracticeFileException(
          "its version is %d, but only version %d is supported"
              .formatted(format, StateWriter.VERSION));
    }
    ServerVersion version =
        ServerVersion.named(file.text("rules"))
            .orElseThrow(() -> file.wrong("rules", "not 3.7, 3.6 or 3.5"));
    MemberDirectory members = people(file);
    Item counters = file.item("counters");
    PracticeCounters counted =
        new PracticeCounters(
            counters.number("audits", 0, Integer.MAX_VALUE),
            counters.number("webhooks", 0, Integer.MAX_VALUE),
            counters.number("downloads", 0, Integer.MAX_VALUE));
    Map<UUID, PhotoStore.PhotoHistory> shelves = new LinkedHashMap<>();
    for (Item one : file.items("photos")) {
      shelves.put(somebody(one, "person", members).id(), shelf(one));
    }
    Map<String, StoredPhoto> parked = new LinkedHashMap<>();
    for (Item one : file.items("parked")) {
      parked.put(one.text("name"), photo(one.item("photo")));
    }
    List<PracticeFaults.Waiting> faults = new ArrayList<>();
    for (Item one : file.items("faults")) {
      faults.add(fault(one));
    }
    return new PracticeState(
        version,
        members,
        keys(file, members),
        new PhotoStore.Content(
            shelves, parked, file.number("everParked", 0, Integer.MAX_VALUE), counted),
        faults);
  }

  private static MemberDirectory people(Item file) throws PracticeFileException {
    List<Member> people = new ArrayList<>();
    for (Item one : file.items("people")) {
      people.add(person(one));
    }
    if (people.size() > PracticeSettings.MOST_PEOPLE) {
      throw file.wrong("people", "more than " + PracticeSettings.MOST_PEOPLE);
    }
    if (people.stream().filter(member -> member.role() == Role.OWNER).count() != 1) {
      throw file.wrong("people", "invalid: exactly one person must be the owner");
    }
    MemberDirectory all = new MemberDirectory(people);
    if (all.differByIdAndName()) {
      return all;
    }
    throw file.wrong("people", "invalid: two people have the same user name or ID");
  }

  private static Member person(Item one) throws PracticeFileException {
    Member.Status status = one.word("status", Member.Status.values());
    Optional<Instant> since = one.moment("disabledSince");
    Member.Standing standing =
        switch (status) {
          case ACTIVE -> Member.Standing.ACTIVE;
          case PENDING -> Member.Standing.PENDING;
          case DISABLED ->
              Member.Standing.disabled(
                  since.orElseThrow(() -> one.wrong("disabledSince", "missing")));
        };
    String userName = one.text("userName");
    if (userName.isBlank()) {
      throw one.wrong("userName", "empty");
    }
    return new Member(
        one.id("id"),
        userName,
        one.maybe("firstName").orElse(null),
        one.maybe("lastName").orElse(null),
        one.text("email"),
        one.word("role", Role.values()),
        standing,
        one.moment("registered").orElseThrow(() -> one.wrong("registered", "missing")),
        one.maybe("guestOf").isEmpty() ? null : one.id("guestOf"),
        one.word("managed", Member.Managed.values()));
  }

  private static KeyStore.Content keys(Item file, MemberDirectory members)
      throws PracticeFileException {
    List<IssuedKey> keys = new ArrayList<>();
    Map<UUID, Instant> lastUsed = new LinkedHashMap<>();
    for (Item one : file.items("keys")) {
      UUID id = one.id("id");
      String token = one.text("token");
      if (!token.matches("sk-[0-9a-f]{64}")) {
        throw one.wrong("token", "not sk- and 64 hexadecimal digits");
      }
      keys.add(
          new IssuedKey(
              id,
              one.text("name"),
              token,
              somebody(one, "maker", members),
              one.texts("permissions"),
              one.moment("created").orElseThrow(() -> one.wrong("created", "missing")),
              one.moment("expiresAt").orElse(null),
              one.yes("active")));
      one.moment("lastUsed").ifPresent(moment -> lastUsed.put(id, moment));
    }
    if (keys.isEmpty()) {
      throw file.wrong("keys", "empty; at least one key is needed");
    }
    return new KeyStore.Content(keys, lastUsed);
  }

  private static Member somebody(Item one, String member, MemberDirectory members)
      throws PracticeFileException {
    return members
        .with(one.id(member))
        .orElseThrow(() -> one.wrong(member, "not the ID of one of the people"));
  }

  private static PhotoStore.PhotoHistory shelf(Item one) throws PracticeFileException {
    List<StoredPhoto> earlier = new ArrayList<>();
    for (Item photo : one.items("earlier")) {
      earlier.add(photo(photo));
    }
    StoredPhoto current = one.has("photo") ? photo(one.item("photo")) : null;
    int hash = one.number("hash", 0, Integer.MAX_VALUE);
    return new PhotoStore.PhotoHistory(new PhotoStore.Look(hash, current), earlier);
  }

  private static StoredPhoto photo(Item one) throws PracticeFileException {
    ByteString bytes = ByteString.decodeBase64(one.text("bytes"));
    if (bytes == null) {
      throw one.wrong("bytes", "not Base64");
    }
    PracticePhoto.Origin origin = one.word("origin", PracticePhoto.Origin.values());
    StoredPhoto.Source source = new StoredPhoto.Source(origin, one.maybe("address").orElse(null));
    List<Long> frame = one.numbers("frame");
    if (frame.size() != 4) {
      throw one.wrong("frame", "not four numbers");
    }
    CropArea cut = new CropArea(frame.get(0), frame.get(1), frame.get(2), frame.get(3));
    try {
      return StoredPhoto.kept(bytes, one.text("format"), source, cut);
    } catch (NotAnImageException e) {
      throw one.wrong("bytes", "not an image");
    }
  }

  private static PracticeFaults.Waiting fault(Item one) throws PracticeFileException {
    return new PracticeFaults.Waiting(
        PracticeFault.named(one.text("fault")).orElseThrow(() -> one.wrong("fault", "not known")),
        one.number("left", PracticeFaults.LASTING, PracticeFaults.MOST_TIMES),
        CallPattern.of(one.text("on")).orElseThrow(() -> one.wrong("on", "not a known request")),
        one.has("seconds")
            ? Duration.ofSeconds(one.number("seconds", 0, (int) PracticeFaults.LONGEST.toSeconds()))
            : null);
  }

  /**
   * An object of the file.
   *
   * @param where its path for messages, such as {@code people[3].}
   */
  private record Item(Map<String, Object> members, String where) {
    static Item of(ByteString text) throws PracticeFileException {
      try {
        return new Item(JsonBodies.object(text.utf8(), "state"), "");
      } catch (ValidationError noObject) {
        throw new PracticeFileException("it is not a JSON object");
      }
    }

    PracticeFileException wrong(String member, String why) {
      return new PracticeFileException("%s%s is %s".formatted(where, member, why));
    }

    boolean has(String member) {
      return members.containsKey(member) && members.get(member) != null;
    }

    Optional<String> maybe(String member) {
      Object value = members.get(member);
      return value == null ? Optional.empty() : Optional.of(String.valueOf(value));
    }

    String text(String member) throws PracticeFileException {
      if (members.get(member) instanceof String text) {
        return text;
      }
      throw wrong(member, has(member) ? "not a text" : "missing");
    }

    boolean yes(String member) throws PracticeFileException {
      if (members.get(member) instanceof Boolean yes) {
        return yes;
      }
      throw wrong(member, "not true or false");
    }

    int number(String member, int least, int most) throws PracticeFileException {
      if (members.get(member) instanceof Double number
          && number == Math.rint(number)
          && number >= least
          && number <= most) {
        return number.intValue();
      }
      throw wrong(member, has(member) ? "not a whole number from " + least : "missing");
    }

    UUID id(String member) throws PracticeFileException {
      return MemberDirectory.guid(text(member)).orElseThrow(() -> wrong(member, "not a GUID"));
    }

    Optional<Instant> moment(String member) throws PracticeFileException {
      if (!has(member)) {
        return Optional.empty();
      }
      try {
        return Optional.of(Instant.parse(text(member)));
      } catch (DateTimeParseException e) {
        throw wrong(member, "not a date such as 2026-07-06T09:00:00Z");
      }
    }

    <T extends Enum<T>> T word(String member, T[] words) throws PracticeFileException {
      String text = text(member);
      List<String> known = new ArrayList<>();
      for (T one : words) {
        known.add(StateWriter.word(one));
        if (StateWriter.word(one).equals(text)) {
          return one;
        }
      }
      throw wrong(member, "not one of " + String.join(", ", known));
    }

    private List<?> list(String member) throws PracticeFileException {
      if (members.get(member) instanceof List<?> list) {
        return list;
      }
      throw wrong(member, has(member) ? "not a list" : "missing");
    }

    List<String> texts(String member) throws PracticeFileException {
      return list(member).stream().map(String::valueOf).toList();
    }

    List<Long> numbers(String member) throws PracticeFileException {
      List<Long> numbers = new ArrayList<>();
      for (Object one : list(member)) {
        if (!(one instanceof Double number)) {
          throw wrong(member, "not a list of numbers");
        }
        numbers.add(number.longValue());
      }
      return numbers;
    }

    Item item(String member) throws PracticeFileException {
      return item(members.get(member), member);
    }

    List<Item> items(String member) throws PracticeFileException {
      List<Item> items = new ArrayList<>();
      for (Object one : list(member)) {
        items.add(item(one, "%s[%d]".formatted(member, items.size())));
      }
      return items;
    }

    private Item item(@Nullable Object value, String member) throws PracticeFileException {
      if (!(value instanceof Map<?, ?> object)) {
        throw wrong(member, value == null ? "missing" : "not an object");
      }
      Map<String, Object> named = new LinkedHashMap<>();
      object.forEach((name, one) -> named.put(String.valueOf(name), one));
      return new Item(named, where + member + ".");
    }
  }
}
