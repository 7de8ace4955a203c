package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests saved portals, switching between them, and keys that are refused meanwhile. */
class PortalsTest {
  @TempDir Path home;

  private LauncherTerminal start(String... arguments) throws Exception {
    return new LauncherTerminal(home, Map.of(), arguments);
  }

  @Test
  void refusedKeyIsReplacedAndTheLineIsRepeated() throws Exception {
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      String prompt = portal.label() + " (omar)";
      terminal.awaitPrompt("photoshell").type("connect http://" + portal.label() + "\r");
      terminal.await("(hidden):").type(portal.key("admin") + "\r").awaitPrompt(prompt);
      portal.revoke("admin");
      terminal.type("person ada\r").await("Enter another one to continue.");
      terminal.awaitLine("API key (hidden):").type("sk-nobodys\r");
      terminal.await("The portal refused that API key, too.");
      terminal.awaitLine("API key (hidden):").type(portal.key("accounts-write") + "\r");
      terminal
          .await("The API key was replaced.")
          .await("ada.lovelace@example.com")
          .awaitPrompt(prompt);

      portal.revoke("accounts-write");
      terminal.type("person grace\r");
      terminal.awaitLine("API key (hidden):").type("\r");
      terminal.await("Not done: there is no valid API key.").awaitPrompt(prompt);
      // The key of another user must not complete a change that this user has started.
      terminal.type("photo-clear @self --yes\r");
      terminal.awaitLine("API key (hidden):").type(portal.key("owner") + "\r");
      terminal.await(
          "The new API key belongs to Ana Novak (ana), the previous one to Omar Haddad (omar)");
      terminal.awaitPrompt(portal.label() + " (ana)");
    }
  }

  @Test
  void changingLineIsNotRepeated() throws Exception {
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").type("connect http://" + portal.label() + "\r");
      terminal.await("(hidden):").type(portal.key("admin") + "\r");
      terminal.awaitPrompt(portal.label() + " (omar)");
      portal.revokeAtChange();
      terminal.type("photo-set @self https://photos.example/ada.png\r");
      terminal.await("could not be verified").awaitPrompt(portal.label() + " (omar)");
      assertThat(portal.changes()).isEqualTo(1);
    }
  }

  @Test
  void keyFileIsReadAgainBeforeAQuestion() throws Exception {
    Path key = home.resolve("key");
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      Files.writeString(key, portal.key("admin"));
      String prompt = "work (omar)";
      terminal.awaitPrompt("photoshell");
      terminal.type("connect http://" + portal.label() + " --name work --colour cyan");
      terminal
          .type(" --token-file key\r")
          .await("Saved. Next time: connect work")
          .awaitPrompt(prompt);
      assertThat(terminal.allSent()).contains("\u001b[36mwork\u001b[0m (omar)");
      portal.revoke("admin");
      Files.writeString(key, portal.key("accounts-write"));
      terminal.type("person ada\r").await("ada.lovelace@example.com").awaitPrompt(prompt);
      assertThat(terminal.text()).contains("The API key was replaced.").doesNotContain("(hidden)");
      // The session is kept if the other portal does not respond.
      terminal.type("connect http://localhost:1\r").await("Cannot connect to").awaitPrompt(prompt);
      terminal.type("connect nosuch\r").await("No saved portal is named").awaitPrompt(prompt);
      terminal.type("person grace\r").await("grace.hopper@example.com").awaitPrompt(prompt);
    }
  }

  @Test
  void ownAuthorityIsSavedWithThePortal() throws Exception {
    TestCertificates certificates = new TestCertificates();
    Path pem = home.resolve("own.pem");
    Files.writeString(pem, certificates.authority().certificatePem());
    Files.createFile(home.resolve("empty.pem"));
    try (RevocablePortal portal = new RevocablePortal().startSecure(certificates.of("localhost"));
        LauncherTerminal terminal = start()) {
      Files.writeString(home.resolve("key"), portal.key("admin"));
      String connect = "connect https://" + portal.label();
      terminal.awaitPrompt("photoshell").type(connect + "\r");
      terminal.await("issued by an unknown authority: Ada's own authority.");
      terminal.await("--ca-file <pem>").awaitPrompt("photoshell");
      terminal.type(connect + " --ca-file empty.pem\r");
      terminal.await("contains no certificate in PEM form.").awaitPrompt("photoshell");
      terminal.type(connect + " --ca-file own.pem --token-file key --name inner\r");
      terminal.awaitPrompt("inner (omar)").type("disconnect\r").awaitPrompt("photoshell");
      terminal.type("connect inner\r").awaitPrompt("inner (omar)");
      terminal.type("portals\r").await("trusts " + pem.toRealPath()).awaitPrompt("inner (omar)");
      terminal.type("connect https://127.0.0.1:" + portal.port() + " --ca-file own.pem\r");
      terminal
          .await("is not valid for that name; it is for localhost.")
          .awaitPrompt("inner (omar)");
    }
  }

  @Test
  void tokenCommandIsSavedAndItsErrorIsShown() throws Exception {
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      Path key = Files.writeString(home.resolve("key"), portal.key("admin"));
      String connect = "connect http://" + portal.label();
      terminal.enter("photoshell", connect + " --token-command 'cat no-such-key'");
      terminal.await("cat: no-such-key: ").await("The token command failed with exit code 1.");
      terminal.enter("photoshell", connect + " --name vault --token-command 'cat key'");
      terminal.enter("vault (omar)", "disconnect");
      terminal.enter("photoshell", "portals").await("cat key");
      terminal.enter("photoshell", "connect vault");
      // doctor reports a readable file once.
      String prompt = "vault (omar)";
      terminal
          .enter(prompt, connect + " --name open --token-file key")
          .await("is accessible to other users");
      terminal.enter("open (omar)", "clear");
      terminal.enter("open (omar)", "doctor").await("chmod 600 ").awaitPrompt("open (omar)");
      assertThat(terminal.text()).containsOnlyOnce("is accessible to other users");
      assertThat(key).content().isEqualTo(portal.key("admin"));
    }
  }

  @Test
  void questionOfATokenCommandIsReadableAndAnswered() throws Exception {
    Path ask =
        Files.writeString(
            home.resolve("ask"),
            "printf 'Passphrase: ' >&2; read -r word < /dev/tty; sed \"s/hush/$word/\" key; echo url");
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      Files.writeString(home.resolve("key"), portal.key("admin").replaceFirst("-", "-hush") + "\n");
      terminal.enter(
          "photoshell",
          "connect http://"
              + portal.label()
              + " --name vault --token-wait 60 --token-command 'sh "
              + ask
              + "'");
      terminal.awaitLineEnding("Passphrase:").type("\r").await("You are Omar Haddad");
      terminal.enter("vault (omar)", "portals --jq '.[].tokenWait'").await("\n60");
    }
  }

  @Test
  void terminalSettingsOfATokenCommandDoNotStay() throws Exception {
    Path raw = Files.writeString(home.resolve("raw"), "stty raw -echo < /dev/tty; exit 1");
    Path show = Files.writeString(home.resolve("show"), "stty -a < /dev/tty >&2; exit 1");
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      String connect = "connect http://" + portal.label() + " --token-command 'sh ";
      terminal.enter("photoshell", connect + raw + "'").await("failed with exit code 1");
      terminal.enter("photoshell", connect + show + "'").await("\nopost ");
      terminal
          .await(" icanon iexten echo ")
          .await("failed with exit code 1")
          .awaitPrompt("photoshell");
      assertThat(terminal.text()).doesNotContain("-opost", "-icanon");
    }
  }

  @Test
  void hangingTokenCommandIsStoppedAfterTenSeconds() throws Exception {
    try (RevocablePortal portal = new RevocablePortal().start();
        LauncherTerminal terminal = start()) {
      String connect = "connect http://" + portal.label();
      terminal.enter("photoshell", connect + " --name vault --token-command 'sh -c \"sleep 600\"'");
      long begun = System.nanoTime();
      terminal.await("The token command printed nothing within 10 seconds.");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(9));
      terminal.await("Its input is closed").await("--token-wait 60").awaitPrompt("photoshell");
      ProcessHandle shell = ProcessHandle.of(terminal.pid()).orElseThrow();
      terminal.await("no program left", text -> shell.descendants().findAny().isEmpty());
    }
  }
}
