package io.github.photoshell.photo;

import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PixelSize;
import io.github.photoshell.portal.ServerAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import has sent to a portal, written before it is sent and again when it was read back.
 * So the same picture is not sent twice, even where the portal scales it, and an import that was
 * killed while sending finds out whether it had been in time.
 */
final class ImportJournal implements Closeable {
  private static final String NAME = ".photoshell-import-";
  private static final String HEAD = "photoshell import 1\t";
  private static final String SENT = "sent";
  private static final String SEEN = "seen";
  private static final String REFUSED = "refused";
  private static final String NOT_SHOWN = "-";

  /**
   * What is known of one person.
   *
   * @param image a digest of what was sent
   * @param before a digest of the photo's version before; as is {@code after} of then, which is
   *     empty when nobody has seen it
   */
  private record Known(String image, String before, String after) {}

  private final @Nullable Path file;
  private final String portal;
  private @Nullable LineJournal journal;
  private final Map<String, Known> people = new HashMap<>();
  private int sentToday;

  private ImportJournal(@Nullable Path file, String portal) {
    this.file = file;
    this.portal = portal;
  }

  /**
   * Opens the journal of a folder for a portal, if there is one; else nothing is written before
   * {@link #keep}.
   *
   * @throws IOException if it can't be read or written, or another import is at work with it
   */
  static ImportJournal of(Path folder, ServerAddress portal) throws IOException {
    Path file = folder.resolve(NAME + Fingerprint.of(portal.toString()).substring(0, 8));
    ImportJournal journal = new ImportJournal(file, portal.toString());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      journal.keep();
    }
    return journal;
  }

  /** A journal that nobody keeps. */
  static ImportJournal none() {
    return new ImportJournal(null, "");
  }

  /**
   * Makes the file if there is none. Where nothing is added to it, it is gone again at the end.
   *
   * @throws IOException as when it is opened
   */
  final void keep() throws IOException {
    if (file != null && journal == null) {
      LineJournal opened =
          LineJournal.open(file, HEAD, portal, "its journal belongs to another portal");
      journal = opened;
      opened.lines().forEach(this::read);
    }
  }

  /** Whether an import sent anything from here before. */
  boolean wentBefore() {
    return journal != null && !journal.lines().isEmpty();
  }

  private void read(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 4) {
      return;
    }
    if (parts[0].startsWith(SENT)) {
      people.put(parts[1], new Known(parts[2], parts[3], ""));
      boolean today =
          parts[0].matches(SENT + " \\d{1,12}")
              && Duration.between(
                          Instant.ofEpochSecond(Long.parseLong(parts[0].substring(5))),
                          Instant.now())
                      .compareTo(Duration.ofDays(1))
                  < 0;
      sentToday += today ? 1 : 0;
    } else if (parts[0].equals(SEEN)) {
      people.put(parts[1], new Known(parts[2], "", parts[3]));
    } else if (parts[0].equals(REFUSED)) {
      people.remove(parts[1]);
    }
  }

  /** Returns how many changes went to the portal in the last day. */
  synchronized int sentToday() {
    return sentToday;
  }

  /**
   * Notes that an image is about to be sent.
   *
   * @param version of the photo there is; null where none can be relied on
   */
  synchronized void sending(String id, String image, @Nullable String version) throws IOException {
    String mark = mark(version);
    add(SENT + " " + Instant.now().getEpochSecond(), id, image, mark);
    people.put(id, new Known(image, mark, ""));
    sentToday++;
  }

  /**
   * Notes that an image was seen to have become the photo.
   *
   * @param version of the photo that was seen; null where none can be relied on
   */
  synchronized void seen(String id, String image, @Nullable String version) throws IOException {
    String mark = mark(version);
    add(SEEN, id, image, mark);
    people.put(id, new Known(image, "", mark));
  }

  /** Notes that the portal did not take what was sent. */
  synchronized void refused(String id, String image) throws IOException {
    add(REFUSED, id, image, NOT_SHOWN);
    people.remove(id);
  }

  private static String mark(@Nullable String version) {
    return version == null ? NOT_SHOWN : Fingerprint.of(version);
  }

  private void add(String... parts) throws IOException {
    if (journal != null) {
      journal.add(String.join("\t", parts));
    }
  }

  /**
   * Whether the photo of now is what became of an image that was sent from here.
   *
   * @param size of the image; null where it isn't known
   * @param version of the photo of now; null where none can be relied on
   */
  synchronized boolean made(
      String id, String image, @Nullable PixelSize size, PhotoUrls now, @Nullable String version) {
    Known known = people.get(id);
    if (known == null || !known.image().equals(image) || now.isDefault() || version == null) {
      return false;
    }
    String mark = Fingerprint.of(version);
    return known.after().isEmpty()
        ? !known.before().equals(NOT_SHOWN) && !known.before().equals(mark) && fits(size, now)
        : known.after().equals(mark);
  }

  /** Nobody saw it, so that what lies there now must at least be as large as it would be. */
  private static boolean fits(@Nullable PixelSize sent, PhotoUrls now) {
    PixelSize stored = now.size();
    return sent != null && stored != null && StoredPhotoSize.fits(sent, stored);
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }
}
