package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a key that the portal refuses in the middle of a session, as after it has expired. */
@NeedsPosix("permissions of the key's file")
class KeyRenewalTest {
  @TempDir Path folder;
  private OverridablePortal portal;
  private TestShell shell;
  private Path keyFile;

  @BeforeEach
  void connect() throws IOException {
    portal = new OverridablePortal();
    keyFile = folder.resolve("key.txt");
    write("admin");
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
    shell = new TestShell(folder.resolve("home"), Map.of());
    assertThat(run("connect " + portal.address() + " --token-file '" + keyFile + "'").code())
        .isZero();
  }

  @AfterEach
  void close() {
    shell.close();
    portal.close();
  }

  private Output run(String line) {
    return shell.console().run(line);
  }

  private String key(String name) {
    return PracticeKeys.named(portal.practicePortal(), name);
  }

  private void write(String keyName) throws IOException {
    Files.writeString(keyFile, key(keyName) + "\n");
  }

  private static MockResponse refusal() {
    return new MockResponse.Builder().code(401).build();
  }

  private boolean hasKey(RecordedRequest request, String name) {
    return ("Bearer " + key(name)).equals(request.getHeaders().get("Authorization"));
  }

  private void revoke(String name) {
    portal.responding(request -> hasKey(request, name) ? refusal() : null);
  }

  private long changes() {
    return portal.requests().stream().filter(one -> one.getMethod().equals("PUT")).count();
  }

  @Test
  void newKeyOfTheSamePersonIsReadFromTheFileAndTheLineIsRunAgain() throws IOException {
    revoke("admin");
    write("accounts-write");
    Output output = run("photo-set @self https://photos.example/ada.png");
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(output.remarks()).contains("The API key was replaced.");
    assertThat(changes()).isEqualTo(1);
    portal.requests().clear();
    assertThat(run("person omar").code()).isZero();
    assertThat(portal.requests()).allMatch(request -> hasKey(request, "accounts-write"));
  }

  @Test
  void sameKeyInTheFileIsRefusedAndNothingIsRepeated() {
    revoke("admin");
    portal.requests().clear();
    Output output = run("photo-set @self https://photos.example/ada.png");
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.remarks()).contains("401").doesNotContain("replaced");
    assertThat(changes()).isZero();
  }

  @Test
  void sameKeyInTheFileIsNotCalledReplacedIfOnlyTheChangeIsRefused() {
    portal.responding(request -> request.getMethod().equals("PUT") ? refusal() : null);
    Output output = run("photo-set @self https://photos.example/ada.png");
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.remarks())
        .contains("The portal refused the API key (401)")
        .contains("Replace the key, then try again: " + keyFile + " still has the same one.")
        .doesNotContain("replaced");
    assertThat(changes()).isOne();
  }

  @Test
  void keyOfAnotherPersonConnectsButDoesNotRunTheLine() throws IOException {
    revoke("admin");
    write("user");
    Output output = run("photo-clear @self --yes");
    assertThat(output.code()).isOne();
    assertThat(output.remarks())
        .contains("The new API key belongs to Uma", "the previous one to Omar", "type it again");
    assertThat(portal.requests()).noneMatch(request -> request.getMethod().equals("DELETE"));
    assertThat(run("status").results()).contains("Uma Iyer (uma)");
  }

  @Test
  void unreadableFileIsReportedWhenNobodyCanBeAsked() throws IOException {
    revoke("admin");
    Files.delete(keyFile);
    Output output = run("person @self");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.remarks()).contains("key.txt cannot be read");
  }

  @Test
  void fileOfAnEarlierSessionIsNotReadForAnother() throws IOException {
    try (TestShell other =
        new TestShell(folder.resolve("other"), portal.address(), key("read-only"))) {
      assertThat(other.console().run("status").code()).isZero();
      revoke("read-only");
      Output output = other.console().run("person @self");
      assertThat(output.code()).isEqualTo(4);
    }
  }
}
