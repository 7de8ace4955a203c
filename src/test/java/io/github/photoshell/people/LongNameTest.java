package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.Prompt;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a portal on which names and other texts have 200,000 letters. */
class LongNameTest {
  private static final int LONG = 200_000;

  /** The number of long texts in a response; with more, it is too large to be read. */
  private static final int MAX_LONG_TEXTS = 6;

  /** The string fields that are shown on the screen. */
  private static final Pattern STRING_FIELD =
      Pattern.compile(
          "(\"(?:displayName|userName|email|firstName|lastName|title|message|name|keyPostfix)\":"
              + "\\s*\"[^\"]*)(?=\")");

  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private PracticePortal portal;
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return lengthened(Relay.forward(portal.address(), request));
          }
        });
    shell = new TestShell(home, server.url("/").toString(), portal.keys().get(0).token());
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private static MockResponse lengthened(MockResponse answer) {
    String type = String.valueOf(answer.getHeaders().get("Content-Type"));
    if (!type.contains("json") || answer.getBody() == null) {
      return answer;
    }
    Buffer body = new Buffer();
    try {
      answer.getBody().writeTo(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    // The text has blanks, so a line could be wrapped between words.
    String letters = " xxxxxxxxé".repeat(LONG / 10);
    StringBuilder longer = new StringBuilder();
    Matcher found = STRING_FIELD.matcher(body.readUtf8());
    for (int i = 0; i < MAX_LONG_TEXTS && found.find(); i++) {
      found.appendReplacement(longer, Matcher.quoteReplacement(found.group() + letters));
    }
    found.appendTail(longer);
    return new MockResponse.Builder()
        .code(answer.getCode())
        .setHeader("Content-Type", type)
        .body(longer.toString())
        .build();
  }

  private Output type(String line) {
    Output output = shell.console().run(line);
    assertThat(output.code()).as(line + ": " + output.remarks().length()).isLessThan(3);
    return output;
  }

  @Test
  void screenLinesFitTheirLimit() throws IOException {
    Path folder = Files.createDirectories(home.resolve("pictures"));
    for (String line :
        List.of(
            "status",
            "doctor",
            "trace on",
            "people",
            "people --all",
            "person @self",
            "person nobody",
            "photo-show @self",
            "photo-save @self " + folder,
            "photo-set @self https://photos.example/ada.png",
            "photo-set @self https://photos.example/ada.png",
            "photo-set @self https://photos.example/missing.png",
            "photo-set @self https://photos.example/notes.txt",
            "photo-undo --list",
            "photo-undo",
            "photo-redo",
            "photo-clear @self --yes",
            "photo-export " + folder,
            "photo-import " + folder + " --dry-run",
            "photo-import " + folder + " --yes",
            "last --all",
            "explain photo-clear @self",
            "portals",
            "disconnect")) {
      Output output = type(line);
      assertThat((output.results() + output.remarks()).lines())
          .as(line)
          .allSatisfy(shown -> assertThat(shown.length()).isLessThan(2000));
      assertThat(output.results().length() + output.remarks().length()).as(line).isLessThan(60_000);
    }
  }

  /** The response itself is printed unchanged. */
  @Test
  void remarksOfAnApiCallAreShort() {
    Output output = type("api GET people/nobody");
    assertThat(output.results()).hasSizeGreaterThan(LONG);
    assertThat(output.remarks()).hasSizeLessThan(2000);
  }

  @Test
  void promptIsShort() {
    type("person @self");
    assertThat(shell.bean(Prompt.class).words().plain()).hasSizeLessThan(80).contains("(omar x");
  }

  @Test
  void candidatesAreShortAndCanBeTyped() {
    type("person @self");
    PersonCompletion people = shell.bean(PersonCompletion.class);
    List<CompletionItem> items = people.complete("");
    // Late results are shown at the next Tab.
    for (int i = 0; i < 60 && items.size() < 2; i++) {
      items = people.complete("");
    }
    assertThat(items).anyMatch(item -> item.value().matches("[0-9a-f-]{36}"));
    for (CompletionItem item : items) {
      assertThat(item.value()).matches("@self|[A-Za-z0-9.-]{1,36}");
      assertThat(String.join("", item.columns()) + item.keywords()).hasSizeLessThan(600);
    }
  }

  @Test
  void jsonHasTheCompleteText() {
    for (String line : List.of("people --json", "person @self --json", "status --json")) {
      assertThat(type(line).results()).as(line).hasSizeGreaterThan(LONG).doesNotContain("…");
    }
    String refused = "photo-set @self https://photos.example/notes.txt";
    assertThat(type(refused + " --json").remarks()).hasSizeGreaterThan(LONG);
    assertThat(type(refused).remarks())
        .contains("The portal refused (500): ", " … ", "\nUse the public https address")
        .hasSizeLessThan(2000);
  }
}
