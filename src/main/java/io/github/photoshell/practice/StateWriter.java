package io.github.photoshell.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Converts a portal's state to maps and lists, which {@link StateFormat} reads. */
final class StateWriter {
  /** The member that identifies the file and its version. */
  static final String MARK = "photoshell-practice";

  static final int VERSION = 1;

  private StateWriter() {}

  static Map<String, @Nullable Object> of(PracticeState state) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put(MARK, VERSION);
    file.put("rules", state.version().label());
    PracticeCounters counters = state.photos().counters();
    Map<String, @Nullable Object> counted = new LinkedHashMap<>();
    counted.put("audits", counters.audits());
    counted.put("webhooks", counters.webhooks());
    counted.put("downloads", counters.downloads());
    file.put("counters", counted);
    file.put("faults", state.faults().stream().map(StateWriter::fault).toList());
    file.put("people", state.members().all().stream().map(StateWriter::person).toList());
    file.put("keys", state.keys().keys().stream().map(key -> key(key, state.keys())).toList());
    List<Object> photos = new ArrayList<>();
    // In the order of the people, so that the same state gives the same file.
    for (Member member : state.members().all()) {
      PhotoStore.PhotoHistory photoHistory = state.photos().histories().get(member.id());
      if (photoHistory != null) {
        photos.add(history(member.id(), photoHistory));
      }
    }
    file.put("photos", photos);
    List<Object> parked = new ArrayList<>();
    state
        .photos()
        .parked()
        .forEach(
            (name, photo) -> {
              Map<String, @Nullable Object> one = new LinkedHashMap<>();
              one.put("name", name);
              one.put("photo", photo(photo));
              parked.add(one);
            });
    file.put("parked", parked);
    file.put("everParked", state.photos().parkedCount());
    return file;
  }

  private static Map<String, @Nullable Object> fault(PracticeFaults.PendingFault fault) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("fault", fault.fault().label());
    one.put("left", fault.remaining());
    one.put("on", fault.calls().toString());
    one.put("seconds", fault.duration() == null ? null : fault.duration().toSeconds());
    return one;
  }

  private static Map<String, @Nullable Object> person(Member member) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("id", member.id().toString());
    one.put("userName", member.userName());
    one.put("firstName", member.firstName());
    one.put("lastName", member.lastName());
    one.put("email", member.email());
    one.put("role", constant(member.role()));
    one.put("status", constant(member.accountState().status()));
    one.put("disabledSince", text(member.accountState().since()));
    one.put("registered", text(member.registered()));
    UUID guestOf = member.guestOf();
    one.put("guestOf", guestOf == null ? null : guestOf.toString());
    one.put("managed", constant(member.managed()));
    return one;
  }

  private static Map<String, @Nullable Object> key(IssuedKey key, KeyStore.Content keys) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("id", key.id().toString());
    one.put("name", key.name());
    one.put("token", key.token());
    one.put("maker", key.owner().id().toString());
    one.put("permissions", key.permissions());
    one.put("created", text(key.created()));
    one.put("expiresAt", text(key.expiresAt()));
    one.put("active", key.isActive());
    one.put("lastUsed", text(keys.lastUsed().get(key.id())));
    return one;
  }

  private static Map<String, @Nullable Object> history(
      UUID person, PhotoStore.PhotoHistory photoHistory) {
    StoredPhoto current = photoHistory.current().photo();
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("person", person.toString());
    one.put("hash", photoHistory.current().hash());
    one.put("photo", current == null ? null : photo(current));
    one.put("earlier", photoHistory.earlier().stream().map(StateWriter::photo).toList());
    return one;
  }

  private static Map<String, @Nullable Object> photo(StoredPhoto photo) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("format", photo.extension());
    one.put("origin", constant(photo.source().origin()));
    one.put("address", photo.source().address());
    CropArea cropArea = photo.cropArea();
    one.put("frame", List.of(cropArea.x(), cropArea.y(), cropArea.width(), cropArea.height()));
    one.put("bytes", photo.original().base64());
    return one;
  }

  static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
