package io.github.photoshell.session;

import io.github.photoshell.TestShell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens an {@link OverridablePortal}, and a shell that is connected to it, for each test. */
public abstract class OverridablePortalTestBase {
  @TempDir protected Path home;
  protected OverridablePortal portal;
  protected TestShell shell;

  @BeforeEach
  protected void open() throws IOException {
    portal = new OverridablePortal();
    shell = portal.shell(home);
  }

  @AfterEach
  protected void close() {
    shell.close();
    portal.close();
  }
}
