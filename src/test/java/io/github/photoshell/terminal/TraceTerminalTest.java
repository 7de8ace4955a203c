package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPosix("permissions of files, and sh")
class TraceTerminalTest {
  private static final String PROMPT = "practice (omar)";

  @TempDir Path home;

  @Test
  void traceKeepsTheTypedLineAndTheLastCallIsExported() throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.enter(PROMPT, "trace on").await("Tracing on: one line per request.");
      terminal.awaitPrompt(PROMPT).type("person lovel\t");
      terminal.await("(Tab) GET /api/2.0/people/filter?filterValue=lovel");
      terminal.awaitLine(PROMPT + "> person ada").type("\r");
      terminal.await("GET /api/2.0/people/ada · 200 · ").await("ada.lovelace@example.com");
      terminal.enter(PROMPT, "last 2 --as curl").await("\"$DOCSPACE_BASE_URL/api/2.0/people/ada\"");
      terminal.enter(PROMPT, "last --all --save a.har").await("only you can read the file");
      terminal.enter(PROMPT, "last --save a.har").await("The file a.har already exists.");
      terminal
          .enter(PROMPT, "watch 60 person grace")
          .await("… watching 'person grace', every 60 s");
      terminal.ctrl('C').await("1 run, no change.").awaitPrompt(PROMPT);
      assertThat(terminal.text()).doesNotContain("… watching");
      Path archive = home.resolve("a.har");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(archive)).doesNotContainPattern("sk-[0-9a-f]{6}");
      assertThat(terminal.allSent()).doesNotContainPattern("sk-[0-9a-f]{6}");
    }
  }
}
