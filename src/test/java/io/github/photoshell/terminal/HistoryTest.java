package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class HistoryTest {
  @TempDir Path home;

  private LauncherTerminal start() throws IOException {
    return new LauncherTerminal(home, Map.of());
  }

  @Test
  void twoShellsKeepTheLinesOfBothWithoutSecrets() throws Exception {
    Path file = home.resolve("state").resolve("history");
    try (LauncherTerminal launcherTerminal = start();
        LauncherTerminal two = start()) {
      launcherTerminal
          .enter("photoshell", "help people")
          .await("List or search people")
          .awaitPrompt("photoshell");
      two.enter("photoshell", "help exit").await("Leave the shell").awaitPrompt("photoshell");
      launcherTerminal.type(" help version\r").await("Show the version").awaitPrompt("photoshell");
      launcherTerminal.type("api get / --header 'Cookie: asc_auth_key=hush'\r");
      launcherTerminal
          .await("(not kept in the history: it looks like a secret)")
          .awaitPrompt("photoshell");
      launcherTerminal.type("api POST people '{\"password\": \"hush\"}'\r").await("Not connected");
      launcherTerminal.awaitPrompt("photoshell");
      launcherTerminal.type(
          "connect http://127.0.0.1:1 --token-command 'printf sk-0123456789abcdef'\r");
      launcherTerminal.await("Cannot connect to").awaitPrompt("photoshell");
      two.type("connect http://127.0.0.1:1/?key=hush\r");
      two.await("(not kept in the history: it looks like a secret)").awaitPrompt("photoshell");
      launcherTerminal.type("version\r").await("on Java").awaitPrompt("photoshell");
      assertThat(lines(file)).containsExactly("help people", "help exit", "version");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");

      launcherTerminal
          .enter("photoshell", "history PEOP")
          .await("PEOP", HistoryTest::listsHelpPeople);
      launcherTerminal.awaitPrompt("photoshell");
      launcherTerminal
          .ctrl('R')
          .type("help")
          .await("help people", text -> text.contains("i-search: help"));
      // Enter runs the line that was found.
      launcherTerminal.type(" peo").await("the line", text -> text.contains("i-search: help peo"));
      launcherTerminal.type("\r").awaitPrompt("photoshell");
      assertThat(lines(file)).endsWith("help people");
      launcherTerminal
          .type("!!\r")
          .await("There is no command '!!'.")
          .await("'edit' opens the last");
    }
  }

  @Test
  void tenThousandLinesAreKept() throws Exception {
    Path file = Files.createDirectories(home.resolve("state")).resolve("history");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12_000; i++) {
      lines.append("1700000000000:people ").append(i).append('\n');
    }
    Files.writeString(file, lines);
    // The file is private once a line is added, whatever it was before.
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "version").await("on Java").awaitPrompt("photoshell");
      List<String> recentLines = lines(file);
      assertThat(recentLines).hasSizeBetween(10_000, 10_500).endsWith("people 11999", "version");
      assertThat(recentLines).doesNotContain("people 0", "people 1499");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      terminal.type("people 119\u001b[A").awaitLine("photoshell> people 11999");
    }
  }

  private static boolean listsHelpPeople(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .anyMatch(line -> line.matches(" {4}\\d  help people"));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.substring(line.indexOf(':') + 1))
        .toList();
  }

  @Test
  @NeedsPosix("umask and permissions of files")
  void fileIsPrivateBeforeItIsWritten() throws Exception {
    Path file = home.resolve("state").resolve("history");
    // A permissive umask.
    try (LauncherTerminal terminal = LauncherTerminal.within("umask 000; exec \"$0\"", home)) {
      terminal.awaitPrompt("photoshell");
      assertThat(file).doesNotExist();
      // From here on, nothing can be written to any file.
      limitFiles(terminal.pid());
      terminal.enter("photoshell", "version").await("on Java").awaitPrompt("photoshell");
    }
    assertThat(file).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  private static void limitFiles(long pid) throws Exception {
    Process limiting;
    try {
      limiting = new ProcessBuilder("prlimit", "--pid", "" + pid, "--fsize=0").start();
    } catch (IOException e) {
      throw new TestAbortedException("no prlimit here", e);
    }
    assertThat(limiting.waitFor()).isZero();
  }

  @Test
  void missingStateFolderIsReportedOnce() throws Exception {
    Path noFolder = Files.createFile(home.resolve("file"));
    Map<String, String> there = Map.of("PHOTOSHELL_HOME", noFolder.toString());
    try (LauncherTerminal terminal = new LauncherTerminal(home, there)) {
      terminal.enter("photoshell", "help exit").await("the history is no longer saved");
      terminal.enter("photoshell", "version").await("on Java").awaitPrompt("photoshell");
      assertThat(terminal.text().split("no longer saved", -1)).hasSize(2);
      terminal.type("\u001b[A").awaitLine("photoshell> version");
    }
  }
}
