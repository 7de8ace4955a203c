package io.github.photoshell.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The mutable data of the portal: photos, temporary uploads, and counters of changes. One lock
 * protects all of it; nothing slow runs while it is held.
 */
final class PhotoStore {
  /**
   * The number of temporary uploads ({@code Autosave=false}) that are kept; the oldest is dropped
   * first.
   */
  static final int MAX_PARKED = 20;

  /** The number of previous photos of each person whose files can still be read. */
  private static final int MAX_EARLIER = 2;

  private static final int HASH_INCREMENT = 7919;

  /** The time for which reads by ID use the portal's cache after an upload. */
  private static final Duration CACHE_DURATION = Duration.ofMinutes(20);

  /**
   * A person's photo at one time.
   *
   * @param hash the value of {@code ?hash=}; different after every change
   * @param photo null if there is none
   */
  record ProfilePhoto(int hash, @Nullable StoredPhoto photo) {
    /** Returns what others may know of the photo; null if there is none. */
    @Nullable PracticePhoto summary() {
      return photo == null ? null : photo.summary(hash);
    }

    /**
     * Returns the photo as the response to a change shows it. The response derives its hash from
     * the exact time, later reads from the full second in the database, so the two differ.
     */
    ProfilePhoto inResponse() {
      return new ProfilePhoto((hash + 1) & Integer.MAX_VALUE, photo);
    }
  }

  /** The photo before and after a change. */
  record Change(ProfilePhoto before, ProfilePhoto after) {}

