package io.github.photoshell.practice;

import com.squareup.moshi.JsonEncodingException;
import io.github.photoshell.practice.DecodedImage.NotAnImageException;
import io.github.photoshell.practice.StateJson.Album;
import io.github.photoshell.practice.StateJson.Fault;
import io.github.photoshell.practice.StateJson.Parked;
import io.github.photoshell.practice.StateJson.Photo;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okio.ByteString;

/** Writes the state of a practice portal as JSON, with its images, and reads it again. */
public final class StateFormat {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 500 * 1024 * 1024;

  /** The first name in a state. */
  public static final String MARK = StateJson.MARK;

  private static final int VERSION = 1;

  /** The byte order mark that Windows editors put at the start of a text. */
  private static final ByteString BYTE_ORDER_MARK = ByteString.encodeUtf8("\ufeff");

  private StateFormat() {}

  /** Thrown for a file that is not a state; the message says where it is wrong. */
  static final class InvalidStateException extends IOException {
    /**
     * @param path the place, such as {@code people[3].email}
     * @param reason such as {@code missing}
     */
    InvalidStateException(String path, String reason) {
      super(path + " is " + reason);
    }
  }

  /** Returns the content of a file. The same state gives the same content. */
  public static byte[] write(PracticeState state) {
    List<Album> photos = new ArrayList<>();
    // In the order of the people, so that the same state gives the same file.
    for (Member member : state.members().all()) {
      PhotoStore.PhotoHistory history = state.photos().histories().get(member.id());
      if (history != null) {
        StoredPhoto current = history.current().photo();
        photos.add(
            new Album(
                member.id(),
                history.current().hash(),
                current == null ? null : photo(current),
                history.earlier().stream().map(StateFormat::photo).toList()));
      }
    }
    List<Parked> parked = new ArrayList<>();
    state.photos().parked().forEach((name, photo) -> parked.add(new Parked(name, photo(photo))));
    StateJson file =
        new StateJson(
            VERSION,
            state.version(),
            state.photos().counters(),
            state.faults().stream().map(StateFormat::fault).toList(),
            state.members().all(),
            state.keys().keys().stream().map(key -> key(key, state.keys().lastUsed())).toList(),
            photos,
            parked,
            state.photos().parkedCount());
    return file.write().toByteArray();
  }

  private static Photo photo(StoredPhoto photo) {
    CropArea area = photo.cropArea();
    return new Photo(
        photo.extension(),
        photo.source().origin(),
        photo.source().address(),
        List.of((int) area.x(), (int) area.y(), (int) area.width(), (int) area.height()),
        photo.original());
  }

  private static Fault fault(PracticeFaults.PendingFault pending) {
    Duration duration = pending.duration();
    return new Fault(
        pending.fault(),
        pending.remaining(),
        pending.calls(),
        duration == null ? null : (int) duration.toSeconds());
  }

  private static StateJson.Key key(IssuedKey key, Map<UUID, Instant> lastUsed) {
    return new StateJson.Key(
        key.id(),
        key.name(),
        key.token(),
        key.owner().id(),
        key.permissions(),
        key.created(),
        key.expiresAt(),
        key.isActive(),
        lastUsed.get(key.id()));
  }

