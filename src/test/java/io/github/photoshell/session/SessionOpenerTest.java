package io.github.photoshell.session;

import static io.github.photoshell.portal.SampleResponses.empty;
import static io.github.photoshell.portal.SampleResponses.key;
import static io.github.photoshell.portal.SampleResponses.ok;
import static io.github.photoshell.session.SamplePortal.BUILD;
import static io.github.photoshell.session.SamplePortal.CAPABILITIES;
import static io.github.photoshell.session.SamplePortal.OWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.TestCertificates;
import io.github.photoshell.shell.LineRunner;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests where the settings of a connection come from, and when one is opened by itself. */
class SessionOpenerTest extends SamplePortalTestBase {
  private void restartWithPortal(String... words) {
    restart(Map.of("DOCSPACE_BASE_URL", address(), "DOCSPACE_API_KEY", KEY), words);
  }

  private Output run(String line) {
    return shell.console().run(line);
  }

  private Output ended(int code, String line) {
    Output output = run(line);
    assertThat(output.code()).as(output.toString()).isEqualTo(code);
    return output;
  }

  private String prompt() {
    return shell.bean(PortalPrompt.class).words().plain();
  }

  @ParameterizedTest
  @CsvSource({
    "ca-file, --ca-file typed, --ca-file start, typed",
    "ca-file, '', --ca-file start, start",
    "ca-file, '', '', saved",
    "token-file, --token-file typed, --token-file start, typed",
    "token-file, '', --token-file start, start",
    "token-file, '', '', saved",
    "client-cert, --client-cert typed, '', typed",
    "client-cert, '', '', saved",
  })
  void typedFileComesBeforeThatOfTheStartAndOfTheSavedPortal(
      String setting, String typed, String start, String used) throws IOException {
    save("work." + setting + "=/none/saved");
    Map<String, String> key =
        setting.equals("token-file") ? Map.of() : Map.of("DOCSPACE_API_KEY", KEY);
    restart(
        key,
        start.isEmpty() ? new String[0] : start.replace(" start", " /none/start").split(" ", -1));
    Output output = ended(2, "connect work " + typed.replace(" typed", " /none/typed"));
    assertThat(output.remarks()).contains(" /none/" + used + " cannot be read.");
    assertThat(portal.requests()).isEmpty();
  }

  @Test
  void addressNeedsNoSavedPortal() {
    restart(Map.of("DOCSPACE_API_KEY", KEY), "--ca-file", "/none/start");
    assertThat(ended(2, "connect " + address()).remarks()).contains("/none/start");
  }

  @Test
  void savedPortalIsNamedInThePrompt() throws IOException {
    restart(Map.of("DOCSPACE_API_KEY", KEY));
    assertThat(ended(0, "connect " + address() + " --name work").results())
        .contains("You are Ada Lovelace (ada)")
        .endsWith("Saved. Next time: connect work\n");
    assertThat(prompt()).isEqualTo("work (ada)");
    ended(0, "disconnect");
    ended(0, "connect work");
    assertThat(prompt()).isEqualTo("work (ada)");
    ended(0, "connect " + address());
    assertThat(prompt()).isEqualTo("localhost:" + server.getPort() + " (ada)");
  }

  @Test
  void portalThatCannotBeSavedStaysConnected() throws IOException {
    Files.createDirectories(home.resolve("config/portals.properties/full"));
    restart(Map.of("DOCSPACE_API_KEY", KEY));
    assertThat(ended(1, "connect " + address() + " --name work").remarks())
        .containsSubsequence(
            "Whether this is a production portal is unknown.\n",
            "Connected, but the portal could not be saved: ",
            "'doctor' checks the settings folder.");
    assertThat(ended(0, "status").results()).contains(address());
    assertThat(ended(2, "connect work").remarks())
        .startsWith("The saved portals cannot be read: ")
        .contains("You can still connect with an address.");
  }

  @Test
  void keyIsAskedForAfterThePortalIsRecognized() {
    TestConsole console = shell.console().withAnswers(KEY);
    Output output = console.run("connect " + address());
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(console.questions()).containsExactly("API key (hidden):");
    portal.respond(CAPABILITIES, ok("{}"));
    TestConsole other = shell.console().withAnswers(KEY);
    assertThat(other.run("connect " + address()).code()).isEqualTo(3);
    assertThat(other.questions()).isEmpty();
  }