  /**
   * The photos of one person.
   *
   * @param earlier previous photos whose files can still be read, the newest first
   */
  record PhotoHistory(ProfilePhoto current, List<StoredPhoto> earlier) {
    PhotoHistory {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * All data at one time.
   *
   * @param parked temporary uploads by file name, the oldest first
   * @param parkedCount the number of temporary uploads since the start
   */
  record Content(
      Map<UUID, PhotoHistory> histories,
      Map<String, StoredPhoto> parked,
      int parkedCount,
      PracticeCounters counters) {}

  /** The hash that reads by ID show after an upload, until the cache entry expires. */
  private record StaleHash(int hash, Instant until) {}

  private static final class Album {
    private ProfilePhoto current;
    private @Nullable StaleHash stale;
    private final List<StoredPhoto> earlier = new ArrayList<>(MAX_EARLIER + 1);

    Album(ProfilePhoto current, List<StoredPhoto> earlier) {
      this.current = current;
      this.earlier.addAll(earlier);
    }
  }

  private final Map<UUID, Album> albums = new HashMap<>();
  private final Map<String, StoredPhoto> parked = new LinkedHashMap<>();
  private int parkedCount;
  private int audits;
  private int webhooks;
  private int downloads;

  PhotoStore(Content content) {
    content
        .histories()
        .forEach(
            (id, photoHistory) ->
                albums.put(id, new Album(photoHistory.current(), photoHistory.earlier())));
    parked.putAll(content.parked());
    parkedCount = content.parkedCount();
    audits = content.counters().audits();
    webhooks = content.counters().webhooks();
    downloads = content.counters().downloads();
  }

  /** Returns the initial content of a portal. */
  static Content seeded() {
    Map<UUID, PhotoHistory> histories = new LinkedHashMap<>();
    SeedData.photos()
        .forEach(
            (id, photo) ->
                histories.put(
                    id, new PhotoHistory(new ProfilePhoto(SeedData.hash(id), photo), List.of())));
    return new Content(histories, Map.of(), 0, new PracticeCounters(0, 0, 0));
  }

  synchronized Content content() {
    Map<UUID, PhotoHistory> histories = new LinkedHashMap<>();
    albums.forEach(
        (id, album) -> histories.put(id, new PhotoHistory(album.current, album.earlier)));
    return new Content(
        Collections.unmodifiableMap(histories),
        Collections.unmodifiableMap(new LinkedHashMap<>(parked)),
        parkedCount,
        counters());
  }

  /** Returns the photo in the database, which reads by user name and lists of people show. */
  synchronized ProfilePhoto get(Member member) {
    Album album = albums.get(member.id());
    return album != null ? album.current : new ProfilePhoto(SeedData.hash(member.id()), null);
  }

  /**
   * Returns the photo in the cache, which reads by ID show. After an upload it differs from the
   * database: the photo is new, but the hash is the previous one.
   */
  synchronized ProfilePhoto cached(Member member, Instant now) {
    Album album = albums.get(member.id());
    StaleHash stale = album == null ? null : album.stale;
    return stale != null && now.isBefore(stale.until())
        ? new ProfilePhoto(stale.hash(), get(member).photo())
        : get(member);
  }

  /** Stores a photo from an address; reads by ID show its hash at once. */
  synchronized Change set(Member member, StoredPhoto photo) {
    Album album = album(member);
    album.stale = null;
    return store(album, photo);
  }

  /** Stores a photo from a file; the cache entry keeps the previous hash. */
  synchronized Change upload(Member member, StoredPhoto photo, Instant now) {
    Album album = album(member);
    StaleHash stale = album.stale;
    if (stale == null || !now.isBefore(stale.until())) {
      album.stale = new StaleHash(album.current.hash(), now.plus(CACHE_DURATION));
    }
    return store(album, photo);
  }

  /**
   * Stores a photo. The files of the previous photo stay readable unless they have the same names.
   */
  private Change store(Album album, StoredPhoto photo) {
    StoredPhoto old = album.current.photo();
    if (old != null) {
      album.earlier.add(0, old);
    }
    while (album.earlier.size() > MAX_EARLIER) {
      album.earlier.remove(MAX_EARLIER);
    }
    webhooks++;
    return changed(album, photo);
  }

  /** Crops a person's photo again, if there is one. No webhook is called. */
  synchronized Change crop(Member member, CropArea cropArea) {
    Album album = album(member);
    album.stale = null;
    StoredPhoto photo = album.current.photo();
    return changed(album, photo == null ? null : photo.croppedTo(cropArea));
  }

  /**
   * Changes only the counters and the hash, as a PUT of the current photo does, and a removal after
   * which the photo comes back.
   */
  synchronized Change touch(Member member) {
    Album album = album(member);
    album.stale = null;
    webhooks++;
    return changed(album, album.current.photo());
  }

  /** Removes a photo, if there is one, and the files of previous ones. */
  synchronized Change clear(Member member) {
    Album album = album(member);
    album.stale = null;
    album.earlier.clear();
    webhooks++;
    return changed(album, null);
  }

  /** Stores a temporary upload and returns its file name. */
  synchronized String addUpload(StoredPhoto photo) {
    parkedCount++;
    UUID id = UUID.nameUUIDFromBytes(ByteString.encodeUtf8("parked " + parkedCount).toByteArray());
    String name = id + "." + photo.extension();
    parked.put(name, photo);
    if (parked.size() > MAX_PARKED) {
      parked.remove(parked.keySet().iterator().next());
    }
    return name;
  }

  synchronized Optional<StoredPhoto> parked(String name) {
    return Optional.ofNullable(parked.get(name));
  }

  /**
   * Makes a temporary upload a person's photo and drops the previous ones. Returns empty and
   * changes nothing if there is no such upload.
   */
  synchronized Optional<Change> unpark(Member member, String name) {
    StoredPhoto photo = parked.remove(name);
    if (photo == null) {
      return Optional.empty();
    }
    Album album = album(member);
    album.stale = null;
    album.earlier.clear();
    return Optional.of(changed(album, photo));
  }

  /** Returns a person's photos whose files can be read, the current one first. */
  synchronized List<StoredPhoto> files(UUID id) {
    Album album = albums.get(id);
    if (album == null) {
      return List.of();
    }
    List<StoredPhoto> stored = new ArrayList<>(album.earlier);
    StoredPhoto photo = album.current.photo();
    if (photo != null) {
      stored.add(0, photo);
    }
    return stored;
  }

  synchronized void countDownload() {
    downloads++;
  }

  synchronized PracticeCounters counters() {
    return new PracticeCounters(audits, webhooks, downloads);
  }

  private Album album(Member member) {
    return albums.computeIfAbsent(
        member.id(), id -> new Album(new ProfilePhoto(SeedData.hash(id), null), List.of()));
  }

  private Change changed(Album album, @Nullable StoredPhoto photo) {
    ProfilePhoto before = album.current;
    album.current = new ProfilePhoto((before.hash() + HASH_INCREMENT) & Integer.MAX_VALUE, photo);
    audits++;
    return new Change(before, album.current);
  }
}
