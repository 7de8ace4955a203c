package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.lesson.TranscriptReader.Entry;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @TempDir Path folder;

  @Test
  void linesAreGroupedUpToAChange() throws Exception {
    Path page = folder.resolve("page.md");
    try (TranscriptWriter file = new TranscriptWriter(page, false, TODAY, List.of())) {
      file.add("photoshell", "practice", List.of("Connected."), List.of());
      file.add(
          "practice (omar)", "photo-set @self x", List.of("Set."), List.of("photo of omar is set"));
      file.add("practice (omar)", "exit", List.of(), List.of());
    }
    assertThat(Files.readString(page))
        .isEqualTo(
            """
            # Transcript of 2026-11-24

            ```console
            photoshell> practice
            Connected.
            practice (omar)> photo-set @self x
            Set.
            ```

            <!-- did: photo of omar is set -->

            ```console
            practice (omar)> exit
            ```
            """);
  }

  @Test
  void writtenTranscriptIsReadBack() throws Exception {
    Path page = folder.resolve("page.md");
    List<String> awkward = List.of("research  R&D <Team>", "```", "a > b", "", "5> no prompt");
    try (TranscriptWriter file = new TranscriptWriter(page, false, TODAY, List.of())) {
      file.add("photoshell", "", List.of(), List.of());
      file.add("practice (omar)", "people > 1", awkward, List.of("one", "two"));
      file.add("PRODUCTION x http! (10001)", "exit", List.of(), List.of());
    }
    assertThat(TranscriptReader.read(Files.readAllLines(page)))
        .containsExactly(
            new Entry(0, "photoshell", "", List.of(), List.of()),
            new Entry(1, "practice (omar)", "people > 1", awkward, List.of("one", "two")),
            new Entry(2, "PRODUCTION x http! (10001)", "exit", List.of(), List.of()));
  }

  @Test
  void multiLineQuotedCommandIsOneSolution() throws Exception {
    Path page = folder.resolve("page.md");
    String typed = "api PUT people/omar/photo '{\n \"files\": \"x\"\n}'";
    try (TranscriptWriter file = new TranscriptWriter(page, false, TODAY, List.of())) {
      file.add("practice (omar)", typed, List.of("200", "{"), List.of("photo of omar is set"));
      file.add("practice (omar)", "exit", List.of(), List.of());
    }
    List<Entry> entries = TranscriptReader.read(Files.readAllLines(page));
    assertThat(entries).extracting(Entry::typed).containsExactly(typed, "exit");
    assertThat(entries.get(0).output()).containsExactly("200", "{");
    assertThat(LessonDraft.of(entries))
        .contains("- solution: `api PUT people/omar/photo '{  \"files\": \"x\" }'`");
  }

  @Test
  void secretsAreOmitted() throws Exception {
    Path page = folder.resolve("page.md");
    try (TranscriptWriter file = new TranscriptWriter(page, false, TODAY, List.of())) {
      file.add("photoshell", "connect x --token hush", List.of("sk-0123456789abcdef"), List.of());
    }
    assertThat(Files.readString(page)).doesNotContain("hush", "0123");
  }

  @Test
  void existingFileIsOverwrittenOnlyIfAllowed() throws Exception {
    Path page =
        Files.writeString(folder.resolve("page.md"), "precious and rather long\n".repeat(9));
    assertThatThrownBy(() -> new TranscriptWriter(page, false, TODAY, List.of()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(page)).startsWith("precious");
    new TranscriptWriter(page, true, TODAY, List.of()).close();
    assertThat(Files.readString(page)).isEqualTo("# Transcript of 2026-11-24\n");
  }
}