  @Test
  void typedKeyThatNoPortalHasIsRefused() {
    Output output = shell.console().withAnswers("sk-12 34").run("connect " + address());
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.remarks())
        .contains("The typed key contains characters that an API key cannot have.")
        .doesNotContain("12 34");
  }

  @Test
  void nothingTypedIsNoKey() {
    for (TestConsole console :
        List.of(shell.console(), shell.console().withAnswers(""), shell.console().withAnswers())) {
      Output output = console.run("connect " + address());
      assertThat(output.code()).isEqualTo(4);
      assertThat(output.remarks()).startsWith("No API key was given.");
    }
    assertThat(portal.requests()).doesNotContain(OWN_KEY + "+");
  }

  @Test
  void keyOfTheEnvironmentIsNotSentToAnotherPortal() {
    restart(Map.of("DOCSPACE_BASE_URL", "https://other.invalid", "DOCSPACE_API_KEY", KEY));
    TestConsole console = shell.console().withAnswers("sk-typed");
    assertThat(console.run("connect " + address()).code()).isZero();
    assertThat(console.questions()).hasSize(1);
  }

  @Test
  void keyOfTheEnvironmentIsNotAskedForAndSavesTheRecognition() {
    restartWithPortal();
    ended(0, "connect");
    portal.requests().clear();
    TestConsole console = shell.console().withAnswers("sk-typed");
    assertThat(console.run("connect").code()).isZero();
    assertThat(console.questions()).isEmpty();
    assertThat(portal.requests()).doesNotContain(CAPABILITIES, BUILD);
  }

  @Test
  void keyFileThatOthersCanReadIsWarnedOf() throws IOException {
    Path file = Files.writeString(home.resolve("ada.key"), KEY);
    assertThat(file.toFile().setReadable(true, false)).isTrue();
    String line = "connect " + address() + " --token-file '" + file + "'";
    assertThat(ended(0, line).remarks()).contains("ada.key", "chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"option", "start"})
  void connectionWithoutEncryptionIsWarnedOf(String allowed) {
    // The server is a proxy, so that another computer seems to answer.
    Map<String, String> environment = new HashMap<>();
    environment.put("HTTP_PROXY", "http://localhost:" + server.getPort());
    environment.put("DOCSPACE_API_KEY", KEY);
    String connect = "connect http://portal.invalid";
    restart(environment);
    assertThat(ended(2, connect).remarks()).contains("is not encrypted");
    assertThat(ended(0, "explain " + connect + " --allow-http").results()).contains("capabilities");
    assertThat(portal.requests()).isEmpty();
    if (allowed.equals("start")) {
      restart(environment, "--allow-http");
      assertThat(ended(0, "explain " + connect).results()).contains("capabilities");
    } else {
      connect += " --allow-http";
    }
    assertThat(ended(0, connect).remarks())
        .contains("This connection is not encrypted: others can read the API key.");
    assertThat(prompt()).isEqualTo("portal.invalid http! (ada)");
  }

  @Test
  void connectionOnThisComputerNeedsNoEncryption() {
    restartWithPortal();
    assertThat(ended(0, "connect").remarks()).isEmpty();
    assertThat(ended(0, "status").remarks()).isEmpty();
  }

  @Test
  void keyThatExpiresSoonIsWarnedOfByTheFirstCommand() {
    String soon = OffsetDateTime.now(ZoneOffset.UTC).plusDays(2).plusHours(1).toString();
    portal.respond(OWN_KEY, ok(key("\"*\"").replaceAll("2026-12-31T[^\"]*", soon)));
    restartWithPortal();
    assertThat(ended(0, "status").remarks()).contains("It expires on ", ", in 2 days.");
    assertThat(ended(0, "status").remarks()).isEmpty();
  }

  @Test
  void firstCommandEndsAsTheConnectionThatItNeeds() {
    restartWithPortal();
    portal.respond(OWN_KEY, empty(401));
    assertThat(ended(4, "status").remarks()).startsWith("The portal refused the API key (401)");
    portal.respond(OWN_KEY, ok(key("\"*\"")));
    assertThat(ended(0, "status").results()).contains("Ada Lovelace");
    portal.requests().clear();
    ended(0, "status");
    assertThat(portal.requests()).isEmpty();
  }

  @Test
  void firstCommandAsksForTheKey() {
    restart(Map.of(), "--portal", address());
    assertThat(ended(4, "status").remarks()).startsWith("No API key was given.");
    Output output = shell.console().withAnswers(KEY).run("status");
    assertThat(output.code()).isZero();
    assertThat(output.results()).contains("Ada Lovelace");
  }

  @Test
  void portalOfTheStartComesBeforeThatOfTheEnvironment() {
    assertThat(shell.bean(PortalLookup.class).knownPortal()).isEmpty();
    restart(Map.of("DOCSPACE_BASE_URL", "https://b.example"));
    assertThat(shell.bean(PortalLookup.class).knownPortal()).contains("https://b.example");
    restart(Map.of("DOCSPACE_BASE_URL", "https://b.example"), "--portal", "https://a.example");
    assertThat(shell.bean(PortalLookup.class).knownPortal()).contains("https://a.example");
    restart(Map.of("DOCSPACE_BASE_URL", " "));
    assertThat(shell.bean(PortalLookup.class).knownPortal()).isEmpty();
  }

  @Test
  void explainedConnectionSendsNothing() throws IOException {
    save();
    assertThat(ended(0, "explain connect work").results())
        .contains("/api/2.0/capabilities", "keys/@self", "people/@self");
    DryRun dryRun = new DryRun(DryRun.Scenario.GOOD, DryRun.UNKNOWN_USER_ID, null);
    CommandResult refused =
        Objects.requireNonNull(
            shell.bean(SessionOpener.class).ensureSession(new DryRunContext(dryRun, null)));
    assertThat(refused.lines()).hasToString(ConnectText.notConnected().lines().toString());
    restartWithPortal();
    assertThat(ended(0, "explain person ada").results())
        .contains("/api/2.0/capabilities", "people/ada");
    assertThat(ended(0, "explain status").results()).contains("capabilities");
    assertThat(ended(0, "explain doctor").results()).contains("capabilities", "keys/@self");
    assertThat(portal.requests()).isEmpty();
    ended(0, "connect");
    portal.requests().clear();
    assertThat(ended(0, "explain person ada").results())
        .contains("people/ada")
        .doesNotContain("capabilities");
    assertThat(ended(0, "explain doctor").results()).contains("capabilities", "keys/@self");
    assertThat(portal.requests()).isEmpty();
    restart(Map.of("DOCSPACE_BASE_URL", "portal.example"));
    assertThat(ended(0, "explain person ada").results())
        .contains("'portal.example' does not start with https:// or http://.");
  }

  private int replayed(String... words) {
    return shell.bean(LineRunner.class).replay(List.of(words));
  }

  private CommandResult practice(String key) {
    return shell.bean(SessionOpener.class).connectToPractice(address(), key, null);
  }

  @Test
  void solutionOfALessonRunsOnThePracticePortalOnly() {
    restartWithPortal();
    assertThat(replayed("connect", address())).isEqualTo(4);
    assertThat(replayed("status")).isEqualTo(4);
    assertThat(portal.requests()).isEmpty();
    ended(0, "connect");
    assertThat(replayed("status")).isEqualTo(4);
    ended(0, "disconnect");
    assertThat(practice(KEY).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(replayed("status")).isZero();
    assertThat(replayed("connect", address())).isEqualTo(4);
  }

  @Test
  void practicePortalIsConnectedByThePracticeCommand() {
    assertThat(practice("sk-12 34").lines().get(0).plain()).isEqualTo("No API key was given.");
    portal.refuse("sk-other");
    assertThat(practice("sk-other").exitCode()).isEqualTo(ExitCode.NOT_CONNECTED);
    assertThat(prompt()).isEqualTo("photoshell");
    CommandResult connected = practice(KEY);
    assertThat(connected.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(connected.lines()).anyMatch(line -> line.plain().contains("Ada Lovelace"));
    assertThat(prompt()).isEqualTo("practice (ada)");
  }

  @Test
  void explainedPracticePortalNeedsNoneToRun() {
    assertThat(ended(0, "explain practice").results()).contains("capabilities", "keys/@self");
  }

  @Test
  void refusedKeyOfThePracticePortalIsNotReplaced() {
    practice(KEY);
    portal.refuse(KEY);
    TestConsole console = shell.console().withAnswers("sk-other");
    assertThat(console.run("person @self").code()).isEqualTo(4);
    assertThat(console.questions()).isEmpty();
  }

  @Test
  void doctorAsksNothingAndReportsAMissingKey() {
    restart(Map.of("DOCSPACE_BASE_URL", address()));
    TestConsole console = shell.console().withAnswers(KEY);
    Output output = console.run("doctor");
    assertThat(output.results())
        .contains("API key")
        .contains("DOCSPACE_API_KEY")
        .doesNotContain("You are");
    assertThat(console.questions()).isEmpty();
    assertThat(portal.requests()).containsExactly(CAPABILITIES, BUILD);
  }

  private Path encryptedCertificate() throws Exception {
    HeldCertificate ada = new TestCertificates().of("ada");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "ada",
        ada.keyPair().getPrivate(),
        "sesam".toCharArray(),
        new Certificate[] {ada.certificate()});
    Path file = home.resolve("ada.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "sesam".toCharArray());
    }
    return file;
  }

  @Test
  void passphraseOfACertificateIsAskedForButNotByDoctor() throws Exception {
    Path file = encryptedCertificate();
    save("work.client-cert=" + file);
    restart(Map.of("DOCSPACE_API_KEY", KEY), "--portal", "work");
    assertThat(ended(2, "connect work").remarks())
        .contains("is encrypted, and no passphrase was typed");
    TestConsole console = shell.console().withAnswers("wrong", "sesam");
    assertThat(console.run("doctor").results())
        .contains("is encrypted, and no passphrase was typed");
    assertThat(console.questions()).isEmpty();
    assertThat(console.run("connect work").code()).isEqualTo(2);
    assertThat(console.questions()).containsExactly("Passphrase of " + file + " (hidden):");
    assertThat(portal.requests()).isEmpty();
    assertThat(console.run("connect work").code()).isZero();
  }
}
