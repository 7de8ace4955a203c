package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests what is said if the folder of a lesson's files cannot be used. */
class SolutionRunnerTest {
  private static CommandResult unusable(String reason) {
    return SolutionRunner.unusable(new ScratchFolder(Path.of("files")), new IOException(reason));
  }

  @Test
  void fullDiskIsNoWrongUse() {
    CommandResult full = unusable("files: No space left on device");
    assertThat(full.exitCode()).isEqualTo(ExitCode.NO_ANSWER);
    assertThat(full.lines().get(1).plain()).isEqualTo("Free some space, then try again.");
  }

  @Test
  void folderThatIsNotOursIsToBeRemoved() {
    CommandResult link = unusable("files/a is a link or not a regular file");
    assertThat(link.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(link.lines().get(1).plain()).isEqualTo("Remove files; the lesson creates it again.");
  }
}
