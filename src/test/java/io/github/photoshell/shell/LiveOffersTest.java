package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

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

class LiveOffersTest {
  private final List<String> asked = new ArrayList<>();
  private final List<Offer> known = new ArrayList<>();
  private final AtomicReference<Object> session = new AtomicReference<>("one");
  private final AtomicLong now = new AtomicLong();
  private final Executor atOnce = Runnable::run;

  /** Answers with what {@code found} says, the other way with "called …", and counts. */
  private LiveOffers offers(Function<String, Offered> found, Executor background) {
    LiveSource source =
        new LiveSource() {
          @Override
          public Offered ask(String typed) {
            asked.add(typed);
            return found.apply(typed);
          }

          @Override
          public Offered askOtherwise(String typed) {
            asked.add("called " + typed);
            return Offered.all(List.of(new Offer(typed, "", "", true)));
          }

          @Override
          public List<Offer> known(String typed) {
            return known.stream().filter(offer -> offer.fits(typed)).toList();
          }
        };
    return new LiveOffers(source, session::get, background, now::get);
  }

  private static Offer person(String userName, String name) {
    return new Offer(userName, name, name, true);
  }

  private static final List<Offer> PEOPLE =
      List.of(person("ada", "Ada Lovelace"), person("sean", "Sean O'Neil"));

  private static Offered everybodyWith(String typed) {
    return Offered.all(PEOPLE.stream().filter(offer -> offer.fits(typed)).toList());
  }

  private static List<String> values(LiveOffers offers, String typed) {
    return offers.offer(typed).stream().map(Offer::value).toList();
  }

  @Test
  void answerIsRememberedForAMinuteAndTellsItsAge() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    offers.offer("a");
    now.addAndGet(Duration.ofSeconds(12).toNanos());
    assertThat(offers.offered("a", List.of()).age()).isEqualTo(Duration.ofSeconds(12));
    assertThat(asked).containsExactly("a");
    now.addAndGet(Duration.ofSeconds(49).toNanos());
    assertThat(offers.offered("a", List.of()).age()).isZero();
    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void moreLettersNarrowAWholeAnswerWithoutAsking() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    assertThat(values(offers, "a")).containsExactly("ada", "sean");
    assertThat(values(offers, "an")).containsExactly("sean");
    assertThat(values(offers, "neil sea")).containsExactly("sean");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void anotherWordIsAskedFor() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    offers.offer("ad");
    offers.offer("an");
    assertThat(asked).containsExactly("ad", "an");
  }

  @Test
  void answerThatWasCutOffIsNotNarrowed() {
    LiveOffers offers = offers(typed -> new Offered(PEOPLE, 100_000, Duration.ZERO), atOnce);
    Offered first = offers.offered("a", List.of());
    assertThat(first.total() - first.offers().size()).isEqualTo(100_000 - 2);
    offers.offer("ad");
    assertThat(asked).containsExactly("a", "ad");
  }

  @Test
  void nobodyFoundIsTriedAsAUserNameAtTheNextTab() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    assertThat(values(offers, "x7")).isEmpty();
    assertThat(values(offers, "x7")).containsExactly("x7");
    assertThat(values(offers, "x7")).containsExactly("x7");
    assertThat(asked).containsExactly("x7", "called x7");
  }

  @Test
  void nobodyLeftByNarrowingIsTriedAsAUserNameAtOnce() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    offers.offer("a");
    assertThat(values(offers, "a7")).containsExactly("a7");
    assertThat(asked).containsExactly("a", "called a7");
  }

  @Test
  void whatIsKnownIsAddedAndIsNewer() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    known.add(new Offer("ada", "photo", "Ada Lovelace", true));
    known.add(new Offer("u7ada", "", "", true));
    List<Offer> offered = offers.offer("ada");
    assertThat(offered).extracting(Offer::value).containsExactly("ada", "u7ada");
    assertThat(offered.get(0).beside()).containsExactly("photo");
  }

  @Test
  void anotherSessionIsAskedAnew() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    offers.offer("a");
    session.set("two");
    offers.offer("a");
    assertThat(asked).hasSize(2);
  }

  @Test
  void nobodyIsAskedWithoutASession() {
    session.set(null);
    assertThat(offers(LiveOffersTest::everybodyWith, atOnce).offer("a")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void lateAnswerIsThereAtTheNextTabAndIsNotAskedForTwice() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    LiveOffers offers =
        offers(
            typed -> {
              await(answered);
              return everybodyWith(typed);
            },
            task ->
                Executors.newSingleThreadExecutor()
                    .execute(
                        () -> {
                          task.run();
                          done.countDown();
                        }));
    known.add(person("ada", "Ada Lovelace"));
    // Not even somebody known, who would look like the only one.
    assertThat(offers.offer("a")).isEmpty();
    assertThat(offers.offer("a")).isEmpty();
    answered.countDown();
    done.await();
    assertThat(values(offers, "a")).containsExactly("ada", "sean");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void failureShowsNothingAndIsNotRemembered() {
    LiveOffers offers =
        offers(
            typed -> {
              throw new IllegalStateException("the portal is away");
            },
            atOnce);
    assertThat(offers.offer("a")).isEmpty();
    assertThat(offers.offer("a")).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @Test
  void memoryHoldsAHundredAnswers() {
    LiveOffers offers = offers(LiveOffersTest::everybodyWith, atOnce);
    for (int i = 0; i < 101; i++) {
      offers.offer("word" + i + "x");
    }
    asked.clear();
    offers.offer("word100x");
    offers.offer("word0x");
    // The first was forgotten, the last was not: nobody found, it is now tried as a user name.
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
