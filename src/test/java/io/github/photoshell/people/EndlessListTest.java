package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.photoshell.TestShell;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.OverridablePortal;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a portal with an endless list of people, which ignores the start index. */
class EndlessListTest {
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  @TempDir Path home;
  private final AtomicInteger lists = new AtomicInteger();
  private OverridablePortal portal;
  private TestShell shell;
  private IntFunction<MockResponse> list = number -> page(0);

  @BeforeEach
  void start() throws IOException {
    portal =
        new OverridablePortal()
            .responding(
                request ->
                    request.getTarget().contains("/people/filter")
                        ? list.apply(lists.incrementAndGet())
                        : null);
    shell = portal.shell(home);
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  /** Returns a page of a hundred people with a reported total of a million. */
  private static MockResponse page(int first) {
    return SampleResponses.page(
        1_000_000,
        IntStream.range(first, first + 100)
            .mapToObj(
                i ->
                    SampleResponses.profile(
                        "id-" + i, "user" + i, "User " + i, "isRoomAdmin", false))
            .toArray(String[]::new));
  }

  private Output type(String line) {
    return assertTimeoutPreemptively(AT_MOST, () -> shell.console().run(line));
  }

  @Test
  void repeatedPageEndsTheListWithANote() {
    String remark =
        "The portal listed 100 of 1000000 people, then the same people again, so the list ends"
            + " here.\n";
    Output table = type("people --all");
    assertThat(table.code()).isEqualTo(1);
    assertThat(table.remarks()).contains(remark);
    assertThat(table.results()).hasLineCount(100);
    Output json = type("people --all --json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.remarks()).contains(remark);
    assertThat(json.results().split("\"userName\"", -1)).hasSize(101);
    assertThat(lists.get()).isEqualTo(4);
  }

  @Test
  void alternatingPagesEndTheList() {
    list = number -> page(number % 2 * 100);
    assertThat(type("people --all").results()).hasLineCount(200);
    lists.set(0);
    Output api = type("api GET people/filter --all");
    assertThat(api.code()).isEqualTo(1);
    assertThat(api.remarks()).contains("Page 3 contained nothing new, so the list ends before it.");
    assertThat(api.results().split("\"userName\"", -1)).hasSize(201);
  }

  @Test
  void overlappingPagesListPeopleOnce() {
    list = number -> number > 3 ? SampleResponses.page(1_000_000) : page(number * 50);
    assertThat(type("people --all").results()).hasLineCount(200);
  }

  @Test
  void repeatedPageEndsAnExport() {
    Path photos = home.resolve("photos");
    Output output = type("photo-export '" + photos + "'");
    assertThat(output.code()).isEqualTo(3);
    assertThat(output.remarks() + output.results())
        .contains("of 1,000,000 people: the portal keeps listing the same people.");
    assertThat(lists.get()).isLessThan(10);
  }

  /** Looks up people who are not on the incomplete list instead of reporting them as unknown. */
  @Test
  void importLooksUpEachPersonIfTheListIsIncomplete() throws IOException {
    Path csv = home.resolve("list.csv");
    StringBuilder rows = new StringBuilder("userName,image\nsean,https://photos.example/ada.png\n");
    IntStream.range(0, 10_000).forEach(i -> rows.append("user7,https://p.example/a.png\n"));
    Files.writeString(csv, rows);
    Output output = type("photo-import '" + csv + "' --dry-run");
    assertThat(output.results() + output.remarks()).doesNotContain("sean): no person has");
    assertThat(lists.get()).isLessThan(10);
  }
}
