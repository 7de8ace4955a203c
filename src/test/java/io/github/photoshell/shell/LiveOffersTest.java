package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveOffersTest {
  private final List<String> asked = new ArrayList<>();
  private final AtomicReference<Object> session = new AtomicReference<>("one");
  private final AtomicLong now = new AtomicLong();
  private final Executor atOnce = Runnable::run;

  private LiveOffers offers(Offers slow, Executor background) {
    return new LiveOffers(slow, session::get, background, now::get);
  }

  private List<Offer> answer(String typed) {
    asked.add(typed);
    return List.of(Offer.of(typed, ""));
  }

  @Test
  void answerIsRememberedForAMinute() {
    LiveOffers offers = offers(this::answer, atOnce);
    offers.offer("a");
    offers.offer("a");
    assertThat(asked).containsExactly("a");
    now.addAndGet(61_000_000_000L);
    offers.offer("a");
    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void anotherSessionIsAskedAnew() {
    LiveOffers offers = offers(this::answer, atOnce);
    offers.offer("a");
    session.set("two");
    offers.offer("a");
    assertThat(asked).hasSize(2);
  }

  @Test
  void nobodyIsAskedWithoutASession() {
    session.set(null);
    assertThat(offers(this::answer, atOnce).offer("a")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void lateAnswerIsThereAtTheNextTab() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    LiveOffers offers =
        offers(
            typed -> {
              await(answered);
              return List.of(Offer.of("ada", ""));
            },
            task ->
                Executors.newSingleThreadExecutor()
                    .execute(
                        () -> {
                          task.run();
                          done.countDown();
                        }));
    assertThat(offers.offer("a")).isEmpty();
    answered.countDown();
    done.await();
    assertThat(offers.offer("a")).extracting(Offer::value).containsExactly("ada");
  }

  @Test
  void failureShowsNothingAndIsNotRemembered() {
    LiveOffers offers =
        offers(
            typed -> {
              asked.add(typed);
              throw new IllegalStateException("the portal is away");
            },
            atOnce);
    assertThat(offers.offer("a")).isEmpty();
    assertThat(offers.offer("a")).isEmpty();
    assertThat(asked).hasSize(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
