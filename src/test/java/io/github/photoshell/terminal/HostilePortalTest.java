package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a portal with escape sequences in every text. */
class HostilePortalTest {
  /**
   * Sequences that set the window title and change the writing direction in different terminals.
   */
  private static final String POISON = "\u001b]0;owned\u0007\u009b31m\r\u202e";

  /** Matches the text values of a JSON document; member names must stay readable. */
  private static final Pattern TEXT =
      Pattern.compile("(:\\s*|[\\[,]\\s*)\"((?:[^\"\\\\]|\\\\.)*)\"(?!\\s*:)");

  @TempDir Path home;

  private static String withEscapeSequences(String json) {
    String escaped = "\\\\u001b]0;owned\\\\u0007\\\\u009b31m\\\\r\\\\u202e";
    // IDs are part of later paths, and the text before "?hash=" identifies default images.
    return TEXT.matcher(json)
        .replaceAll(
            found ->
                found.group(2).matches("[0-9a-f-]{36}|/s.*|.*T\\d\\d:.*|sk-.*|[a-z.*]+:[a-z]+")
                    ? Matcher.quoteReplacement(found.group())
                    : found.group(1).replace("\\", "\\\\")
                        + "\""
                        + Matcher.quoteReplacement(found.group(2))
                        + escaped
                        + "\"");
  }

  private static MockResponse withEscapeSequences(MockResponse answer) {
    Buffer body = new Buffer();
    try {
      if (answer.getBody() != null) {
        answer.getBody().writeTo(body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = body.readUtf8();
    return new MockResponse.Builder()
        .code(answer.getCode())
        .setHeader("Content-Type", "application/json; charset=utf-8")
        .body(withEscapeSequences(text))
        .build();
  }

  @Test
  void responsesContainEscapeSequences() {
    String json =
        "{\"displayName\": \"Ada\", \"list\": [\"One Two\"], \"id\":"
            + " \"074ad3e8-b6c9-4f15-9e7a-c582f0b1d69e\"}";
    assertThat(withEscapeSequences(json))
        .isEqualTo(
            "{\"displayName\": \"Ada\\u001b]0;owned\\u0007\\u009b31m\\r"
                + "\\u202e\", \"list\": [\"One Two\\u001b]0;owned\\u0007\\u009b31m\\r"
                + "\\u202e\"], \"id\": \"074ad3e8-b6c9-4f15-9e7a-c582f0b1d69e\"}");
  }

  @Test
  void responsesCannotSendEscapeSequencesToTheScreen() throws Exception {
    AtomicBoolean plainText = new AtomicBoolean();
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        MockWebServer hostile = MockServers.create()) {
      hostile.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return plainText.get()
                  ? new MockResponse.Builder()
                      .code(403)
                      .setHeader("Content-Type", "text/plain; charset=utf-8")
                      .body("restricted" + POISON)
                      .build()
                  : withEscapeSequences(Relay.forward(portal.address(), request));
            }
          });
      hostile.start();
      String key = portal.keys().get(0).token();
      Map<String, String> environment =
          Map.of(
              "DOCSPACE_BASE_URL",
              hostile.url("/").toString(),
              "DOCSPACE_API_KEY",
              key,
              "PAGER",
              "cat");
      try (LauncherTerminal terminal = new LauncherTerminal(home, environment)) {
        terminal.enter("photoshell", "connect").await("You are Omar Haddad]0;owned31m");
        String[] lines = {
          "status",
          "people",
          "people --json",
          "person sean",
          "person sean --json",
          "person nobody",
          "photo-set @self https://photos.example/ada.png --yes",
          "photo-set @self https://photos.example/missing.png --yes",
          "photo-set sean https://photos.example/ada.png --yes",
          "photo-clear @self --yes",
        };
        for (String line : lines) {
          terminal.enter(line);
        }
        terminal.awaitAnyPrompt().type("person gra");
        terminal.pressUntil("\t", "the people", text -> text.contains("Grace Kim]0;owned31m"));
        terminal.ctrl('C').awaitAnyPrompt();
        plainText.set(true);
        terminal.enter("person @self").await("with 403: restricted");
        assertThat(terminal.allSent())
            .contains("owned")
            .doesNotContain("\u001b]0;", "\u0007", "\u009b", "\u202e");
      }
    }
  }
}
