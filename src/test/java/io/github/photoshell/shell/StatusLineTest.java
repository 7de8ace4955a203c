package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final String ERASED = "\r\u001b[K";
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();
  private final StatusLine statusLine = new StatusLine(sent, false, () -> 30, now::get);
  private final OutputStream results = statusLine.clearingBefore(sent, true);

  private void after(int millis) {
    now.addAndGet(Duration.ofMillis(millis).toNanos());
    statusLine.tick();
  }

  private String sent() {
    String text = sent.toString(StandardCharsets.UTF_8);
    sent.reset();
    return text;
  }

  private void during(ThrowingRunnable command) {
    statusLine.during(
        "people",
        () -> {
          try {
            command.run();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return "";
        });
  }

  private interface ThrowingRunnable {
    void run() throws IOException;
  }

  @Test
  void statusFollowsAnIncompleteOutputLine() {
    during(() -> results.write("\u001b[2J\u001b[H".getBytes(StandardCharsets.UTF_8)));
    sent();
    during(
        () -> {
          after(1300);
          assertThat(sent()).isEqualTo(ERASED + "… people · 1 s");
        });
  }

  @Test
  void statusShowsSecondsAndIsErased() {
    during(
        () -> {
          statusLine.begin(this, "GET /people");
          after(299);
          assertThat(sent()).isEmpty();
          after(2);
          assertThat(sent()).isEqualTo(ERASED + "… GET /people");
          after(100);
          assertThat(sent()).isEmpty();
          after(2000);
          assertThat(sent()).isEqualTo(ERASED + "… GET /people · 2 s");
          statusLine.end(this);
          assertThat(sent()).isEqualTo(ERASED);
        });
    after(5000);
    assertThat(sent()).isEmpty();
  }

  @Test
  void outputErasesTheStatusAndAnIncompleteLineHidesIt() {
    during(
        () -> {
          after(400);
          assertThat(sent()).isEqualTo(ERASED + "… people");
          results.write("half".getBytes(StandardCharsets.UTF_8));
          assertThat(sent()).isEqualTo(ERASED + "half");
          statusLine.begin(this, "GET /people");
          after(1000);
          assertThat(sent()).isEmpty();
          results.write('\n');
          after(1000);
          assertThat(sent()).isEqualTo("\n" + ERASED + "… GET /people · 2 s");
        });
    assertThat(sent()).isEqualTo(ERASED);
  }

  @Test
  void statusIsHiddenWhileTypingAndItsTimeIsNotCounted() {
    during(
        () -> {
          String typed =
              statusLine.whileTyping(
                  () -> {
                    after(5000);
                    return "y";
                  });
          after(200);
          assertThat(typed + sent()).isEqualTo("y");
        });
  }

  @Test
  void longStatusIsCutToOneRow() {
    during(
        () -> {
          statusLine.begin(this, "GET /api/2.0/people/李李李李李李李李李李");
          after(400);
          assertThat(sent()).isEqualTo(ERASED + "… GET /api/2.0/people/李李李…");
        });
  }

  @Test
  void oldestRequestIsShownWithoutControlCharacters() {
    during(
        () -> {
          statusLine.begin("first", "GET /\u001b]0;x\u0007");
          statusLine.begin("second", "GET /b");
          after(400);
          assertThat(sent()).isEqualTo(ERASED + "… GET /]0;x");
        });
  }
}
