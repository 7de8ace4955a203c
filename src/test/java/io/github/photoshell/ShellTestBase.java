package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a shell for each test, in a folder of its own and without a portal. */
public abstract class ShellTestBase {
  @TempDir protected Path folder;
  protected TestShell shell;
  protected TestConsole console;

  /** Opens the shell; after {@link #close} again, with the same settings. */
  @BeforeEach
  protected void open() {
    shell = new TestShell(folder.resolve("home"), Map.of());
    console = shell.console();
  }

  @AfterEach
  protected void close() {
    shell.close();
  }

  /** Runs a line that succeeds. */
  protected Output done(String line) {
    return ended(0, line);
  }

  /** Runs a line that ends with this exit code. */
  protected Output ended(int code, String line) {
    Output output = console.run(line);
    assertThat(output.code()).as(line + ": " + output).isEqualTo(code);
    return output;
  }
}
