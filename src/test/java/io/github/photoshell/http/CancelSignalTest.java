package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancelSignalTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private final CancelSignal signal = new CancelSignal();
  private final Call call =
      new OkHttpClient().newCall(new Request.Builder().url("http://localhost/").build());

  @Test
  void pauseThatIsNotCancelledEnds() {
    assertThat(signal.pause(Duration.ofMillis(1))).isTrue();
    assertThat(signal.isCancelled()).isFalse();
  }

  @Test
  void cancelEndsARunningPauseAndAllLaterOnes() throws Exception {
    Thread cancels = new Thread(signal::cancel);
    cancels.start();
    assertThat(signal.pause(LONG)).isFalse();
    assertThat(signal.pause(LONG)).isFalse();
    assertThat(signal.isCancelled()).isTrue();
    cancels.join();
  }

  @Test
  void interruptEndsAPauseAndIsKept() {
    Thread.currentThread().interrupt();
    assertThat(signal.pause(LONG)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void cancelCancelsTheRunningCall() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Thread cancels =
        new Thread(
            () -> {
              try {
                running.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              signal.cancel();
            });
    cancels.start();
    // OkHttp ends a cancelled call with an exception; a result that came nevertheless is kept.
    signal.executing(call);
    running.countDown();
    while (!call.isCanceled()) {
      Thread.onSpinWait();
    }
    signal.ended();
    cancels.join();
  }

  @Test
  void callThatStartsAfterTheCancelIsCancelledAtOnce() throws Exception {
    signal.cancel();
    assertThat(call.isCanceled()).isFalse();
    signal.executing(call);
    assertThat(call.isCanceled()).isTrue();
    signal.ended();
  }

  @Test
  void interruptBeforeACallCancelsIt() {
    Thread.currentThread().interrupt();
    signal.executing(call);
    assertThatThrownBy(signal::ended).isInstanceOf(ClosedByInterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(call.isCanceled()).isTrue();
    assertThat(signal.isCancelled()).isTrue();
  }

  @Test
  void callThatEndedIsLeftAlone() throws Exception {
    signal.executing(call);
    signal.ended();
    signal.cancel();
    assertThat(call.isCanceled()).isFalse();
  }
}
