package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the file of a recorded change. */
class PhotoBackupFileTest {
  @TempDir Path folder;

  static Stream<PhotoBackup> changes() {
    return Stream.of(
        SampleChanges.single(7, ChangeKind.SET, Before.KEPT, ADA),
        SampleChanges.single(7, ChangeKind.CLEARED, Before.LOST, ADA),
        SampleChanges.single(7, ChangeKind.REPEATED, Before.NONE, ADA),
        SampleChanges.revert(7, ChangeKind.UNDONE, ADA, 6),
        SampleChanges.change(7, ChangeKind.SET, Before.NONE, ADA, 0, State.UNDONE, "77"),
        SampleChanges.single(
            7, ChangeKind.SET, Before.NONE, SamplePeople.person("id", null, "Zoë = #1\n")));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyChangeIsReadBackAsWritten(PhotoBackup change) throws IOException {
    Path file = folder.resolve("000007.properties");
    Files.write(file, PhotoBackupFile.bytes(change));
    assertThat(PhotoBackupFile.read(file)).contains(change);
  }

  @Test
  void ordinaryChangeHasNoUndoAndImportFacts() throws IOException {
    String facts =
        new String(
            PhotoBackupFile.bytes(SampleChanges.single(7, ChangeKind.SET, Before.NONE, ADA)),
            StandardCharsets.ISO_8859_1);
    assertThat(facts)
        .contains("what=set", "before=none", "bytes=0")
        .doesNotContain("reverts", "state", "import", "format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what=set\nbefore=none\n",
        "when=2026-11-24T10\\:15\\:00Z\nwhat=painted\nbefore=none\n",
        "when=yesterday\nwhat=set\nbefore=none\n",
        "when=2026-11-24T10\\:15\\:00Z\nwhat=set\nbefore=none\nbytes=many\n",
        "{\"when\": 1}",
      })
  void fileOfAnotherKindIsIgnored(String text) throws IOException {
    Path file = folder.resolve("000007.properties");
    Files.writeString(file, "#photoshell\n" + text);
    assertThat(PhotoBackupFile.read(file)).isEmpty();
    Files.writeString(file, text);
    assertThat(PhotoBackupFile.read(file)).isEmpty();
  }
}
