package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedOutputTest {
  @TempDir Path folder;

  /** Returns a stream whose writes fail. */
  private static OutputStream failing(String words) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException(words);
      }
    };
  }

  private static CommandResult reported(CheckedOutput checkedOutput) {
    checkedOutput.writeQuietly(new byte[] {'a'});
    assertThat(checkedOutput.hasFailed()).isTrue();
    return catchThrowableOfType(CommandFailedException.class, checkedOutput::reportFailure)
        .result();
  }

  @Test
  @NeedsPosix("mkfifo")
  void closedPipeIsIgnoredInAnyLanguage() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CommandResult result = reported(new CheckedOutput(failing("Relais bris\u00e9 (pipe)"), pipe));
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.lines()).isEmpty();
  }

  @Test
  void failedOutputIsReportedOnce() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    CheckedOutput checkedOutput = new CheckedOutput(failing("No space left on device"), file);
    assertThat(reported(checkedOutput).lines())
        .extracting(Text::plain)
        .first()
        .isEqualTo("Standard output could not be written: No space left on device.");
    assertThatCode(checkedOutput::reportFailure).doesNotThrowAnyException();
  }

  @Test
  void unknownOutputTypeIsJudgedByTheErrorText() {
    Path unknown = folder.resolve("none");
    assertThat(reported(new CheckedOutput(failing("Broken pipe"), unknown)).lines()).isEmpty();
    assertThat(reported(new CheckedOutput(failing("Bad file descriptor"), unknown)).lines())
        .hasSize(2);
  }

  @Test
  void writtenOutputIsNotReported() {
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    CheckedOutput checkedOutput = new CheckedOutput(arrived, folder.resolve("none"));
    checkedOutput.writeQuietly(new byte[] {1, 2});
    checkedOutput.reportFailure();
    assertThat(checkedOutput.hasFailed()).isFalse();
    assertThat(arrived.toByteArray()).isEqualTo(new byte[] {1, 2});
  }
}
