package io.github.photoshell.photo;

import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.http.ServerAddress;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for an hour which photo a person got from an address. Both are stored as digests,
 * because an address may be signed, and only for a while, because the image at an address may
 * change.
 */
final class SetAddressCache {
  /** The time for which a URL is assumed to return the same image. */
  static final Duration MAX_AGE = Duration.ofHours(1);

  private static final int MAX_ENTRIES = 200;
  private static final int MAX_BYTES = 1024 * 1024;
  private static final String NAME = "addresses";

  private final PhotoBackups backups;
  private final Clock clock;

  SetAddressCache(PhotoBackups backups, Clock clock) {
    this.backups = backups;
    this.clock = clock;
  }

  /** One photo set from an address; all fields except {@code when} are digests or opaque. */
  private record Line(Instant when, String person, String address, String photo) {
    static Optional<Line> of(String text) {
      String[] parts = text.split(" ", -1);
      try {
        return parts.length == 4
            ? Optional.of(new Line(Instant.parse(parts[0]), parts[1], parts[2], parts[3]))
            : Optional.empty();
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    String text() {
      return String.join(" ", when.toString(), person, address, photo);
    }

    boolean isOf(String id, String addressMark) {
      return person.equals(id) && address.equals(addressMark);
    }
  }

  /**
   * Records the photo of a person right after it was set from an address.
   *
   * @param version of the photo that was read back; null if none is reliable, then nothing is
   *     recorded
   */
  void record(ServerAddress portal, String personId, String address, @Nullable String version) {
    if (version == null) {
      return;
    }
    Line entry =
        new Line(clock.instant(), personId, Fingerprint.of(address), Fingerprint.of(version));
    try {
      PrivateFolder.make(backups.of(portal));
      state(portal)
          .withLock(
              file -> {
                List<Line> lines = fresh(StateFile.contents(file));
                lines.removeIf(line -> line.isOf(personId, entry.address()));
                lines.add(entry);
                write(file, lines.subList(Math.max(0, lines.size() - MAX_ENTRIES), lines.size()));
                return entry;
              });
    } catch (IOException e) {
      // The same address is then sent again.
    }
  }

  /**
   * Returns when the current photo was set from an address, if that was recently.
   *
   * @param version of the current photo; null if none is reliable
   */
  Optional<Instant> when(
      ServerAddress portal, String personId, String address, @Nullable String version) {
    if (version == null) {
      return Optional.empty();
    }
    try {
      String addressMark = Fingerprint.of(address);
      String photoMark = Fingerprint.of(version);
      return fresh(state(portal).read()).stream()
          .filter(line -> line.isOf(personId, addressMark) && line.photo().equals(photoMark))
          .map(Line::when)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private StateFile state(ServerAddress portal) {
    return new StateFile(
        backups.of(portal).resolve(NAME), MAX_BYTES, line -> Line.of(line).isPresent());
  }

  private List<Line> fresh(byte[] file) {
    Instant now = clock.instant();
    return new String(file, StandardCharsets.UTF_8)
        .lines()
        .map(Line::of)
        .flatMap(Optional::stream)
        // Entries from the future, as after a clock change, are ignored.
        .filter(line -> !line.when().isAfter(now))
        .filter(line -> line.when().plus(MAX_AGE).isAfter(now))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void write(FileChannel file, List<Line> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    Channels.newOutputStream(file.truncate(0).position(0))
        .write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
