package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys Ctrl-X Ctrl-E, and {@code edit}. */
@NeedsPosix("the editor is a sh script")
class EditorTest {
  private static final String PRACTICE = "practice (omar)";
  private static final String KEYS = "\u0018\u0005";

  @TempDir Path home;

  private LauncherTerminal start(String script, String... arguments) throws IOException {
    Path program = Files.writeString(home.resolve("editor"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment = Map.of("EDITOR", program.toString(), "VISUAL", "");
    return new LauncherTerminal(home, environment, arguments);
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("state"))) {
      return all.filter(file -> file.getFileName().toString().startsWith("line")).count();
    }
  }

  @Test
  void editedLineReturnsToThePromptAndRunsAtEnter() throws Exception {
    String body = "'{\\n \"files\": \"https://photos.example/ada.png\"\\n}'\\n";
    String script = "grep -q 'api PUT' \"$1\" && printf '%b' \"$(cat \"$0.txt\")\" > \"$1\"";
    Files.writeString(home.resolve("editor.txt"), "api PUT people/omar/photo " + body);
    try (LauncherTerminal terminal = start(script, "practice")) {
      terminal.awaitPrompt(PRACTICE).type("api PUT").awaitLine(PRACTICE + "> api PUT").type(KEYS);
      terminal.await("}'").type("\r").await("200").awaitPrompt(PRACTICE);
      // The edit can be undone like other changes of the line, and the terminal is restored.
      terminal.type("api PUT x").awaitLine(PRACTICE + "> api PUT x").type(KEYS);
      terminal.awaitLine("(the quote is still open) … }'");
      terminal.ctrl('_').awaitLine(PRACTICE + "> api PUT x").type("\u0003ver");
      terminal.awaitLine(PRACTICE + "> ver").ctrl('C').awaitPrompt(PRACTICE).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    assertThat(files()).isZero();
  }

  @Test
  void commandOpensALineOfTheHistory() throws Exception {
    try (LauncherTerminal terminal = start("sed -i s/ada/grace/ \"$1\"", "practice")) {
      terminal.enter(PRACTICE, "person ada").await("Ada Lovelace").enter(PRACTICE, "version");
      terminal.await("on Java").enter(PRACTICE, "edit").awaitLine(PRACTICE + "> version");
      terminal.type("\r").awaitPrompt(PRACTICE).type("!1\r").await("run it: edit 1");
      terminal.enter(PRACTICE, "edit 1").awaitLine(PRACTICE + "> person grace").type("\r");
      terminal.await("Grace Hopper").awaitPrompt(PRACTICE);
    }
    assertThat(files()).isZero();
  }

  @Test
  void keyAddedInTheEditorIsNotKept() throws Exception {
    String line = "connect http://127.0.0.1:1 --token-command \\'printf sk-0123456789abcdef\\'";
    try (LauncherTerminal terminal = start("echo " + line + " > \"$1\"")) {
      terminal.enter("photoshell", "version").await("on Java").enter("photoshell", "edit");
      terminal.await("sk-0123456789abcdef").type("\r").await("(not kept in the history: ");
      terminal.awaitPrompt("photoshell").ctrl('D').awaitExit();
    }
    assertThat(files()).isZero();
    assertThat(home.resolve("state/history")).content().doesNotContain("sk-");
  }

  @Test
  void failingEditorKeepsTheLine() throws Exception {
    try (LauncherTerminal terminal = start("echo rubbish > \"$1\"; exit 1", "practice")) {
      terminal.awaitPrompt(PRACTICE).type("person ada").awaitLine(PRACTICE + "> person ada");
      terminal.type(KEYS).await("(the line is unchanged: ").awaitLine(PRACTICE + "> person ada");
      terminal.type("\r").await("Ada Lovelace").awaitPrompt(PRACTICE);
      assertThat(terminal.text()).doesNotContain("rubbish");
    }
  }

  @Test
  void ctrlCGoesToTheEditorAndItsFileIsRemoved() throws Exception {
    String script = "trap 'echo heard >> \"$1\"' INT; echo open; read -r go; cat \"$1\"; sleep 60";
    try (LauncherTerminal terminal = start(script, "practice")) {
      terminal.awaitPrompt(PRACTICE).type("person").awaitLine(PRACTICE + "> person").type(KEYS);
      terminal.await("open").ctrl('C').type("\r").await("heard");
      assertThat(files()).isOne();
      ProcessHandle.of(terminal.pid()).orElseThrow().destroy();
      terminal.awaitExit();
      assertThat(files()).isZero();
    }
  }

  @Test
  void hiddenKeyCannotBeEdited() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = start("cp \"$1\" \"$0.seen\"")) {
      terminal.enter("photoshell", "connect " + portal.address()).awaitLineEnding("(hidden):");
      terminal.type("sk-hush" + KEYS).ctrl('C').await("Cancelled.").awaitPrompt("photoshell");
      assertThat(home.resolve("editor.seen")).doesNotExist();
      assertThat(terminal.allSent()).doesNotContain("hush");
    }
  }
}
