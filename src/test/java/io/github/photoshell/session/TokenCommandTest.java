package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.http.Token;
import io.github.photoshell.session.TokenCommand.TokenCommandOutput;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsPosix("the token commands are sh scripts")
@Timeout(30)
class TokenCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration BEFORE_PATIENCE_ENDS = Duration.ofSeconds(6);

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
  void failureWithoutErrorOutputShowsTheExitCode() {
    CommandResult result = failure("sh", "-c", "exit 3");
    assertThat(result.lines().get(0).plain())
        .isEqualTo("The token command failed with exit code 3.");
    assertThat(result.lines().get(1).plain())
        .isEqualTo("Run it by itself to see why: sh -c exit 3");
  }

  @Test
  void programThatAsksGetsNoAnswer() {
    assertThat(
            TokenCommand.run(List.of("sh", "-c", "cat; echo sk-abc"), PATIENCE, false).isApiKey())
        .isTrue();
  }

  @Test
  void longOutputMayFollowTheToken() {
    String prints = "echo sk-abc; head -c 200000 /dev/zero";
    assertThat(TokenCommand.run(List.of("sh", "-c", prints), PATIENCE, false).isApiKey()).isTrue();
  }

  private static String saidInBriefTime(String... command) {
    return catchThrowableOfType(
            CommandFailedException.class,
            () -> TokenCommand.run(List.of(command), Duration.ofMillis(300), false))
        .result()
        .lines()
        .get(0)
        .plain();
  }

  @Test
  void hangingProgramIsStoppedWithTheProgramsThatItStarted(@TempDir Path folder) throws Exception {
    Path started = folder.resolve("started");
    assertThat(saidInBriefTime("sh", "-c", "sleep 60 & echo $! > '" + started + "'; wait"))
        .startsWith("The token command printed nothing");
    long child = Long.parseLong(Files.readString(started).strip());
    ProcessHandle.of(child).ifPresent(one -> assertThat(one.onExit()).succeedsWithin(PATIENCE));
  }

  @Test
  void backgroundProcessThatPrintsNothingIsNotAwaited() {
    assertTimeoutPreemptively(
        BEFORE_PATIENCE_ENDS,
        () ->
            // Which one depends on whether Java is reading its output as the program ends.
            assertThat(saidInBriefTime("sh", "-c", "sleep 20 & sleep 0.1"))
                .matches("The token command printed (nothing within 0 seconds|no API key)\\."));
  }

  @Test
  void backgroundProcessesOfTheProgramAreNotAwaited() {
    assertTimeoutPreemptively(
        BEFORE_PATIENCE_ENDS,
        () -> {
          Token token =
              TokenCommand.run(List.of("sh", "-c", "sleep 20 & echo sk-abc"), PATIENCE, false);
          assertThat(token.isApiKey()).isTrue();
        });
  }

  @Test
  void programEndedByCtrlCIsCancelled() {
    assertThatThrownBy(
            // As after Ctrl-C, but also where the tests run with SIGINT ignored.
            () -> TokenCommand.run(List.of("sh", "-c", "exit 130"), PATIENCE, false))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptedWaitIsCancelled() throws InterruptedException {
    Thread waiting = Thread.currentThread();
    Thread ctrlC =
        new Thread(
            () -> {
              // Earlier, an agent that changes classes as they are loaded could lose it.
              while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              waiting.interrupt();
            });
    ctrlC.start();
    assertThatThrownBy(() -> TokenCommand.run(List.of("sleep", "60"), PATIENCE, false))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    ctrlC.join();
  }

  /** Output of a program that comes only when somebody waits for it, and does not end by itself. */
  private static TokenCommandOutput outputWhenAwaited(String printed) {
    Thread reader = Thread.currentThread();
    return TokenCommandOutput.startReading(
        new InputStream() {
          private boolean isPrinted;

          @Override
          public int read(byte[] buffer, int start, int length) throws IOException {
            if (isPrinted) {
              // The output stays open.
              LockSupport.park();
              throw new EOFException();
            }
            while (reader.getState() != Thread.State.TIMED_WAITING) {
              Thread.onSpinWait();
            }
            isPrinted = true;
            byte[] bytes = printed.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bytes, 0, buffer, start, bytes.length);
            return printed.isEmpty() ? -1 : bytes.length;
          }

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }
        });
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(strings = {"sk-abc", ""})
  void lateOutputIsReturnedAsItComesAndWiped(String printed) throws Exception {
    TokenCommandOutput output = outputWhenAwaited(printed);
    long latest = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    assertThat(output.take(latest)).asString(StandardCharsets.UTF_8).isEqualTo(printed);
    assertThat(output.take(latest)).isEqualTo(new byte[printed.length()]);
  }
}
