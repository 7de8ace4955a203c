package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.TestShell;
import io.github.photoshell.shell.PromptPrefill;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.shell.TypedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurlCommandTest extends ShellTestBase {
  private String portal;

  @BeforeEach
  void practise() {
    portal = console.run("practice --json --jq .portal").results().strip();
  }

  private Output curl(String rest) {
    return console.run("curl " + rest.replace("PORTAL", portal));
  }

  @Test
  void lineIsPrintedWithWhatWasLeftOut() {
    Output output =
        curl(
            "-sS -X PUT 'PORTAL/api/2.0/people/@self/photo' -H 'Authorization: Bearer abc' \\\n"
                + "  -H 'Cookie: a=b' -H 'X-Trace: 7' -d '{\"files\": \"x\"}' -k | jq .");
    assertThat(output.code()).isZero();
    assertThat(output.results())
        .isEqualToIgnoringNewLines(
            "api PUT people/@self/photo '{\"files\": \"x\"}' --header 'X-Trace: 7'");
    assertThat(output.remarks())
        .contains("Left out: -s, -S, -k, '| jq .', Cookie.")
        .contains("Authorization was left out: photoshell sends its own API key.")
        .contains("Certificates are always checked")
        .doesNotContain("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://yourportal.onlyoffice.com",
        "https://{portal}",
        "'https://<your portal>"
      })
  void addressInTheApisOwnPagesStandsForThePortal(String address) {
    String end = address.startsWith("'") ? "'" : "";
    Output output = curl("-X DELETE " + address + "/api/2.0/people/:userid/photo" + end);
    assertThat(output.results()).isEqualToIgnoringNewLines("api DELETE people/:userid/photo");
    assertThat(output.remarks()).contains(" stands for the portal that you are connected to.");
    assertThat(console.run(output.results().strip()).remarks())
        .startsWith(":userid in the path is not a value.");
    assertThat(curl("https://example.com.other.example/api/2.0/people").code()).isEqualTo(2);
    assertThat(curl("https://user@example.com/api/2.0/people").code()).isEqualTo(2);
    console.run("disconnect");
    assertThat(curl(address + "/api/2.0/people?a=1" + end).results())
        .isEqualToIgnoringNewLines("api GET people?a=1");
  }

  @Test
  void responseGoesToTheSameFile() {
    assertThat(curl("-so 'my file.json' PORTAL/api/2.0/people").results())
        .isEqualToIgnoringNewLines("api GET people --output 'my file.json'");
  }

  @Test
  void headersWithoutAValueAreLeftOutOrSentAsCurlDoes() {
    Output output =
        curl("-H 'Accept:' -H 'X-A;' -H 'X-B:' -H 'X-C: 1' -H 'X-C: 2' PORTAL/api/2.0/a");
    assertThat(output.results())
        .isEqualToIgnoringNewLines(
            "api GET a --header Accept: --header 'X-A;' --header 'X-C: 1' --header 'X-C: 2'");
  }

  @Test
  void lineIsReadyAtThePromptIfThereIsOne() {
    PromptPrefill next = shell.bean(PromptPrefill.class);
    next.abovePrompt();
    Output output = curl("PORTAL/api/2.0/people/@self");
    assertThat(output.results()).isEmpty();
    assertThat(output.remarks()).contains("Ready at the prompt: Enter sends it.");
    assertThat(next.nextLine()).isEqualTo("api GET people/@self");
    assertThat(next.nextLine()).isNull();
  }

  @Test
  void scriptPrintsTheLine() throws Exception {
    shell.bean(PromptPrefill.class).abovePrompt();
    Path file = folder.resolve("calls.txt");
    Files.writeString(file, "curl \\\n '" + portal + "/api/2.0/people/@self' \\\n -s\nversion\n");
    Output output = console.run("script '" + file + "'");
    assertThat(output.code()).isZero();
    assertThat(output.results()).startsWith("api GET people/@self\n").contains("photoshell");
  }

  @Test
  void secretInTheRequestIsNotShown() {
    Output output =
        curl("'PORTAL/api/2.0/people?token=abcdef0123' -d '{\"password\": \"hush\"}' -X POST");
    assertThat(output.results()).contains("***").doesNotContain("hush").doesNotContain("abcdef");
    assertThat(output.remarks()).contains("A secret was replaced by ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -b 'lang=en; session=7' https://x",
        "curl -sb lang=en https://x",
        "curl --cookie \"a=b\" https://x",
        "curl -u ada:hush https://x",
        "curl -uada:hush https://x",
        "curl --user ada https://x",
        "curl --oauth2-bearer abc https://x",
        "curl -H 'Authorization: Bearer abc' https://x"
      })
  void commandWithASecretIsNotKept(String line) {
    assertThat(TypedSecrets.containsSecret(line)).isTrue();
    assertThat(TypedSecrets.redact("practice> " + line))
        .doesNotContain("hush", "abc")
        .doesNotContain("session=7", "lang=en");
  }

  @Test
  void commandWithoutASecretIsKept() {
    String line = "curl -sS --user-agent x -X PUT -d '{\"a\": 1}' https://x/api/2.0/people";
    assertThat(TypedSecrets.containsSecret(line)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-s | The command has no address.",
        "PORTAL/a PORTAL/b | The command has two addresses, or a word without quotes",
        "-X | curl's option -X has no value.",
        "--frobnicate PORTAL/ | curl's option --frobnicate is not supported here.",
        "-sQ PORTAL/ | curl's option -Q is not supported here.",
        "-X BREW PORTAL/ | 'BREW' is not an HTTP method.",
        "http://ada:hush@x/ | The address contains a user name or a password.",
        "https://other.example/api/2.0/people | This address is not on your portal",
        "-d \"{\\\"id\\\": \\\"$ID\\\"}\" PORTAL/ | The value of $ID is not known here.",
        "-F 'a=<x.txt' PORTAL/ | -F 'a=<...' sends the text of a file",
        "-d 1 -d 2 PORTAL/ | The data is not JSON",
        "-d {} -F a=b PORTAL/ | The command has both a body and parts of a form",
        "-H x PORTAL/ | A header is 'Name: value', not 'x'.",
        "--next PORTAL/ | The command sends several requests (--next).",
        "-T x PORTAL/ | -T uploads a file as the body",
        "-G -d @x PORTAL/ | -G with data from a file is not supported here.",
        "'PORTAL | The pasted command ends in an open quote or a backslash."
      })
  void whatApiCannotSendIsRefused(String rest, String message) {
    Output output = curl(rest);
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.remarks()).startsWith(message).doesNotContain("hush");
    assertThat(output.remarks().lines()).hasSize(2);
    assertThat(output.results()).isEmpty();
  }

  @Test
  void errorIsNoJsonBecauseTheOptionBelongsToCurl() {
    Output output = curl("--json '{}' https://other.example/");
    assertThat(output.remarks()).startsWith("This address is not on your portal");
  }

  @Test
  void helpIsThatOfPhotoshell() {
    assertThat(console.run("curl --help").results()).contains("Usage: curl");
    assertThat(console.run("help curl").results()).isEqualTo(console.run("curl -h").results());
    assertThat(console.run("curl").code()).isEqualTo(2);
  }

  @Test
  void withoutAPortalTheAddressIsKept() {
    console.run("disconnect");
    Output output = curl("https://portal.example.com/api/2.0/people");
    assertThat(output.results())
        .isEqualToIgnoringNewLines("api GET https://portal.example.com/api/2.0/people");
    assertThat(output.remarks()).contains("You are not connected");
  }

  @Test
  void addressIsComparedWithThePortalOfTheEnvironmentBeforeConnecting() {
    try (TestShell other =
        new TestShell(
            folder.resolve("other"), Map.of("DOCSPACE_BASE_URL", "https://portal.example.com"))) {
      Output refused = other.console().run("curl https://other.host.test/api/2.0/people/@self");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.remarks())
          .startsWith("This address is not on your portal, https://portal.example.com.");
      Output same = other.console().run("curl https://portal.example.com/api/2.0/people/@self");
      assertThat(same.results()).isEqualToIgnoringNewLines("api GET people/@self");
      assertThat(same.remarks()).isEmpty();
    }
  }

  @Test
  void exportedCommandsComeBack() {
    for (String line :
        List.of(
            "api PUT people/@self/photo '{\"files\": \"https://photos.example/ada.png\"}'",
            "api GET people/filter?filterValue=o%27neil&count=5")) {
      String command = console.run("explain --jq '.[0].curl' " + line).results();
      assertThat(console.run(command).results()).isEqualToIgnoringNewLines(line);
    }
  }
}
