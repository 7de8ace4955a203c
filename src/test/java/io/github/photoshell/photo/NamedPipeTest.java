package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests named pipes in place of files. */
@NeedsPosix("named pipes")
@Timeout(60)
class NamedPipeTest {
  @TempDir Path home;
  private PracticePortal portal;
  private TestShell shell;
  private Path pipe;

  @BeforeEach
  void start() throws Exception {
    portal = PracticePortal.start(PracticeSettings.defaults());
    shell = new TestShell(home, portal.address(), portal.keys().get(0).token());
    pipe = home.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private String line(String words) {
    return words.replace("PIPE", pipe.toString()).replace("PORTAL", portal.address());
  }

  private boolean isReaderWaiting() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("reads " + pipe));
  }

  @ParameterizedTest
  @ValueSource(strings = {"script none.txt", "lesson-check none.txt", "lesson-make none.txt"})
  void missingFileIsReportedAsMissing(String words) {
    assertThat(shell.console().run(words).remarks()).startsWith("There is no file none.txt.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script PIPE",
        "api PUT people/6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1/photo @PIPE",
        "api GET people/@self --description PIPE",
        "connect PORTAL --token-file PIPE",
        "connect PORTAL --ca-file PIPE",
        "lesson-make PIPE"
      })
  void ctrlCStopsWaitingForAPipe(String words) throws Exception {
    FutureTask<Output> typed = new FutureTask<>(() -> shell.console().run(line(words)));
    Thread typing = new Thread(typed);
    typing.start();
    while (!isReaderWaiting()) {
      assertThat(typed.isDone()).as("%s", words).isFalse();
      Thread.onSpinWait();
    }
    // Like Ctrl-C.
    typing.interrupt();
    Output output = typed.get(30, TimeUnit.SECONDS);
    assertThat(output.code()).as(output.remarks()).isEqualTo(130);
    assertThat(output.remarks()).isEqualTo("Cancelled.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script PIPE | version",
        "connect PORTAL --token-file PIPE | KEY",
        "api PUT people/6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1/photo @PIPE"
            + " | {\"files\": \"https://photos.example/ada.png\"}"
      })
  void pipeIsReadOnceItIsWritten(String both) throws Exception {
    String[] parts = both.split(" \\| ", -1);
    String text = parts[1].replace("KEY", portal.keys().get(0).token()) + "\n";
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.writeString(pipe, text);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    Output output = shell.console().run(line(parts[0]));
    written.get(30, TimeUnit.SECONDS);
    assertThat(output.code()).as(output.remarks()).isZero();
  }

  @Test
  void pipeIsRejectedAsAnImportList() {
    assertThat(shell.run("connect " + portal.address()).code()).isZero();
    TestShell.LineResult result = shell.run("photo-import " + pipe);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("cannot be imported: it is a pipe or a device; the report needs");
  }

  @Test
  void pipeAmongTheKeptPhotosIsNamedAndNothingOlderIsUndone() throws Exception {
    assertThat(shell.run("photo-set @self https://photos.example/ada.png").code()).isZero();
    assertThat(shell.run("photo-set @self https://photos.example/omar.png").code()).isZero();
    Path kept;
    try (Stream<Path> all = Files.walk(home.resolve("state/replaced-photos"))) {
      kept = all.filter(file -> file.endsWith("000002.properties")).findFirst().orElseThrow();
    }
    Files.delete(kept);
    assertThat(new ProcessBuilder("mkfifo", kept.toString()).start().waitFor()).isZero();
    for (String line : List.of("photo-undo", "photo-undo --list", "photo-redo")) {
      Output output = shell.console().run(line);
      assertThat(output.code()).as(line).isEqualTo(1);
      assertThat(output.remarks())
          .contains("The kept photos cannot be read on this computer: ", kept + ": not a regular")
          .contains("photoshell's state folder");
    }
    // Further changes are possible, and get the next number.
    assertThat(shell.run("photo-set @self https://photos.example/tiny.png").code()).isZero();
    Files.delete(kept);
    assertThat(shell.run("photo-undo").out()).startsWith("Change 3 is undone.");
  }
}
