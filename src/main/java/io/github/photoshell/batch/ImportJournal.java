package io.github.photoshell.batch;

import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.files.LineJournal;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.StoredPhotoSize;
import io.github.photoshell.portal.PhotoUrls;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal of the images that an import sent to a portal, written before sending and again after
 * verification. It prevents sending the same image twice, even if the portal scales it, and tells a
 * killed import which of its requests took effect.
 */
final class ImportJournal implements Closeable {
  private static final String NAME = ".photoshell-import-";
  private static final String HEAD = "photoshell import 1\t";
  private static final String STRANGE = "its journal belongs to another portal";
  private static final String SENT = "sent";
  private static final String SEEN = "seen";
  private static final String REFUSED = "refused";
  private static final String CLEARED = "cleared";
  private static final String NOT_SHOWN = "-";

  /**
   * The journal entry of one person.
   *
   * @param image a digest of the image sent
   * @param before a digest of the previous version of the photo
   * @param after a digest of the new version; empty until it is verified
   */
  private record JournalEntry(String image, String before, String after) {}

  private final @Nullable Path file;
  private final String portal;
  private @Nullable LineJournal journal;
  private final Map<String, JournalEntry> people = new HashMap<>();
  private int sentToday;

  private ImportJournal(@Nullable Path file, String portal) {
    this.file = file;
    this.portal = portal;
  }

  /**
   * Opens the journal of a folder for a portal. If there is none, nothing is written before {@link
   * #create}.
   *
   * @throws IOException if it cannot be read or written, or another import is using it
   */
  static ImportJournal of(Path folder, ServerAddress portal) throws IOException {
    Path file = file(folder, portal);
    ImportJournal journal = new ImportJournal(file, portal.toString());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      journal.create();
    }
    return journal;
  }

  /**
   * Reads the journal of a folder for a portal, if there is one, and writes nothing.
   *
   * @throws IOException if it cannot be read
   */
  static ImportJournal readOnly(Path folder, ServerAddress portal) throws IOException {
    ImportJournal journal = none();
    LineJournal.read(file(folder, portal), HEAD, portal.toString(), STRANGE).forEach(journal::read);
    return journal;
  }

  private static Path file(Path folder, ServerAddress portal) {
    return folder.resolve(NAME + Fingerprint.of(portal.toString()).substring(0, 8));
  }

  /** Returns a journal without a file. */
  static ImportJournal none() {
    return new ImportJournal(null, "");
  }

  /**
   * Creates the file if missing. If nothing is added to it, it is removed on close.
   *
   * @throws IOException as when it is opened
   */
  final void create() throws IOException {
    if (file != null && journal == null) {
      LineJournal opened = LineJournal.open(file, HEAD, portal, STRANGE);
      journal = opened;
      opened.lines().forEach(this::read);
    }
  }

  /** Returns whether an earlier import sent anything from this folder. */
  boolean hasEarlierEntries() {
    return journal != null && !journal.lines().isEmpty();
  }

  private void read(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 4) {
      return;
    }
    if (parts[0].startsWith(SENT)) {
      people.put(parts[1], new JournalEntry(parts[2], parts[3], ""));
      boolean today =
          parts[0].matches(SENT + " \\d{1,12}")
              && Duration.between(
                          Instant.ofEpochSecond(Long.parseLong(parts[0].substring(5))),
                          Instant.now())
                      .compareTo(Duration.ofDays(1))
                  < 0;
      sentToday += today ? 1 : 0;
    } else if (parts[0].equals(SEEN)) {
      people.put(parts[1], new JournalEntry(parts[2], "", parts[3]));
    } else if (parts[0].equals(REFUSED) || parts[0].equals(CLEARED)) {
      people.remove(parts[1]);
    }
  }

  /** Returns the number of changes sent to the portal in the last 24 hours. */
  synchronized int sentToday() {
    return sentToday;
  }

  /**
   * Records that an image is about to be sent.
   *
   * @param version of the current photo; null if none is reliable
   * @throws UncheckedIOException if it cannot be written, as with {@link #clearing}
   */
  synchronized void sending(String id, String image, @Nullable String version) {
    String mark = mark(version);
    addUnchecked(SENT + " " + Instant.now().getEpochSecond(), id, image, mark);
    people.put(id, new JournalEntry(image, mark, ""));
    sentToday++;
  }

  /**
   * Records that an image was verified as the photo.
   *
   * @param version of the verified photo; null if none is reliable
   */
  synchronized void verified(String id, String image, @Nullable String version) throws IOException {
    String mark = mark(version);
    add(SEEN, id, image, mark);
    people.put(id, new JournalEntry(image, "", mark));
  }

  /** Records that the portal refused the image. */
  synchronized void refused(String id, String image) throws IOException {
    add(REFUSED, id, image, NOT_SHOWN);
    people.remove(id);
  }

  /** Records that a photo is about to be removed. A removal does not count as sent today. */
  synchronized void clearing(String id) {
    addUnchecked(CLEARED, id, NOT_SHOWN, NOT_SHOWN);
    people.remove(id);
  }

  private static String mark(@Nullable String version) {
    return version == null ? NOT_SHOWN : Fingerprint.of(version);
  }

  private void addUnchecked(String... parts) {
    try {
      add(parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String... parts) throws IOException {
    if (journal != null) {
      journal.add(String.join("\t", parts));
    }
  }

  /**
   * Returns whether the current photo is the result of an image sent from this folder.
   *
   * @param size of the image; null if unknown
   * @param version of the current photo; null if none is reliable
   */
  synchronized boolean isResultOf(
      String id, String image, @Nullable PixelSize size, PhotoUrls now, @Nullable String version) {
    JournalEntry known = people.get(id);
    if (known == null || !known.image().equals(image) || now.isDefault() || version == null) {
      return false;
    }
    String mark = Fingerprint.of(version);
    return known.after().isEmpty()
        ? !known.before().equals(NOT_SHOWN)
            && !known.before().equals(mark)
            && sizeMatches(size, now)
        : known.after().equals(mark);
  }

  /** The change was never verified, so the current photo must at least have the expected size. */
  private static boolean sizeMatches(@Nullable PixelSize sent, PhotoUrls now) {
    PixelSize stored = now.size();
    return sent != null && stored != null && StoredPhotoSize.matches(sent, stored);
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }
}
