package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a shell with the key of an admin, and a portal by the rules of 3.5, for each test. */
public abstract class QuestionTestBase {
  @TempDir protected Path home;
  protected PracticePortal portal;
  protected TestShell shell;

  @BeforeEach
  protected void open() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
    shell =
        new TestShell(
            home.resolve("home"), Map.of("DOCSPACE_API_KEY", PracticeKeys.of(portal, "omar")));
  }

  @AfterEach
  protected void close() {
    shell.close();
    portal.close();
  }

  protected void connect(String options) {
    assertThat(shell.run("connect " + portal.address() + options).code()).isZero();
  }

  /** Runs a line on a terminal where these answers are typed. */
  protected Output answered(String line, String... answers) {
    return shell.console().withAnswers(answers).run(line);
  }
}
