package io.github.photoshell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.shell.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class TokenCommandTest {
  @Test
  void whatItPrintsIsTheToken() {
    assertThat(TokenCommand.run(List.of("echo", "sk-abc")).isApiKey()).isTrue();
  }

  @Test
  void noShellReadsItsArguments() {
    // A shell would print sk-abc; echo prints the words as they are, and that is no token.
    assertThatThrownBy(() -> TokenCommand.run(List.of("echo", "$(printf sk-abc)", ";", "true")))
        .hasMessage("The token command printed no token.");
  }

  @Test
  void failureIsToldInItsOwnWords() {
    assertThatThrownBy(
            () -> TokenCommand.run(List.of("sh", "-c", "echo the store is locked >&2; exit 3")))
        .isInstanceOf(UsageException.class)
        .hasMessage("The token command ended with 3: the store is locked");
  }

  @Test
  void missingProgramIsSaid() {
    assertThatThrownBy(() -> TokenCommand.run(List.of("no-such-program")))
        .hasMessage("The token command 'no-such-program' cannot be started.");
  }
}
