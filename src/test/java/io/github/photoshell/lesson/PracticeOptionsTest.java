package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeOptionsTest {
  @TempDir Path folder;

  @Test
  @NeedsPosix("permissions of files")
  void savedStateIsReadableByItsOwnerOnly() throws IOException {
    Path file = folder.resolve("state.json");
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      PracticeOptions.save(portal, file.toString());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      PracticeOptions.save(portal, file.toString());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("{\n");
    assertThat(folder.toFile().list()).containsExactly("state.json");
  }

  @Test
  void newPortalDoesNotReplaceAnEarlierStateThatItDoesNotContinue() throws IOException {
    Path friday = folder.resolve("friday.json");
    Path copy = folder.resolve("copy.json");
    PracticeOptions.checkContinued(null, friday.toString());
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      PracticeOptions.save(portal, friday.toString());
    }
    Files.copy(friday, copy);
    PracticeOptions.checkContinued(friday.toString(), folder + "/./friday.json");
    for (String load : new String[] {null, copy.toString()}) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> PracticeOptions.checkContinued(load, friday.toString()))
          .withMessage(friday + " already contains a saved practice portal; it was not changed.");
    }
  }

  @Test
  void practicePortalAloneRefusesAnEarlierState() throws IOException {
    Path friday = folder.resolve("on friday.json");
    try (TestShell desk = new TestShell(folder.resolve("home"), Map.of())) {
      desk.run("practice");
      assertThat(desk.run("practice --save '" + friday + "'").code()).isZero();
      String before = Files.readString(friday);
      TestShell.LineResult refused = desk.run("practice-portal --save '" + friday + "'");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.out()).endsWith("add --load '" + friday + "'; or choose another file.");
      assertThat(friday).hasContent(before);
    }
  }

  @Test
  void invalidFileNameIsNotSaidToExist() throws IOException {
    String invalid = folder + "/a\0b";
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> PracticeOptions.save(portal, invalid))
          .withMessageStartingWith(invalid + " cannot be written: ");
    }
  }

  @Test
  void otherFilesAreNotReplacedByAState() throws IOException {
    Path thesis = Files.writeString(folder.resolve("thesis.txt"), "precious");
    Path json = Files.writeString(folder.resolve("package.json"), "{\"name\": \"x\"}");
    Path empty = Files.createFile(folder.resolve("empty.json"));
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> PracticeOptions.save(portal, thesis.toString()))
          .withMessage(
              thesis + " already exists and is no saved practice portal; it was not changed.");
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> PracticeOptions.save(portal, json.toString()));
      PracticeOptions.save(portal, empty.toString());
    }
    assertThat(thesis).hasContent("precious");
    assertThat(json).hasContent("{\"name\": \"x\"}");
    assertThat(empty).content().startsWith("{\n");
  }
}
