package io.github.photoshell.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The API keys of a portal, and when each was last used. */
final class KeyStore {
  private static final Instant CREATED = Instant.parse("2026-06-01T06:30:00Z");
  private static final Instant EXPIRED = Instant.parse("2026-06-15T22:00:00Z");

  /** Less than a day, so that the key expires for a clock that is a day ahead. */
  private static final Duration SHORT_LIFETIME = Duration.ofHours(20);

  private final MemberDirectory members;
  private final List<IssuedKey> keys = new CopyOnWriteArrayList<>();
  private final Map<String, IssuedKey> byToken = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> lastUsed = new ConcurrentHashMap<>();

  /**
   * All keys at one time.
   *
   * @param lastUsed by the key's ID; keys that were never used are missing
   */
  record Content(List<IssuedKey> keys, Map<UUID, Instant> lastUsed) {
    Content {
      keys = List.copyOf(keys);
      lastUsed = Map.copyOf(lastUsed);
    }
  }

  KeyStore(MemberDirectory members, Content content) {
    this.members = members;
    content.keys().forEach(this::add);
    lastUsed.putAll(content.lastUsed());
  }

  /**
   * Creates the keys that every portal starts with.
   *
   * @param now the start time; one of the keys expires within a day
   */
  KeyStore(MemberDirectory members, Instant now) {
    this(members, new Content(List.of(), Map.of()));
    issue("admin", "omar");
    issue("owner", "ana");
    issue("room-admin", "sean");
    issue("user", "uma");
    issue("guest", "mei");
    issue("pending", "lin");
    issue("10001", "10001");
    issue("read-only", "omar", "*:read");
    issue("accounts-write", "omar", "accounts:write");
    IssuedKey expired = create("expired", "omar", List.of(), EXPIRED);
    // The portal disables expired keys, so this one is invalid whatever the clock says.
    add(expired.deactivated());
    add(create("short-lived", "omar", List.of(), now.plus(SHORT_LIFETIME)));
  }

  /**
   * Creates a key that never expires. Its token is derived from its name, so it is the same at
   * every start.
   *
   * @param permissions the scopes; none allows everything
   */
  IssuedKey issue(String name, String userName, String... permissions) {
    return add(create(name, userName, List.of(permissions), null));
  }

  /** Returns a key without adding it. */
  IssuedKey create(
      String name, String userName, List<String> permissions, @Nullable Instant expiresAt) {
    ByteString seed = ByteString.encodeUtf8("photoshell practice key " + name);
    return new IssuedKey(
        UUID.nameUUIDFromBytes(seed.toByteArray()),
        name,
        "sk-" + seed.sha256().hex(),
        members.findByUserName(userName).orElseThrow(),
        permissions,
        CREATED,
        expiresAt,
        true);
  }

  /** Adds a key, unless it exists or its creator is not on this portal. */
  void put(IssuedKey key) {
    if (!byToken.containsKey(key.token()) && members.findById(key.owner().id()).isPresent()) {
      add(key);
    }
  }

  IssuedKey add(IssuedKey key) {
    keys.add(key);
    byToken.put(key.token(), key);
    return key;
  }

  List<IssuedKey> keys() {
    return List.copyOf(keys);
  }

  Content content() {
    return new Content(keys, lastUsed);
  }

  /** Returns the key with this token, valid or not. */
  Optional<IssuedKey> find(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** Returns a key with all rights of a person: the first one without limits, else a new one. */
  synchronized IssuedKey keyOf(Member member) {
    return keys.stream()
        .filter(key -> key.owner().id().equals(member.id()))
        .filter(key -> key.permissions().isEmpty() && key.isActive() && key.expiresAt() == null)
        .findFirst()
        .orElseGet(() -> issue(member.userName(), member.userName()));
  }

  void recordUse(IssuedKey key, Instant now) {
    lastUsed.put(key.id(), now);
  }
}
