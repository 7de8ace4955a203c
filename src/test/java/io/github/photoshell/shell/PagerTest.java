package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.NeedsPosix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests when which pager is used; the terminal tests use one. */
@NeedsPosix("programs that are sh scripts")
class PagerTest {
  private static final String PATH = System.getenv("PATH");
  private static final List<String> LONG =
      IntStream.range(0, 30).mapToObj(i -> "line " + i).toList();

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("PATH", PATH));
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private boolean show(List<String> lines) throws IOException {
    try (Terminal terminal =
        new DumbTerminal(new ByteArrayInputStream("q".getBytes(StandardCharsets.UTF_8)), screen)) {
      terminal.setSize(new Size(80, 24));
      return new Pager(environment, () -> new TerminalHandover(terminal)).show(lines);
    }
  }

  private boolean isWanted(String... namesAndValues) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Pager(
            variables,
            () -> {
              throw new AssertionError();
            })
        .isWanted();
  }

  /** Makes a program that writes its input and the variable LESS to a file. */
  private Path program(String name) throws IOException {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\n{ cat; echo \"LESS=$LESS $*\"; } > \"$0.out\"\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> seen(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".out"));
  }

  @Test
  void ownVariableIsPreferredToTheGeneralOne() throws Exception {
    environment.put("PAGER", program("general").toString());
    assertThat(show(LONG)).isTrue();
    assertThat(seen("general")).startsWith("line 0", "line 1").hasSize(31);
    environment.put("PHOTOSHELL_PAGER", program("own").toString() + " -x");
    environment.put("LESS", "-S");
    assertThat(show(LONG)).isTrue();
    assertThat(seen("own")).contains("line 29").endsWith("LESS= -x");
  }

  @Test
  void lessShowsColoursAndStaysOnTheScreenUnlessTheUserSetItsOptions() throws Exception {
    program("less");
    environment.put("PATH", folder + ":" + PATH);
    show(LONG);
    assertThat(seen("less").get(30)).startsWith("LESS=-FRXK -Ps");
  }

  @Test
  void shortTextIsPrinted() throws Exception {
    environment.put("PAGER", program("unused").toString());
    assertThat(show(LONG.subList(0, 22))).isFalse();
    assertThat(show(LONG.subList(0, 23))).isTrue();
    // A line of 170 columns takes three rows; colours take none.
    assertThat(show(List.of("x".repeat(80 * 22)))).isFalse();
    assertThat(show(List.of("x".repeat(80 * 22 + 1)))).isTrue();
    assertThat(show(List.of("\u001b[31m" + "x".repeat(80 * 22) + "\u001b[0m"))).isFalse();
  }

  @Test
  void missingProgramIsReported() throws Exception {
    environment.put("PAGER", "no-such-pager -x");
    assertThatThrownBy(() -> show(LONG)).hasMessage("'no-such-pager -x' cannot be started");
    environment.put("PAGER", folder + "/none");
    assertThatThrownBy(() -> show(LONG)).hasMessageEndingWith("none' cannot be started");
  }

  @Test
  void withoutAnyProgramTheTextIsShownHere() throws Exception {
    environment.put("PATH", folder.toString());
    assertThat(show(LONG)).isTrue();
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("line 0").contains("line 9");
  }

  @Test
  void environmentCanForbidIt() {
    assertThat(isWanted()).isTrue();
    assertThat(isWanted("PAGER", "less")).isTrue();
    assertThat(isWanted("PAGER", "")).isFalse();
    assertThat(isWanted("PAGER", "cat")).isFalse();
    assertThat(isWanted("PAGER", "cat", "PHOTOSHELL_PAGER", "less")).isTrue();
    assertThat(isWanted("PAGER", "less", "PHOTOSHELL_PAGER", "cat")).isFalse();
    assertThat(isWanted("TERM", "dumb")).isFalse();
  }
}
