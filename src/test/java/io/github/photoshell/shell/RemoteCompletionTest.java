package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.RemoteCompletion.RemoteCompletionSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RemoteCompletionTest {
  private final List<String> asked = new ArrayList<>();
  private final List<CompletionItem> known = new ArrayList<>();
  private final AtomicReference<Object> session = new AtomicReference<>("one");
  private final AtomicLong now = new AtomicLong();
  private final Executor atOnce = Runnable::run;

  /** Returns the results of {@code found}, and in the fallback a person; records the requests. */
  private RemoteCompletion offers(Function<String, CompletionResult> found, Executor background) {
    RemoteCompletionSource source =
        new RemoteCompletionSource() {
          @Override
          public CompletionResult ask(String typed) {
            asked.add(typed);
            return found.apply(typed);
          }

          @Override
          public CompletionResult askFallback(String typed) {
            asked.add("called " + typed);
            return CompletionResult.all(List.of(new CompletionItem(typed, "", "", true)));
          }

          @Override
          public List<CompletionItem> knownItems(String typed) {
            return known.stream().filter(item -> item.matches(typed)).toList();
          }
        };
    return new RemoteCompletion(source, session::get, background, now::get);
  }

  private static CompletionItem person(String userName, String name) {
    return new CompletionItem(userName, name, name, true);
  }

  private static final List<CompletionItem> PEOPLE =
      List.of(person("ada", "Ada Lovelace"), person("sean", "Sean O'Neil"));

  private static CompletionResult peopleMatching(String typed) {
    return CompletionResult.all(PEOPLE.stream().filter(item -> item.matches(typed)).toList());
  }

  private static List<String> values(RemoteCompletion offers, String typed) {
    return offers.complete(typed).stream().map(CompletionItem::value).toList();
  }

  @Test
  void itemsAreCachedForAMinuteWithTheirAge() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    offers.complete("a");
    now.addAndGet(Duration.ofSeconds(12).toNanos());
    assertThat(offers.result("a", List.of()).age()).isEqualTo(Duration.ofSeconds(12));
    assertThat(asked).containsExactly("a");
    now.addAndGet(Duration.ofSeconds(49).toNanos());
    assertThat(offers.result("a", List.of()).age()).isZero();
    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void moreLettersFilterACompleteResultWithoutARequest() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    assertThat(values(offers, "a")).containsExactly("ada", "sean");
    assertThat(values(offers, "an")).containsExactly("sean");
    assertThat(values(offers, "neil sea")).containsExactly("sean");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void otherWordCausesARequest() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    offers.complete("ad");
    offers.complete("an");
    assertThat(asked).containsExactly("ad", "an");
  }

  @Test
  void incompleteResultIsNotFiltered() {
    RemoteCompletion offers =
        offers(typed -> new CompletionResult(PEOPLE, 100_000, Duration.ZERO), atOnce);
    CompletionResult first = offers.result("a", List.of());
    assertThat(first.total() - first.items().size()).isEqualTo(100_000 - 2);
    offers.complete("ad");
    assertThat(asked).containsExactly("a", "ad");
  }

  @Test
  void emptyResultIsTriedAsAUserNameAtTheNextTab() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    assertThat(values(offers, "x7")).isEmpty();
    assertThat(values(offers, "x7")).containsExactly("x7");
    assertThat(values(offers, "x7")).containsExactly("x7");
    assertThat(asked).containsExactly("x7", "called x7");
  }

  @Test
  void emptyFilteredResultIsTriedAsAUserNameAtOnce() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    offers.complete("a");
    assertThat(values(offers, "a7")).containsExactly("a7");
    assertThat(asked).containsExactly("a", "called a7");
  }

  @Test
  void knownItemsAreAddedAndReplaceCachedOnes() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    known.add(new CompletionItem("ada", "photo", "Ada Lovelace", true));
    known.add(new CompletionItem("u7ada", "", "", true));
    List<CompletionItem> offered = offers.complete("ada");
    assertThat(offered).extracting(CompletionItem::value).containsExactly("ada", "u7ada");
    assertThat(offered.get(0).columns()).containsExactly("photo");
  }

  @Test
  void otherSessionCausesARequest() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    offers.complete("a");
    session.set("two");
    offers.complete("a");
    assertThat(asked).hasSize(2);
  }

  @Test
  void noSessionCausesNoRequest() {
    session.set(null);
    assertThat(offers(RemoteCompletionTest::peopleMatching, atOnce).complete("a")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void lateResultIsShownAtTheNextTabWithOneRequest() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    RemoteCompletion offers =
        offers(
            typed -> {
              await(answered);
              return peopleMatching(typed);
            },
            task ->
                Executors.newSingleThreadExecutor()
                    .execute(
                        () -> {
                          task.run();
                          done.countDown();
                        }));
    known.add(person("ada", "Ada Lovelace"));
    // Not even known people, who would look like the only match.
    assertThat(offers.complete("a")).isEmpty();
    assertThat(offers.complete("a")).isEmpty();
    answered.countDown();
    done.await();
    assertThat(values(offers, "a")).containsExactly("ada", "sean");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void failureShowsNothingAndIsNotCached() {
    RemoteCompletion offers =
        offers(
            typed -> {
              throw new IllegalStateException("the portal is away");
            },
            atOnce);
    assertThat(offers.complete("a")).isEmpty();
    assertThat(offers.complete("a")).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @Test
  void cacheHoldsAHundredResults() {
    RemoteCompletion offers = offers(RemoteCompletionTest::peopleMatching, atOnce);
    for (int i = 0; i < 101; i++) {
      offers.complete("word" + i + "x");
    }
    asked.clear();
    offers.complete("word100x");
    offers.complete("word0x");
    // The first entry is no longer cached, so it is requested; the last is cached and empty, so it
    // is tried as a user name.
    assertThat(asked).containsExactly("called word100x", "word0x");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
