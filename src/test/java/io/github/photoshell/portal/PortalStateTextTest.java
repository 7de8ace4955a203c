package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.photoshell.http.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalStateTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNPAID     | is unpaid                          | 'people', 'person' and 'status' still work."
            + " Photos work again when the owner has renewed the plan.",
        "SUSPENDED  | is suspended                       | Ask its owner or provider why. No command"
            + " works until it is active again.",
        "RESTORING  | is being restored from a backup    | Try again in a few minutes.",
        "MOVING     | is being moved to another server   | Try again in a few minutes.",
        "ENCRYPTING | is being encrypted                 | Try again in a few minutes.",
        "BUSY       | is being restored, moved or encrypted | Try again in a few minutes.",
      },
      quoteCharacter = '`')
  void stateHasItsWordsAndWhatToDo(FailureKind state, String words, String next) {
    assertThat(PortalStateText.of(state)).isEqualTo(words);
    assertThat(PortalStateText.next(state)).isEqualTo(next);
  }

  @Test
  void connectionToAPortalThatRefusesMostSaysWhatStillWorks() {
    assertThat(PortalStateText.afterConnecting(FailureKind.UNPAID))
        .isEqualTo(
            "The portal is unpaid: 'people', 'person' and 'status' still work. Photos work again"
                + " when the owner has renewed the plan.");
    assertThat(PortalStateText.afterConnecting(FailureKind.MOVING))
        .isEqualTo(
            "The portal is being moved to another server: until that is finished it only shows who"
                + " you are.");
  }

  @Test
  void otherFailuresAreNoState() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortalStateText.of(FailureKind.TIMED_OUT))
        .withMessage("TIMED_OUT is not a portal state");
  }
}
