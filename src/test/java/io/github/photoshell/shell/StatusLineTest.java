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
  private static final String ERASED = "\r \u001b[J\r";
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

  /** The cursor stays in the first column, from where all rows of the line can be erased. */
  private static String shown(String line) {
    return ERASED + line + "\r";
  }

  private void during(ThrowingRunnable command) {
    statusLine.started("people");
    try {
      command.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      statusLine.ended();
    }
  }

  private interface ThrowingRunnable {
    void run() throws IOException;
  }

  private static String bar(int room, int done, double seconds, int waits) {
    ProgressBar bar = new ProgressBar(0, 5000, 0);
    return bar.at(done, 5000, 0).line(room, (long) (seconds * 1e9), waits * 1_000_000_000L);
  }

  @Test
  void progressFitsTheTerminal() {
    assertThat(bar(79, 0, 0, 0)).isEqualTo("[····················] 0 of 5,000");
    assertThat(bar(79, 1250, 60, 0))
        .isEqualTo("[#####···············] 1,250 of 5,000 · 21/s · 3 min left");
    assertThat(bar(79, 20, 60, 0))
        .isEqualTo("[····················] 20 of 5,000 · 20/min · 4 h 9 min left");
    assertThat(bar(79, 1250, 60, 12))
        .isEqualTo(
            "[##········] 1,250 of 5,000 · 3 min left · waiting for the portal's limit: 12 s");
    assertThat(bar(39, 1250, 60, 12)).isEqualTo("[#·····] 1,250 of 5,000 · waiting: 12 s");
    assertThat(bar(39, 1250, 60, 0)).isEqualTo("[##·······] 1,250 of 5,000 · 3 min left");
    assertThat(bar(12, 1250, 60, 0)).isEqualTo("1,250 of 5,000");
    assertThat(bar(79, 5000, 60, 0)).endsWith("5,000 of 5,000 · 83/s");
    for (int room = 14; room < 120; room++) {
      assertThat(bar(room, 1250, 60, 12)).hasSizeLessThanOrEqualTo(room);
    }
  }

  @Test
  void progressIsDrawnAgainWhenTheTerminalChangesAndNamesTheLimit() {
    int[] columns = {80};
    StatusLine resized = new StatusLine(sent, false, () -> columns[0], now::get);
    resized.started("photo-import");
    resized.limited(Duration.ofSeconds(9));
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    resized.tick();
    assertThat(sent()).isEqualTo(shown("… waiting for the portal's limit: 7 s"));
    resized.progress(this, 0, 10);
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    resized.progress(this, 5, 10);
    resized.tick();
    assertThat(sent())
        .isEqualTo(
            shown(
                "[##########··········] 5 of 10 · 5 s left · waiting for the portal's"
                    + " limit: 2 s"));
    columns[0] = 40;
    resized.tick();
    assertThat(sent()).isEqualTo(shown("[#######·······] 5 of 10 · waiting: 2 s"));
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    resized.tick();
    assertThat(sent()).endsWith("5 of 10 · 30/min · 10 s left\r");
    resized.ended();
  }

  @Test
  void statusFollowsAnIncompleteOutputLine() {
    during(() -> results.write("\u001b[2J\u001b[H".getBytes(StandardCharsets.UTF_8)));
    sent();
    during(
        () -> {
          after(1300);
          assertThat(sent()).isEqualTo(shown("… people · 1 s"));
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
          assertThat(sent()).isEqualTo(shown("… GET /people"));
          after(100);
          assertThat(sent()).isEmpty();
          after(2000);
          assertThat(sent()).isEqualTo(shown("… GET /people · 2 s"));
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
          assertThat(sent()).isEqualTo(shown("… people"));
          results.write("half".getBytes(StandardCharsets.UTF_8));
          assertThat(sent()).isEqualTo(ERASED + "half");
          statusLine.begin(this, "GET /people");
          after(1000);
          assertThat(sent()).isEmpty();
          results.write('\n');
          after(1000);
          assertThat(sent()).isEqualTo("\n" + shown("… GET /people · 2 s"));
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
          assertThat(sent()).isEqualTo(shown("… GET /api/2.0/people/李李李…"));
        });
  }

  @Test
  void oldestRequestIsShownWithoutControlCharacters() {
    during(
        () -> {
          statusLine.begin("first", "GET /\u001b]0;x\u0007");
          statusLine.begin("second", "GET /b");
          after(400);
          assertThat(sent()).isEqualTo(shown("… GET /]0;x"));
        });
  }
}
