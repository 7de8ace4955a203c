package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.http.Token;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NeedsPosix("the token commands are sh scripts")
@Timeout(30)
class TokenCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static CommandResult failure(String... command) {
    return catchThrowableOfType(
            CommandFailedException.class, () -> TokenCommand.run(List.of(command), PATIENCE, false))
        .result();
  }

  private static String said(String... command) {
    return failure(command).lines().get(0).plain();
  }

  @Test
  void outputIsTheToken() {
    assertThat(TokenCommand.run(List.of("echo", "sk-abc"), PATIENCE, false).isApiKey()).isTrue();
  }

  @Test
  void moreLinesMayFollowTheToken() {
    assertThat(output("sk-abc\\nurl: https://portal.example\\nuser: omar\\n")).isTrue();
    assertThat(output("sk-abc\\r\\nuser: omar")).isTrue();
    assertThat(said("printf", "API key: sk-abc\\nsk-def\\n"))
        .isEqualTo("The token command printed no API key.");
    assertThat(said("printf", "\\nsk-abc\\n")).isEqualTo("The token command printed no API key.");
  }

  private static boolean output(String printed) {
    return TokenCommand.run(List.of("printf", printed), PATIENCE, false).isApiKey();
  }

  @Test
  void leadingByteOrderMarkIsIgnored() {
    assertThat(
            TokenCommand.run(List.of("printf", "\\357\\273\\277sk-abc\\r\\n"), PATIENCE, false)
                .isApiKey())
        .isTrue();
  }

  @Test
  void argumentsAreNotPassedThroughAShell() {
    // A shell would print sk-abc; echo prints the words unchanged, which is not a token.
    assertThat(said("echo", "$(printf sk-abc)", ";", "true"))
        .isEqualTo("The token command printed no API key.");
  }

  @Test
  void failureShowsTheErrorOutput() {
    CommandResult result = failure("sh", "-c", "echo the store is locked >&2; exit 3");
    assertThat(result.lines().get(0).plain())
        .isEqualTo("The token command failed with exit code 3: the store is locked");
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONNECTED);
  }

  @Test
  void missingProgramIsReported() {
    assertThat(said("no-such-program"))
        .isEqualTo("The token command 'no-such-program' cannot be started.");
  }

  @Test
  void hangingProgramIsStopped() {
    CommandFailedException slow =
        catchThrowableOfType(
            CommandFailedException.class,
            () -> TokenCommand.run(List.of("sleep", "60"), Duration.ofMillis(100), false));
    assertThat(slow.result().lines().get(0).plain())
        .startsWith("The token command printed nothing");
  }

  @Test
  void backgroundProcessesOfTheProgramAreNotAwaited() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          Token token =
              TokenCommand.run(List.of("sh", "-c", "sleep 20 & echo sk-abc"), PATIENCE, false);
          assertThat(token.isApiKey()).isTrue();
        });
  }

  @Test
  void programEndedByCtrlCIsCancelled() {
    assertThatThrownBy(
            () -> TokenCommand.run(List.of("sh", "-c", "kill -INT $$; sleep 9"), PATIENCE, false))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptedWaitIsCancelled() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> TokenCommand.run(List.of("sleep", "60"), PATIENCE, false))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
