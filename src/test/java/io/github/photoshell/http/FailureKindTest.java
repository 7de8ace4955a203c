package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests which failures are of a kind, by what a caller does with them. */
class FailureKindTest {
  private static List<FailureKind> all(Predicate<FailureKind> predicate) {
    return Arrays.stream(FailureKind.values()).filter(predicate).toList();
  }

  @Test
  void changeMayHaveHappenedOnlyWhereTheRequestWasSentAndNotAnswered() {
    assertThat(all(FailureKind::isUnclear))
        .containsExactly(
            FailureKind.TIMED_OUT,
            FailureKind.CONNECTION_LOST,
            FailureKind.TOO_LARGE,
            FailureKind.UNREADABLE,
            FailureKind.PROXY);
  }

  @Test
  void portalIsBusyUntilItsOperationHasEnded() {
    assertThat(all(FailureKind::isBusy))
        .containsExactly(
            FailureKind.BUSY, FailureKind.RESTORING, FailureKind.MOVING, FailureKind.ENCRYPTING);
  }

  @Test
  void failureOfThePortalAffectsEveryRequest() {
    assertThat(all(FailureKind::isOfPortal))
        .containsExactly(
            FailureKind.WRONG_NETWORK,
            FailureKind.UNPAID,
            FailureKind.NO_PORTAL,
            FailureKind.NO_SUCH_CALL,
            FailureKind.SUSPENDED,
            FailureKind.BUSY,
            FailureKind.RESTORING,
            FailureKind.MOVING,
            FailureKind.ENCRYPTING);
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureHasItsOwnFewWords(FailureKind kind) {
    assertThat(kind.brief()).isNotBlank().hasSizeLessThan(42);
    assertThat(all(other -> other.brief().equals(kind.brief()))).containsExactly(kind);
  }
}
