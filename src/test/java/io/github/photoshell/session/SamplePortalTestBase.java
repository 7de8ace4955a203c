package io.github.photoshell.session;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Serves a {@link SamplePortal} to shells with an environment and start options. */
abstract class SamplePortalTestBase {
  static final String KEY = "sk-key-of-ada";

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  final SamplePortal portal = new SamplePortal();
  TestShell shell;

  @BeforeEach
  void open() {
    server.setDispatcher(portal);
    shell = new TestShell(home, environment());
  }

  /** Returns the environment of the first shell. */
  Map<String, String> environment() {
    return Map.of();
  }

  /** Replaces the shell by one with this environment and these start options. */
  void restart(Map<String, String> environment, String... words) {
    close();
    shell = new TestShell(home, environment, words);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  String address() {
    return "http://localhost:" + server.getPort();
  }

  /** Saves the portal as {@code work}, with these settings. */
  void save(String... settings) throws IOException {
    Path file = Files.createDirectories(home.resolve("config")).resolve("portals.properties");
    Files.writeString(
        file, "work.address=" + address() + "\n" + String.join("\n", settings) + "\n");
  }
}
