package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.http.FailureKind;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ParallelRequestTest {
  private final AtomicInteger sent = new AtomicInteger();

  private String send() {
    sent.incrementAndGet();
    return Thread.currentThread().getName();
  }

  /** Waits until it is interrupted, as a request that is cancelled. */
  private static String wait(CountDownLatch begun) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw SampleFailures.of(FailureKind.CANCELLED);
    }
    return "never";
  }

  @Test
  void requestRunsBesideTheCallerWhenItStartsAtOnce() {
    try (ParallelRequest<String> request = new ParallelRequest<>(this::send, true)) {
      assertThat(request.result()).isEqualTo("request");
      assertThat(request.result()).isEqualTo("request");
    }
    assertThat(sent).hasValue(1);
  }

  @Test
  void requestIsSentByTheCallerWhenItsResultIsNeeded() {
    try (ParallelRequest<String> request = new ParallelRequest<>(this::send, false)) {
      assertThat(sent).hasValue(0);
      assertThat(request.result()).isEqualTo(Thread.currentThread().getName());
    }
    assertThat(sent).hasValue(1);
  }

  @Test
  void requestThatIsNotNeededIsNotSent() {
    new ParallelRequest<>(this::send, false).close();
    assertThat(sent).hasValue(0);
  }

  @Test
  void failureOfTheRequestIsThatOfTheResult() {
    PortalException failure = SampleFailures.of(FailureKind.TIMED_OUT);
    try (ParallelRequest<String> request =
        new ParallelRequest<>(
            () -> {
              throw failure;
            },
            true)) {
      assertThatThrownBy(request::result).isSameAs(failure);
    }
    AssertionError error = new AssertionError("a fault");
    try (ParallelRequest<String> request =
        new ParallelRequest<>(
            () -> {
              throw error;
            },
            false)) {
      assertThatThrownBy(request::result).isSameAs(error);
    }
  }

  @Test
  void closeEndsARequestWhoseResultIsNotNeeded() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    ParallelRequest<String> request =
        new ParallelRequest<>(
            () -> {
              thread.set(Thread.currentThread());
              return wait(begun);
            },
            true);
    begun.await();
    request.close();
    assertThatThrownBy(request::result)
        .isInstanceOfSatisfying(
            PortalException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED));
    Objects.requireNonNull(thread.get()).join();
  }

  @Test
  void interruptOfTheCallerEndsTheRequestAndIsKept() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    try (ParallelRequest<String> request = new ParallelRequest<>(() -> wait(begun), true)) {
      begun.await();
      Thread.currentThread().interrupt();
      assertThatThrownBy(request::result).isInstanceOf(PortalException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
