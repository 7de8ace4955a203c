package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests existing files with every command that writes a file. */
class ExistingFileTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-save @self --default",
        "last --save",
        "lessons --report",
        "transcript start"
      })
  void existingFileIsKeptAndTheErrorNamesForce(String line) throws IOException {
    Path file = Files.writeString(home.resolve("mine.txt"), "mine");
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        TestShell shell = new TestShell(home, portal.address(), portal.keys().get(0).token())) {
      assertThat(shell.run("person @self").code()).isZero();
      TestShell.LineResult result = shell.run(line + " '" + file + "'");
      assertThat(result.code()).as(result.out()).isEqualTo(2);
      assertThat(result.out()).contains("already", "--force").hasLineCount(2);
      assertThat(file).hasContent("mine");
      assertThat(shell.run(line + " '" + file + "' --force").code()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last --save ''",
        "api GET people/@self --output ''",
        "lessons --report ''",
        "transcript start ''"
      })
  void emptyNameIsNotAnExistingFile(String line) throws IOException {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        TestShell shell = new TestShell(home, portal.address(), portal.keys().get(0).token())) {
      assertThat(shell.run("person @self").code()).isZero();
      TestShell.LineResult result = shell.run(line);
      assertThat(result.code()).as(result.out()).isEqualTo(2);
      assertThat(result.out()).startsWith("The name of a file or folder is empty.");
    }
  }
}
