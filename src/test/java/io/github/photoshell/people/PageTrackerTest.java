package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.text.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTrackerTest {
  private static Reply.Ok<List<Profile>> page(@Nullable Integer total, int bytes, String... ids) {
    List<Profile> people = Stream.of(ids).map(PageTrackerTest::profile).toList();
    return new Reply.Ok<>(people, Json.list(List.of()), total, bytes);
  }

  private static Profile profile(String id) {
    return new Profile(
        id, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Test
  void listEndsAtTheReportedTotal() {
    PageTracker pages = new PageTracker();
    assertThat(pages.add(page(3, 10, "a", "b"))).containsExactly(0, 1);
    assertThat(pages.isOver()).isFalse();
    assertThat(pages.received()).isEqualTo(2);
    assertThat(pages.add(page(3, 10, "c"))).containsExactly(0);
    assertThat(pages.isOver()).isTrue();
    assertThat(pages.cut()).isNull();
  }

  @Test
  void emptyPageOrOneWithoutATotalIsTheLast() {
    PageTracker empty = new PageTracker();
    empty.add(page(9, 10));
    assertThat(empty.isOver()).isTrue();
    PageTracker single = new PageTracker();
    single.add(page(null, 10, "a"));
    assertThat(single.isOver()).isTrue();
    assertThat(single.cut()).isNull();
  }

  @Test
  void pageWithoutNewPersonIsTheLast() {
    PageTracker pages = new PageTracker();
    pages.add(page(100, 10, "a", "b"));
    assertThat(pages.add(page(100, 10, "b", "c", "c"))).containsExactly(1);
    assertThat(pages.isOver()).isFalse();
    assertThat(pages.received()).isEqualTo(5);
    assertThat(pages.add(page(100, 10, "a", "c"))).isEmpty();
    assertThat(pages.isOver()).isTrue();
    assertThat(pages.cut()).isEqualTo(ListLimit.REPEATED);
  }

  @Test
  void totalSizeOfAllPagesIsLimited() {
    PageTracker pages = new PageTracker(25);
    pages.add(page(100, 10, "a"));
    pages.add(page(100, 10, "b"));
    assertThat(pages.isOver()).isFalse();
    pages.add(page(100, 10, "c"));
    assertThat(pages.isOver()).isTrue();
    assertThat(pages.cut()).isEqualTo(ListLimit.TOO_LARGE);
    PageTracker last = new PageTracker(5);
    last.add(page(1, 10, "a"));
    assertThat(last.cut()).isNull();
  }
}
