package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPosix("the editor is a sh script")
class TextEditorTest {
  @TempDir Path home;

  private Path state;

  @BeforeEach
  void nameTheStateFolder() {
    state = home.resolve("not there yet").resolve("state");
  }

  private TextEditor editor(Map<String, String> environment) {
    return new TextEditor(environment, state);
  }

  /** Runs a shell script as the editor; {@code $1} is the file. */
  private String edited(String text, String script) throws IOException {
    Path program = Files.writeString(home.resolve("my editor"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    try {
      return editor(Map.of("EDITOR", "'" + program + "'")).edit(text);
    } finally {
      // Nothing is left in any case.
      assertThat(state).isEmptyDirectory();
    }
  }

  @Test
  void editedTextIsReturned() throws Exception {
    assertThat(edited("people neil", "sed -i s/neil/ada/ \"$1\"")).isEqualTo("people ada");
    assertThat(edited("a", "printf 'x {\\r\\n 1\\n}\\n\\n' > \"$1\"")).isEqualTo("x {\n 1\n}");
    assertThat(edited("grüße 😀", ":")).isEqualTo("grüße 😀");
    assertThat(edited("a", ": > \"$1\"")).isEmpty();
  }

  @Test
  void charactersThatActOnATerminalAreRemoved() throws Exception {
    String script = "printf 'people neil\\033]0;owned\\007\\302\\23331m\\tx' > \"$1\"";
    assertThat(edited("a", script)).isEqualTo("people neil]0;owned31m\tx");
  }

  @Test
  void fileAndFolderArePrivate() throws Exception {
    String shown =
        edited(
            "sk-hush",
            "umask 000; stat -c %a \"$1\" \"${1%/*}\" \"${1%/*}/..\" > \"$1.x\"; mv \"$1.x\""
                + " \"$1\"");
    assertThat(shown).isEqualTo("600\n700\n700");
  }

  @Test
  void backupCopiesOfTheEditorAreRemoved() throws Exception {
    assertThat(edited("sk-hush", "cp \"$1\" \"$1~\"; cp \"$1\" \"${1%/*}/.x.swp\"")).isNotEmpty();
  }

  @Test
  void failingEditorIsReported() {
    assertThatThrownBy(() -> edited("a", "exit 3")).hasMessageContaining("exited with code 3");
    assertThatThrownBy(() -> edited("a", "kill $$")).hasMessageContaining("exited with code");
    assertThatThrownBy(() -> edited("a", "rm \"$1\"")).hasMessage("the editor removed the file");
    assertThatThrownBy(() -> edited("a", "printf '\\303' > \"$1\""))
        .hasMessage("the text is not UTF-8");
    assertThatThrownBy(() -> edited("a", "dd if=/dev/zero of=\"$1\" bs=1024 count=1025 2>&1"))
        .hasMessage("the text is larger than 1 MB");
    assertThatThrownBy(() -> editor(Map.of("EDITOR", "no-such-editor 2>&-")).edit("a"))
        .hasMessage("'no-such-editor 2>&-' cannot be started");
  }

  @Test
  void visualIsPreferredToEditorAndBothToDefaults() throws Exception {
    Path program =
        Files.writeString(home.resolve("editor"), "#!/bin/sh\n/bin/sed -i s/a/usual/ \"$1\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    String path = "/no/such/folder:" + home;
    Map<String, String> usual = Map.of("PATH", path, "EDITOR", " ");
    assertThat(editor(usual).edit("a")).isEqualTo("usual");
    Map<String, String> both = Map.of("VISUAL", "sed -i s/a/b/", "EDITOR", "false", "PATH", path);
    assertThat(editor(both).edit("a")).isEqualTo("b");
    assertThatThrownBy(() -> editor(Map.of("PATH", "/no/such/folder")).edit("a"))
        .hasMessage("no editor was found; set VISUAL or EDITOR");
  }

  @Test
  void filesOfAKilledShellAreRemovedAfterADay() throws Exception {
    Path old = Files.createDirectories(state.resolve("edit-old"));
    Files.writeString(old.resolve("line.txt"), "sk-hush");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path young = Files.createDirectories(state.resolve("edit-young"));
    editor(Map.of("EDITOR", ":")).edit("a");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void uncreatableStateFolderIsReported() throws Exception {
    Files.createFile(home.resolve("not there yet"));
    assertThatThrownBy(() -> editor(Map.of("EDITOR", ":")).edit("a"))
        .hasMessage(state + " cannot be written to");
  }
}
