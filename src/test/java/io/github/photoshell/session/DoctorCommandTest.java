package io.github.photoshell.session;

import static io.github.photoshell.portal.SampleResponses.empty;
import static io.github.photoshell.portal.SampleResponses.ok;
import static io.github.photoshell.portal.SampleResponses.silence;
import static io.github.photoshell.session.SamplePortal.CAPABILITIES;
import static io.github.photoshell.session.SamplePortal.OWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what {@code doctor} finds out about the portal and the key files. */
class DoctorCommandTest extends SamplePortalTestBase {
  @Override
  Map<String, String> environment() {
    return Map.of("DOCSPACE_BASE_URL", address(), "DOCSPACE_API_KEY", KEY);
  }

  private String report(int code) {
    Output output = shell.console().run("doctor");
    assertThat(output.code()).as(output.toString()).isEqualTo(code);
    assertThat(output.remarks()).isEmpty();
    return output.results();
  }

  @Test
  void portalOfTheEnvironmentIsConnectedAndChecked() {
    assertThat(report(0))
        .contains("portal      " + address() + " answers: DocSpace 3.7.2", "Ada Lovelace (ada)")
        .contains("   TLS  ");
    portal.requests().clear();
    assertThat(report(0)).contains("Ada Lovelace (ada)", "   TLS  ");
    assertThat(portal.requests()).contains(CAPABILITIES, OWN_KEY + "+");
  }

  @Test
  void portalThatHasChangedSinceConnectingIsReported() {
    report(0);
    portal.respond(CAPABILITIES, ok("{}"));
    assertThat(report(1)).contains("!! portal", "does not answer like a DocSpace portal");
    assertThat(shell.bean(CurrentSession.class).current()).isPresent();
  }

  @Test
  void refusedKeyIsReported() {
    portal.respond(OWN_KEY, empty(401));
    assertThat(report(1)).contains("!! portal", "The portal refused the API key (401)");
  }

  @Test
  void missingKeyIsReportedAsSuch() {
    restart(Map.of("DOCSPACE_BASE_URL", address()));
    assertThat(report(0))
        .contains("   portal      Not connected. No API key was given.", "Set DOCSPACE_API_KEY");
  }

  @Test
  void failedAttemptToConnectIsReportedWithItsConnection() {
    restart(Map.of("DOCSPACE_API_KEY", KEY));
    portal.respond(OWN_KEY, empty(401));
    assertThat(shell.console().run("connect " + address()).code()).isEqualTo(4);
    assertThat(report(0))
        .contains("the attempt to connect to " + address() + " failed", "   TLS  ");
  }

  @Test
  void unusableSettingIsReportedAndNothingIsSent() {
    restart(
        Map.of("DOCSPACE_BASE_URL", address()), "--token-file", home.resolve("none").toString());
    assertThat(report(1))
        .contains("none cannot be read", "the key file " + home.resolve("none"))
        .doesNotContain("   TLS  ");
    assertThat(portal.requests()).isEmpty();
  }

  @Test
  void failedTokenCommandIsReported() throws IOException {
    save("work.token-command.0=no-such-program");
    restart(Map.of(), "--portal", "work");
    assertThat(report(1)).contains("The token command 'no-such-program' cannot be started.");
  }

  @Test
  @NeedsPosix("permissions")
  void keyFilesOfTheStartAndOfSavedPortalsAreChecked() throws IOException {
    Path started = Files.writeString(home.resolve("a.key"), KEY);
    Path saved = Files.writeString(home.resolve("b.key"), KEY);
    for (Path one : new Path[] {started, saved}) {
      Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rw-r--r--"));
    }
    save("work.token-file=" + saved);
    restart(Map.of("DOCSPACE_BASE_URL", address()), "--token-file", started.toString());
    assertThat(report(1)).containsSubsequence("!! key file", "a.key", "!! key file", "b.key");
  }

  @Test
  @Timeout(20)
  void checkThatIsStoppedHasNoReport() throws InterruptedException {
    portal.respond(CAPABILITIES, silence());
    Thread user =
        new Thread(
            () -> {
              while (portal.requests().isEmpty()) {
                Thread.onSpinWait();
              }
              shell.bean(Connect.class).cancelCalls();
            });
    user.start();
    Output output = shell.console().run("doctor");
    assertThat(output.code()).as(output.toString()).isEqualTo(130);
    assertThat(output.results()).isEmpty();
    user.join();
  }
}
