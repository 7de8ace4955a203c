package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.OverridablePortalTestBase;
import io.github.photoshell.shell.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a portal that refuses requests about people. */
class RefusalMessagesTest extends OverridablePortalTestBase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "person x",
        "photo-show x",
        "photo-save x",
        "photo-set x https://photos.example/ada.png",
        "photo-clear x"
      })
  void refusalIsNotReportedAsUnknownPerson(String line) {
    for (int status : new int[] {400, 402, 418, 500}) {
      portal.responding("/people/x", SampleResponses.error(status, "boom"));
      TestConsole.Output output = shell.console().run(line);
      assertThat(output.code()).as(output.remarks()).isEqualTo(1);
      assertThat(output.remarks())
          .startsWith("The portal refused GET /api/2.0/people/x with " + status + ": boom.\n")
          .doesNotContain("No person matches")
          .hasLineCount(2);
    }
  }

  @Test
  void unknownPersonIsReported() {
    assertThat(shell.console().run("person x").remarks()).startsWith("No person has the user name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"person grace", "photo-show grace", "photo-save grace"})
  void refusalIsNotReportedAsHiddenPhoto(String line) {
    portal.responding("/photo", SampleResponses.error(500, "boom"));
    TestConsole.Output output = shell.console().run(line);
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.remarks()).contains(" with 500: boom.\n").doesNotContain("does not show");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api GET x | 403 | A proxy or firewall in front of the portal answered GET /api/2.0/x with"
            + " 403: Blocked: Go",
        "api GET x --json | 200 | The response to GET /api/2.0/x is not what a DocSpace portal sends:"
            + " it is a web page: Blocked: Go away",
        "api GET API/2.0/x | 200 | is not what a DocSpace portal sends: it is a web page: Blocked",
        "api GET x | 404 | The portal has no endpoint GET /api/2.0/x (404): Blocked: Go away.",
        "api POST x {} | 418 | The portal answered POST /api/2.0/x with 418: Blocked: Go away.",
        "api POST x {} | 500 | A proxy or firewall in front of the portal answered POST /api/2.0/x"
            + " with 500: Blocked",
        "person x | 403 | A proxy or firewall in front of the portal answered GET /api/2.0/people/x"
            + " with 403: Blocked",
        "person x | 500 | A proxy or firewall in front of the portal answered GET /api/2.0/people/x"
            + " with 500: Blocked",
      })
  void errorPageIsQuotedAndKept(String line, int status, String expected) throws IOException {
    String page = "<title>Blocked</title>\n<p>Go away\u001b[31m.</p>";
    portal.responding(
        "/x",
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "text/html")
            .body(page)
            .build());
    TestConsole console = shell.console();
    TestConsole.Output output = console.run(line);
    assertThat(output.code()).isNotZero();
    assertThat(output.remarks()).contains(expected).doesNotContain("gave no reason");
    assertThat(console.run("last").results())
        .contains("  < <title>Blocked</title>\n  < <p>Go away[31m.</p>\n");
    assertThat(console.run("last --json").results())
        .contains("\"responseText\": \"<title>Blocked</title>\\n<p>Go away\\u001b[31m.</p>\"");
    Path har = home.resolve("calls.har");
    console.run("last --save " + har + " --force");
    assertThat(Files.readString(har))
        .contains("<title>Blocked</title>\\n<p>Go away\\u001b[31m.</p>");
  }

  @Test
  void interruptedChangeShouldNotBeRepeated() {
    portal.responding(
        request -> request.getMethod().equals("POST") ? SampleResponses.brokenLine() : null);
    TestConsole.Output output = shell.console().run("api POST rooms {}");
    assertThat(output.code()).isEqualTo(3);
    assertThat(output.remarks())
        .endsWith(
            "The connection was lost during POST /api/2.0/rooms; the portal may have processed it"
                + " anyway.\nBefore sending it again, run 'api GET /api/2.0/rooms' to see what the"
                + " portal has now.\n");
  }

  @Test
  void invalidJsonIsAnError() {
    portal.responding("/x", SampleResponses.json(200, "{\"response\":"));
    TestConsole.Output plain = shell.console().run("api GET x");
    assertThat(plain.code()).isEqualTo(3);
    assertThat(plain.results()).isEqualTo("{\"response\":\n");
    assertThat(plain.remarks())
        .contains("The response is marked as JSON but is invalid at line 1, column 13: it ends");
    TestConsole.Output asked = shell.console().run("api GET x --json");
    assertThat(asked.code()).isEqualTo(3);
    assertThat(asked.results()).isEmpty();
    portal.responding("/x", SampleResponses.text(200, "{\"response\":"));
    assertThat(shell.console().run("api GET x").code()).isZero();
  }

  @Test
  void redirectIsReportedWithItsTarget() {
    String connect = "connect " + portal.address();
    portal.responding("/capabilities", SampleResponses.redirect("/wizard"));
    assertThat(shell.console().run(connect).remarks())
        .contains(" redirects requests to its page /wizard (302).\n");
    portal.responding("/capabilities", SampleResponses.redirect("https://other.example/x"));
    assertThat(shell.console().run(connect).remarks())
        .contains(" redirects to https://other.example.\n");
    portal.responding("/capabilities", SampleResponses.empty(302));
    assertThat(shell.console().run(connect).remarks())
        .contains(" does not answer like a DocSpace portal (302, an empty response).\n");
  }

  @Test
  void nextStepDependsOnTheStatus() {
    portal.responding("/people/x", SampleResponses.error(500, "boom"));
    assertThat(shell.console().run("person x").remarks())
        .contains("\nThe portal has an internal error.");
    portal.responding("/people/x", SampleResponses.error(402, "quota"));
    assertThat(shell.console().run("person x").remarks())
        .contains("\nThe portal's plan does not include this;");
  }
}
