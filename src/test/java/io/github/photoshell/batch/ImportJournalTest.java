package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what an import remembers of the images that it sent. */
class ImportJournalTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://portal.example");
  private static final PixelSize SIZE = new PixelSize(40, 30);
  private static final PhotoUrls OLD = urls("/storage/ada_orig_9-9.png?hash=1");
  private static final PhotoUrls NEW = urls("/storage/ada_orig_40-30.png?hash=2");
  private static final PhotoUrls LATER = urls("/storage/ada_orig_40-30.png?hash=3");

  @TempDir Path folder;

  private static PhotoUrls urls(String original) {
    return new PhotoUrls(original, null, null, null, null, null);
  }

  private ImportJournal open() throws IOException {
    ImportJournal journal = ImportJournal.of(folder, PORTAL);
    journal.create();
    return journal;
  }

  private static boolean isResult(ImportJournal journal, String image, PhotoUrls now) {
    return journal.isResultOf("ada", image, SIZE, now, now.version());
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void verifiedImageIsTheResultUntilThePhotoChangesAgain() throws IOException {
    try (ImportJournal journal = open()) {
      journal.sending("ada", "image", OLD.version());
      journal.verified("ada", "image", NEW.version());
      assertThat(isResult(journal, "image", NEW)).isTrue();
    }
    try (ImportJournal journal = open()) {
      assertThat(journal.hasEarlierEntries()).isTrue();
      assertThat(isResult(journal, "image", NEW)).isTrue();
      assertThat(isResult(journal, "another image", NEW)).isFalse();
      assertThat(isResult(journal, "image", LATER)).isFalse();
      assertThat(journal.isResultOf("ada", "image", SIZE, NEW, null)).isFalse();
      assertThat(journal.isResultOf("sean", "image", SIZE, NEW, NEW.version())).isFalse();
    }
  }

  @Test
  void imageOfAKilledImportIsTheResultIfThePhotoChangedToItsSize() throws IOException {
    try (ImportJournal journal = open()) {
      journal.sending("ada", "image", OLD.version());
    }
    try (ImportJournal journal = open()) {
      assertThat(isResult(journal, "image", NEW)).isTrue();
      assertThat(isResult(journal, "image", OLD)).isFalse();
      assertThat(isResult(journal, "image", urls("/storage/ada_orig_9-9.png?hash=4"))).isFalse();
      assertThat(journal.isResultOf("ada", "image", null, NEW, NEW.version())).isFalse();
      PhotoUrls none = urls("/static/default_user_photo_size_200-200.png?hash=5");
      assertThat(isResult(journal, "image", none)).isFalse();
    }
  }

  @Test
  void imageThatReplacedAnUnknownPhotoIsNotTheResultUntilVerified() throws IOException {
    try (ImportJournal journal = open()) {
      journal.sending("ada", "image", null);
      assertThat(isResult(journal, "image", NEW)).isFalse();
    }
  }

  @Test
  void refusedImagesAndRemovedPhotosAreForgotten() throws IOException {
    try (ImportJournal journal = open()) {
      journal.sending("ada", "image", OLD.version());
      journal.refused("ada", "image");
      assertThat(isResult(journal, "image", NEW)).isFalse();
      journal.verified("ada", "image", NEW.version());
      journal.clearing("ada");
      assertThat(isResult(journal, "image", NEW)).isFalse();
    }
    try (ImportJournal journal = open()) {
      assertThat(isResult(journal, "image", NEW)).isFalse();
    }
  }

  @Test
  void imagesSentInTheLastDayAreCounted() throws IOException {
    try (ImportJournal journal = open()) {
      journal.sending("ada", "image", OLD.version());
      journal.sending("sean", "image", null);
      journal.clearing("grace");
      assertThat(journal.sentToday()).isEqualTo(2);
    }
    Files.writeString(
        file(),
        Files.readString(file()) + "sent 1000000000\tgrace\timage\t-\nsent\tzoe\timage\t-\n");
    try (ImportJournal journal = open()) {
      assertThat(journal.sentToday()).isEqualTo(2);
    }
  }

  @Test
  void linesOfAnotherFormAreIgnored() throws IOException {
    try (ImportJournal journal = open()) {
      journal.verified("ada", "image", NEW.version());
    }
    Files.writeString(file(), Files.readString(file()) + "seen\tada\n\nother\tada\timage\t-\n");
    try (ImportJournal journal = open()) {
      assertThat(isResult(journal, "image", NEW)).isTrue();
    }
  }

  @Test
  void emptyJournalLeavesNoFile() throws IOException {
    try (ImportJournal journal = open()) {
      assertThat(file()).exists();
      assertThat(journal.hasEarlierEntries()).isFalse();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readingWritesNothing() throws IOException {
    ImportJournal none = ImportJournal.readOnly(folder, PORTAL);
    assertThat(none.sentToday()).isZero();
    assertThat(folder).isEmptyDirectory();
    try (ImportJournal journal = open()) {
      journal.verified("ada", "image", NEW.version());
    }
    ImportJournal read = ImportJournal.readOnly(folder, PORTAL);
    assertThat(isResult(read, "image", NEW)).isTrue();
    String before = Files.readString(file());
    read.verified("sean", "image", NEW.version());
    assertThat(file()).hasContent(before);
  }

  @Test
  void journalOfAnotherPortalOrOfAnImportThatRunsIsRefused() throws IOException {
    try (ImportJournal journal = open()) {
      journal.verified("ada", "image", NEW.version());
      assertThatIOException()
          .isThrownBy(() -> ImportJournal.of(folder, PORTAL))
          .withMessage("another photoshell is working there");
    }
    Files.writeString(file(), Files.readString(file()).replace("portal.example", "other.example"));
    assertThatIOException()
        .isThrownBy(() -> ImportJournal.of(folder, PORTAL))
        .withMessage("its journal belongs to another portal");
  }

  @Test
  void sameFolderHasAJournalForEachPortal() throws IOException {
    ServerAddress other = SampleResponses.address("https://other.example");
    try (ImportJournal journal = open();
        ImportJournal second = ImportJournal.of(folder, other)) {
      second.create();
      second.verified("ada", "image", NEW.version());
      assertThat(isResult(journal, "image", NEW)).isFalse();
    }
  }
}
