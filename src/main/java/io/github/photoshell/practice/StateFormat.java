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
    if (file.optionalText(StateWriter.MARK).isEmpty()) {
      throw new PracticeFileException("it is not the state of a practice portal");
    }
    int format = file.number(StateWriter.MARK, 1, Integer.MAX_VALUE);
    if (format != StateWriter.VERSION) {
      throw new PracticeFileException(
          "its version is %d, but only version %d is supported"
              .formatted(format, StateWriter.VERSION));
    }
    ServerVersion version =
        ServerVersion.find(file.text("rules"))
            .orElseThrow(() -> file.error("rules", "not 3.7, 3.6 or 3.5"));
    MemberDirectory members = people(file);
    Item counters = file.item("counters");
    PracticeCounters photoCounters =
        new PracticeCounters(
            counters.number("audits", 0, Integer.MAX_VALUE),
            counters.number("webhooks", 0, Integer.MAX_VALUE),
            counters.number("downloads", 0, Integer.MAX_VALUE));
    Map<UUID, PhotoStore.PhotoHistory> histories = new LinkedHashMap<>();
    for (Item one : file.items("photos")) {
      histories.put(member(one, "person", members).id(), history(one));
    }
    Map<String, StoredPhoto> parked = new LinkedHashMap<>();
    for (Item one : file.items("parked")) {
      parked.put(one.text("name"), photo(one.item("photo")));
    }
    List<PracticeFaults.PendingFault> faults = new ArrayList<>();
    for (Item one : file.items("faults")) {
      faults.add(fault(one));
    }
    return new PracticeState(
        version,
        members,
        keys(file, members),
        new PhotoStore.Content(
            histories, parked, file.number("everParked", 0, Integer.MAX_VALUE), photoCounters),
        faults);
  }

  private static MemberDirectory people(Item file) throws PracticeFileException {
    List<Member> people = new ArrayList<>();
    for (Item one : file.items("people")) {
      people.add(person(one));
    }
    if (people.size() > PracticeSettings.MAX_PEOPLE) {
      throw file.error("people", "more than " + PracticeSettings.MAX_PEOPLE);
    }
    if (people.stream().filter(member -> member.role() == Role.OWNER).count() != 1) {
      throw file.error("people", "invalid: exactly one person must be the owner");
    }
    MemberDirectory all = new MemberDirectory(people);
    if (all.isUnique()) {
      return all;
    }
    throw file.error("people", "invalid: two people have the same user name or ID");
  }

  private static Member person(Item one) throws PracticeFileException {
    Member.Status status = one.constant("status", Member.Status.values());
    Optional<Instant> since = one.optionalInstant("disabledSince");
    Member.AccountState accountState =
        switch (status) {
          case ACTIVE -> Member.AccountState.ACTIVE;
          case PENDING -> Member.AccountState.PENDING;
          case DISABLED ->
              Member.AccountState.disabled(
                  since.orElseThrow(() -> one.error("disabledSince", "missing")));
        };
    String userName = one.text("userName");
    if (userName.isBlank()) {
      throw one.error("userName", "empty");
    }
    return new Member(
        one.id("id"),
        userName,
        one.optionalText("firstName").orElse(null),
        one.optionalText("lastName").orElse(null),
        one.text("email"),
        one.constant("role", Role.values()),
        accountState,
        one.optionalInstant("registered").orElseThrow(() -> one.error("registered", "missing")),
        one.optionalText("guestOf").isEmpty() ? null : one.id("guestOf"),
        one.constant("managed", Member.Managed.values()));
  }

  private static KeyStore.Content keys(Item file, MemberDirectory members)
      throws PracticeFileException {
    List<IssuedKey> keys = new ArrayList<>();
    Map<UUID, Instant> lastUsed = new LinkedHashMap<>();
    for (Item one : file.items("keys")) {
      UUID id = one.id("id");
      String token = one.text("token");
      if (!token.matches("sk-[0-9a-f]{64}")) {
        throw one.error("token", "not sk- and 64 hexadecimal digits");
      }
      keys.add(
          new IssuedKey(
              id,
              one.text("name"),
              token,
              member(one, "maker", members),
              one.texts("permissions"),
              one.optionalInstant("created").orElseThrow(() -> one.error("created", "missing")),
              one.optionalInstant("expiresAt").orElse(null),
              one.flag("active")));
      one.optionalInstant("lastUsed").ifPresent(moment -> lastUsed.put(id, moment));
    }
    if (keys.isEmpty()) {
      throw file.error("keys", "empty; at least one key is needed");
    }
    return new KeyStore.Content(keys, lastUsed);
  }

  private static Member member(Item one, String member, MemberDirectory members)
      throws PracticeFileException {
    return members
        .findById(one.id(member))
        .orElseThrow(() -> one.error(member, "not the ID of one of the people"));
  }

  private static PhotoStore.PhotoHistory history(Item one) throws PracticeFileException {
    List<StoredPhoto> earlier = new ArrayList<>();
    for (Item photo : one.items("earlier")) {
      earlier.add(photo(photo));
    }
    StoredPhoto current = one.has("photo") ? photo(one.item("photo")) : null;
    int hash = one.number("hash", 0, Integer.MAX_VALUE);
    return new PhotoStore.PhotoHistory(new PhotoStore.ProfilePhoto(hash, current), earlier);
  }

  private static StoredPhoto photo(Item one) throws PracticeFileException {
    ByteString bytes = ByteString.decodeBase64(one.text("bytes"));
    if (bytes == null) {
      throw one.error("bytes", "not Base64");
    }
    PracticePhoto.Origin origin = one.constant("origin", PracticePhoto.Origin.values());
    StoredPhoto.Source source =
        new StoredPhoto.Source(origin, one.optionalText("address").orElse(null));
    List<Long> corners = one.numbers("frame");
    if (corners.size() != 4) {
      throw one.error("frame", "not four numbers");
    }
    CropArea cropArea =
        new CropArea(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
    try {
      return StoredPhoto.restored(bytes, one.text("format"), source, cropArea);
    } catch (NotAnImageException e) {
      throw one.error("bytes", "not an image");
    }
  }

  private static PracticeFaults.PendingFault fault(Item one) throws PracticeFileException {
    return new PracticeFaults.PendingFault(
        PracticeFault.find(one.text("fault")).orElseThrow(() -> one.error("fault", "not known")),
        one.number("left", PracticeFaults.LASTING, PracticeFaults.MAX_TIMES),
        CallPattern.of(one.text("on")).orElseThrow(() -> one.error("on", "not a known request")),
        one.has("seconds")
            ? Duration.ofSeconds(
                one.number("seconds", 0, (int) PracticeFaults.MAX_DURATION.toSeconds()))
            : null);
  }

  /**
   * An object of the file.
   *
   * @param path its path for messages, such as {@code people[3].}
   */
  private record Item(Map<String, Object> members, String path) {
    static Item of(ByteString text) throws PracticeFileException {
      try {
        return new Item(JsonBodies.object(text.utf8(), "state"), "");
      } catch (ValidationError noObject) {
        throw new PracticeFileException("it is not a JSON object");
      }
    }

    PracticeFileException error(String member, String why) {
      return new PracticeFileException("%s%s is %s".formatted(path, member, why));
    }

    boolean has(String member) {
      return members.containsKey(member) && members.get(member) != null;
    }

    Optional<String> optionalText(String member) {
      Object value = members.get(member);
      return value == null ? Optional.empty() : Optional.of(String.valueOf(value));
    }

    String text(String member) throws PracticeFileException {
      if (members.get(member) instanceof String text) {
        return text;
      }
      throw error(member, has(member) ? "not a text" : "missing");
    }

    boolean flag(String member) throws PracticeFileException {
      if (members.get(member) instanceof Boolean yes) {
        return yes;
      }
      throw error(member, "not true or false");
    }

    int number(String member, int least, int most) throws PracticeFileException {
      if (members.get(member) instanceof Double number
          && number == Math.rint(number)
          && number >= least
          && number <= most) {
        return number.intValue();
      }
      throw error(member, has(member) ? "not a whole number from " + least : "missing");
    }

    UUID id(String member) throws PracticeFileException {
      return MemberDirectory.parseGuid(text(member)).orElseThrow(() -> error(member, "not a GUID"));
    }

    Optional<Instant> optionalInstant(String member) throws PracticeFileException {
      if (!has(member)) {
        return Optional.empty();
      }
      try {
        return Optional.of(Instant.parse(text(member)));
      } catch (DateTimeParseException e) {
        throw error(member, "not a date such as 2026-07-06T09:00:00Z");
      }
    }

    <T extends Enum<T>> T constant(String member, T[] words) throws PracticeFileException {
      String text = text(member);
      List<String> known = new ArrayList<>();
      for (T one : words) {
        known.add(StateWriter.constant(one));
        if (StateWriter.constant(one).equals(text)) {
          return one;
        }
      }
      throw error(member, "not one of " + String.join(", ", known));
    }

    private List<?> list(String member) throws PracticeFileException {
      if (members.get(member) instanceof List<?> list) {
        return list;
      }
      throw error(member, has(member) ? "not a list" : "missing");
    }

    List<String> texts(String member) throws PracticeFileException {
      return list(member).stream().map(String::valueOf).toList();
    }

    List<Long> numbers(String member) throws PracticeFileException {
      List<Long> numbers = new ArrayList<>();
      for (Object one : list(member)) {
        if (!(one instanceof Double number)) {
          throw error(member, "not a list of numbers");
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
        throw error(member, value == null ? "missing" : "not an object");
      }
      Map<String, Object> named = new LinkedHashMap<>();
      object.forEach((name, one) -> named.put(String.valueOf(name), one));
      return new Item(named, path + member + ".");
    }
  }
}
