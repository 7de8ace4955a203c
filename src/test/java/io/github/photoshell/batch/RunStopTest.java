package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.portal.SampleFailures;
import org.junit.jupiter.api.Test;

class RunStopTest {
  private static final Person ADA = SamplePeople.ADA;

  private final RunStop stop = new RunStop();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      stop.count("no response in time");
    }
  }

  @Test
  void fortyFailuresInARowStopTheRun() {
    fail(39);
    stop.count("");
    fail(39);
    assertThat(stop.isStopped()).isFalse();

    fail(1);
    assertThat(stop.isStopped()).isTrue();
    assertThat(stop.isAtOnce()).isFalse();
    assertThat(stop.reason())
        .isEqualTo("too many failed in a row; last reason: no response in time");
  }

  @Test
  void firstReasonCounts() {
    stop.because("no space left");
    stop.because("too late");
    assertThat(stop.reason()).isEqualTo("no space left");
    assertThat(stop.isInterrupted()).isFalse();
  }

  @Test
  void refusalForOnePhotoHasThePortalsReason() {
    assertThat(stop.reasonUnlessGlobal(SampleFailures.refused(500, "Database is locked.")))
        .isEqualTo("the portal refused (500): Database is locked");
    assertThat(stop.reasonUnlessGlobal(SampleFailures.refused(418, null)))
        .isEqualTo("the portal refused (418)");
    assertThat(stop.reasonUnlessGlobal(SampleFailures.of(FailureKind.TIMED_OUT)))
        .isEqualTo("no response in time");
    assertThat(stop.isStopped()).isFalse();
  }

  @Test
  void endOfARunIsNoReason() {
    stop.end();
    stop.because("a file cannot be written any more");
    assertThat(stop.isStopped()).isTrue();
    assertThat(stop.reason()).isNull();
  }

  @Test
  void cancelledChangeInterruptsTheRun() throws InterruptedException {
    stop.ifCancelled(new PhotoOutcome.Unsure(ADA, FailureKind.TIMED_OUT, null));
    stop.ifCancelled(new PhotoOutcome.Declined(ADA));
    assertThat(stop.isStopped()).isFalse();

    stop.ifCancelled(new PhotoOutcome.Unsure(ADA, FailureKind.CANCELLED, null));
    assertThat(stop.isInterrupted()).isTrue();
    assertThat(stop.isAtOnce()).isTrue();
    assertThat(stop.reason()).isNull();
  }

  @Test
  void failureThatEndsRunningWorkIsNotAnInterruption() throws InterruptedException {
    stop.ifGlobal(SampleFailures.of(FailureKind.WRONG_NETWORK));
    assertThat(stop.isAtOnce()).isTrue();
    // What ends with it was cancelled by the run, not by the user.
    stop.ifCancelled(new PhotoOutcome.Unsure(ADA, FailureKind.CANCELLED, null));
    assertThat(stop.ifGlobal(SampleFailures.of(FailureKind.CANCELLED))).isTrue();
    assertThat(stop.isInterrupted()).isFalse();
    assertThat(stop.reason()).isEqualTo("network blocked by the portal");
  }

  @Test
  void changeDeclinedAfterTheStopWasNotReached() {
    stop.because("no space left");
    assertThatThrownBy(() -> stop.ifCancelled(new PhotoOutcome.Declined(ADA)))
        .isInstanceOf(InterruptedException.class);
    assertThatCode(() -> stop.ifCancelled(new PhotoOutcome.Busy(ADA))).doesNotThrowAnyException();
  }
}
