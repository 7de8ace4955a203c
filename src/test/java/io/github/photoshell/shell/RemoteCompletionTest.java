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
  private final List<String> requests = new ArrayList<>();
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
            requests.add(typed);
            return found.apply(typed);
          }

          @Override
          public CompletionResult askFallback(String typed) {
            requests.add("called " + typed);
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

  private static List<String> values(RemoteCompletion completion, String typed) {
    return completion.complete(typed).stream().map(CompletionItem::value).toList();
  }

  @Test
  void itemsAreCachedForAMinuteWithTheirAge() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    completion.complete("a");
    now.addAndGet(Duration.ofSeconds(12).toNanos());
    assertThat(completion.result("a", List.of()).age()).isEqualTo(Duration.ofSeconds(12));
    assertThat(requests).containsExactly("a");
    now.addAndGet(Duration.ofSeconds(49).toNanos());
    assertThat(completion.result("a", List.of()).age()).isZero();
    assertThat(requests).containsExactly("a", "a");
  }

  @Test
  void moreLettersFilterACompleteResultWithoutARequest() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    assertThat(values(completion, "a")).containsExactly("ada", "sean");
    assertThat(values(completion, "an")).containsExactly("sean");
    assertThat(values(completion, "neil sea")).containsExactly("sean");
    assertThat(requests).containsExactly("a");
  }

  @Test
  void otherWordCausesARequest() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    completion.complete("ad");
    completion.complete("an");
    assertThat(requests).containsExactly("ad", "an");
  }

  @Test
  void incompleteResultIsNotFiltered() {
    RemoteCompletion completion =
        offers(typed -> new CompletionResult(PEOPLE, 100_000, Duration.ZERO), atOnce);
    CompletionResult first = completion.result("a", List.of());
    assertThat(first.total() - first.items().size()).isEqualTo(100_000 - 2);
    completion.complete("ad");
    assertThat(requests).containsExactly("a", "ad");
  }

  @Test
  void emptyResultIsTriedAsAUserNameAtTheNextTab() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    assertThat(values(completion, "x7")).isEmpty();
    assertThat(values(completion, "x7")).containsExactly("x7");
    assertThat(values(completion, "x7")).containsExactly("x7");
    assertThat(requests).containsExactly("x7", "called x7");
  }

  @Test
  void emptyFilteredResultIsTriedAsAUserNameAtOnce() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    completion.complete("a");
    assertThat(values(completion, "a7")).containsExactly("a7");
    assertThat(requests).containsExactly("a", "called a7");
  }

  @Test
  void knownItemsAreAddedAndReplaceCachedOnes() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    known.add(new CompletionItem("ada", "photo", "Ada Lovelace", true));
    known.add(new CompletionItem("u7ada", "", "", true));
    List<CompletionItem> items = completion.complete("ada");
    assertThat(items).extracting(CompletionItem::value).containsExactly("ada", "u7ada");
    assertThat(items.get(0).columns()).containsExactly("photo");
  }

  @Test
  void otherSessionCausesARequest() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    completion.complete("a");
    session.set("two");
    completion.complete("a");
    assertThat(requests).hasSize(2);
  }

  @Test
  void noSessionCausesNoRequest() {
    session.set(null);
    assertThat(offers(RemoteCompletionTest::peopleMatching, atOnce).complete("a")).isEmpty();
    assertThat(requests).isEmpty();
  }

  @Test
  void lateResultIsShownAtTheNextTabWithOneRequest() throws Exception {
    CountDownLatch completed = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    RemoteCompletion completion =
        offers(
            typed -> {
              await(completed);
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
    assertThat(completion.complete("a")).isEmpty();
    assertThat(completion.complete("a")).isEmpty();
    completed.countDown();
    done.await();
    assertThat(values(completion, "a")).containsExactly("ada", "sean");
    assertThat(requests).containsExactly("a");
  }

  @Test
  void failureShowsNothingAndIsNotCached() {
    RemoteCompletion completion =
        offers(
            typed -> {
              throw new IllegalStateException("the portal is away");
            },
            atOnce);
    assertThat(completion.complete("a")).isEmpty();
    assertThat(completion.complete("a")).isEmpty();
    assertThat(requests).hasSize(2);
  }

  @Test
  void cacheHoldsAHundredResults() {
    RemoteCompletion completion = offers(RemoteCompletionTest::peopleMatching, atOnce);
    for (int i = 0; i < 101; i++) {
      completion.complete("word" + i + "x");
    }
    requests.clear();
    completion.complete("word100x");
    completion.complete("word0x");
    // The first entry is no longer cached, so it is requested; the last is cached and empty, so it
    // is tried as a user name.
    assertThat(requests).containsExactly("called word100x", "word0x");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
