package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the removal of several photos with one command. */
class ClearSeveralPhotosTest {
  @TempDir Path home;
  private PracticePortal portal;

  @BeforeEach
  void begin() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  private TestShell start(ServerVersion version) throws IOException {
    portal.close();
    portal = PracticePortal.start(new PracticeSettings(0, version, 24));
    return new TestShell(home, portal.address(), PracticeKeys.of(portal, "omar"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void eachPersonIsOneLine() throws IOException {
    try (TestShell omar = start(ServerVersion.V3_5)) {
      omar.run("photo-set sean https://photos.example/ada.png");
      TestShell.LineResult result = omar.run("photo-clear sean grace SEAN uma");
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out())
          .contains(
              "Sean O'Neil (sean): removed, verified\n",
              "Grace Hopper (grace): removed, verified\n",
              "Uma Iyer (uma): has no photo; there was nothing to remove\n",
              "2 of 3 photos removed.\n",
              "To restore one of them: photo-undo <person>\n");
      assertThat(portal.picture("sean")).isEmpty();
      assertThat(portal.picture("grace")).isEmpty();
      assertThat(omar.run("photo-undo sean").code()).isZero();
      assertThat(portal.picture("sean")).isPresent();
    }
  }

  @Test
  void unknownNameStopsEverything() throws IOException {
    try (TestShell omar = start(ServerVersion.V3_5)) {
      TestShell.LineResult result = omar.run("photo-clear grace nobody nowhere");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .contains("'nobody'", "'nowhere'", "No photo was removed.")
          .doesNotContain("Grace");
      assertThat(portal.picture("grace")).isPresent();
      assertThat(portal.counters().audits()).isZero();
    }
  }

  @Test
  void refusalsAreCountedAndTheOthersAreRemoved() throws IOException {
    try (TestShell omar = start(ServerVersion.V3_7)) {
      omar.run("photo-set @self https://photos.example/ada.png");
      TestShell.LineResult result = omar.run("photo-clear grace @self");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .contains(
              "Grace Hopper (grace): not removed: the portal refused (403)",
              "Omar Haddad (omar): removed, verified",
              "1 of 2 photos removed, 1 failed.");
      assertThat(portal.picture("grace")).isPresent();
      assertThat(omar.console().run("photo-clear grace @self --json").results())
          .contains("\"userName\": \"grace\"", "\"outcome\": \"not removed\"", "\"no photo\"");
    }
  }

  @Test
  void explainSendsNothing() throws IOException {
    try (TestShell omar = start(ServerVersion.V3_5)) {
      omar.run("photo-set sean https://photos.example/ada.png");
      String plan = omar.run("explain photo-clear sean grace").out();
      assertThat(plan)
          .contains("6 requests. Nothing was sent.", "-X DELETE", "Each further person takes")
          .doesNotContain("people/grace/photo");
      assertThat(portal.picture("sean")).isPresent();
    }
  }
}