  /**
   * Returns the state in the content of a file.
   *
   * @throws InvalidStateException if it is not a state
   */
  public static PracticeState read(byte[] content) throws IOException {
    ByteString text = ByteString.of(content);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(BYTE_ORDER_MARK.size());
    }
    try {
      Integer version = StateJson.read(StateJson.Version.class, text).version();
      if (version == null) {
        throw new InvalidStateException("it", "not the state of a practice portal");
      }
      if (version != VERSION) {
        throw new InvalidStateException(
            "its version", "%d, but only version %d is supported".formatted(version, VERSION));
      }
      return state(StateJson.read(StateJson.class, text));
    } catch (EOFException | JsonEncodingException e) {
      throw new InvalidStateException("it", "not a JSON object");
    }
  }

  private static PracticeState state(StateJson file) throws InvalidStateException {
    MemberDirectory members = members(file.people());
    return new PracticeState(
        file.rules(),
        members,
        keys(file.keys(), members),
        new PhotoStore.Content(
            histories(file.photos(), members),
            parked(file.parked()),
            file.everParked(),
            file.counters()),
        faults(file.faults()));
  }

  private static MemberDirectory members(List<Member> people) throws InvalidStateException {
    if (people.size() > PracticeSettings.MAX_PEOPLE) {
      throw new InvalidStateException("people", "more than " + PracticeSettings.MAX_PEOPLE);
    }
    if (people.stream().filter(person -> person.role() == Role.OWNER).count() != 1) {
      throw new InvalidStateException("people", "invalid: exactly one person must be the owner");
    }
    for (int i = 0; i < people.size(); i++) {
      Member member = people.get(i);
      if (member.userName().isBlank()) {
        throw new InvalidStateException("people[%d].userName".formatted(i), "empty");
      }
      if (member.isDisabled() && member.disabledSince() == null) {
        throw new InvalidStateException("people[%d].disabledSince".formatted(i), "missing");
      }
    }
    MemberDirectory members = new MemberDirectory(people);
    if (!members.isUnique()) {
      throw new InvalidStateException(
          "people", "invalid: two people have the same user name or ID");
    }
    return members;
  }

  private static KeyStore.Content keys(List<StateJson.Key> file, MemberDirectory members)
      throws InvalidStateException {
    if (file.isEmpty()) {
      throw new InvalidStateException("keys", "empty; at least one key is needed");
    }
    List<IssuedKey> keys = new ArrayList<>();
    Map<UUID, Instant> lastUsed = new LinkedHashMap<>();
    for (StateJson.Key key : file) {
      String path = "keys[%d].".formatted(keys.size());
      if (!key.token().matches("sk-[0-9a-f]{64}")) {
        throw new InvalidStateException(path + "token", "not sk- and 64 hexadecimal digits");
      }
      keys.add(
          new IssuedKey(
              key.id(),
              key.name(),
              key.token(),
              member(key.maker(), members, path + "maker"),
              key.permissions(),
              key.created(),
              key.expiresAt(),
              key.active()));
      if (key.lastUsed() != null) {
        lastUsed.put(key.id(), key.lastUsed());
      }
    }
    return new KeyStore.Content(keys, lastUsed);
  }

  private static Member member(UUID id, MemberDirectory members, String path)
      throws InvalidStateException {
    return members
        .findById(id)
        .orElseThrow(() -> new InvalidStateException(path, "not the ID of one of the people"));
  }

  private static Map<UUID, PhotoStore.PhotoHistory> histories(
      List<Album> albums, MemberDirectory members) throws InvalidStateException {
    Map<UUID, PhotoStore.PhotoHistory> histories = new LinkedHashMap<>();
    for (int i = 0; i < albums.size(); i++) {
      Album album = albums.get(i);
      String path = "photos[%d].".formatted(i);
      Photo current = album.photo();
      List<StoredPhoto> earlier = new ArrayList<>();
      for (Photo photo : album.earlier()) {
        earlier.add(photo(photo, path + "earlier[%d].".formatted(earlier.size())));
      }
      histories.put(
          member(album.person(), members, path + "person").id(),
          new PhotoStore.PhotoHistory(
              new PhotoStore.ProfilePhoto(
                  album.hash(), current == null ? null : photo(current, path + "photo.")),
              earlier));
    }
    return histories;
  }

  private static Map<String, StoredPhoto> parked(List<Parked> file) throws InvalidStateException {
    Map<String, StoredPhoto> parked = new LinkedHashMap<>();
    for (int i = 0; i < file.size(); i++) {
      parked.put(file.get(i).name(), photo(file.get(i).photo(), "parked[%d].photo.".formatted(i)));
    }
    return parked;
  }

  private static StoredPhoto photo(Photo photo, String path) throws InvalidStateException {
    List<Integer> frame = photo.frame();
    if (frame.size() != 4) {
      throw new InvalidStateException(path + "frame", "not four numbers");
    }
    try {
      return StoredPhoto.restored(
          photo.bytes(),
          photo.format(),
          new StoredPhoto.Source(photo.origin(), photo.address()),
          new CropArea(frame.get(0), frame.get(1), frame.get(2), frame.get(3)));
    } catch (NotAnImageException e) {
      throw new InvalidStateException(path + "bytes", "not an image");
    }
  }

  private static List<PracticeFaults.PendingFault> faults(List<Fault> file)
      throws InvalidStateException {
    List<PracticeFaults.PendingFault> faults = new ArrayList<>();
    for (Fault fault : file) {
      Duration duration = fault.seconds() == null ? null : Duration.ofSeconds(fault.seconds());
      try {
        faults.add(
            new PracticeFaults.PendingFault(fault.fault(), fault.left(), fault.on(), duration));
      } catch (IllegalArgumentException e) {
        throw new InvalidStateException(
            "faults[%d]".formatted(faults.size()), "invalid: " + e.getMessage());
      }
    }
    return faults;
  }
}
