package io.github.photoshell.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people on every practice portal, read from {@code people.txt}. */
final class SeedData {
  static final UUID ANA = UUID.fromString("4c65a238-ca50-4374-b904-0d51d4c1822b");
  static final UUID SEAN = UUID.fromString("9f1c2b7e-3a44-4a0e-8a53-6f5d3e2b9c10");
  static final UUID LIN = UUID.fromString("d2a7c0f4-5b1e-4d6a-9c38-1e7b5f0a2d63");

  /** The initial values of {@code ?hash=} in the examples of the contract. */
  private static final Map<UUID, Integer> HASHES =
      Map.of(ANA, 1_287_364_921, SEAN, 1_944_820_317, LIN, 1_503_227_740);

  private static final List<String[]> ROWS = rows();

  private SeedData() {}

  /** Returns all people, the owner first. */
  static List<Member> people() {
    return ROWS.stream().map(SeedData::person).toList();
  }

  /** Returns the photos by the person's ID; people without a photo are missing. */
  static Map<UUID, StoredPhoto> photos() {
    Map<UUID, StoredPhoto> photos = new HashMap<>();
    for (String[] cells : ROWS) {
      if (cells[7].startsWith("photo ")) {
        photos.put(UUID.fromString(cells[6]), photo(cells));
      }
    }
    return photos;
  }

  /** Returns the first hash of a person: not negative, and the same at every start. */
  static int hash(UUID id) {
    Integer known = HASHES.get(id);
    return known != null ? known : id.hashCode() & 0x7fffffff;
  }

  private static List<String[]> rows() {
    try (InputStream in = SeedData.class.getResourceAsStream("people.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(SeedData::cells).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the practice portal's people are missing", e);
    }
  }

  private static String[] cells(String line) {
    String spelledOut = line.replace("{RLO}", "\u202e").replace("{ESC}", "\u001b");
    // Not strip(): only spaces separate columns; other white space belongs to a name.
    return Arrays.stream(spelledOut.split("\\|", -1))
        .map(cell -> cell.replaceAll("^ +| +$", ""))
        .toArray(String[]::new);
  }

  private static Member person(String[] cells) {
    String note = cells[7];
    return new Member(
        UUID.fromString(cells[6]),
        cells[0],
        emptyToNull(cells[1]),
        emptyToNull(cells[2]),
        cells[3],
        Role.valueOf(cells[4]),
        status(note),
        note.startsWith("disabled ") ? parseDate(secondWord(note)) : null,
        parseDate(cells[5]),
        note.startsWith("guest-of ") ? UUID.fromString(secondWord(note)) : null,
        switch (note) {
          case "ldap" -> Member.Managed.LDAP;
          case "sso" -> Member.Managed.SSO;
          default -> Member.Managed.HERE;
        });
  }

  private static Member.Status status(String note) {
    if (note.startsWith("disabled ")) {
      return Member.Status.DISABLED;
    }
    return note.equals("pending") ? Member.Status.PENDING : Member.Status.ACTIVE;
  }

  private static StoredPhoto photo(String[] cells) {
    String[] words = cells[7].split(" ", -1);
    int width = Integer.parseInt(words[2]);
    int height = Integer.parseInt(words[3]);
    int seed = cells[0].hashCode();
    return StoredPhoto.lazy(
        StoredPhoto.Source.START,
        words[1],
        width,
        height,
        () -> DecodedImage.encode(PortraitPainter.of(seed, width, height), words[1]));
  }

  private static String secondWord(String note) {
    return note.substring(note.indexOf(' ') + 1);
  }

  private static @Nullable String emptyToNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  private static Instant parseDate(String date) {
    return OffsetDateTime.parse(date).toInstant();
  }
}
