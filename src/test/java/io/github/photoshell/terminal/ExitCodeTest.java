package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests every result in every mode: single command, -c, script, standard input, and prompt. */
@NeedsPosix("Ctrl-C is sent by kill")
class ExitCodeTest {
  private static final String ADA = "https://photos.example/ada.png";

  @TempDir Path home;

  /**
   * A line and its result.
   *
   * @param line words without quotes
   * @param errorText the text on standard error; empty if there is none
   */
  private record Case(int code, String portal, String key, List<String> line, String errorText) {}

  private enum Mode {
    ONE_COMMAND,
    LINES,
    SCRIPT,
    STANDARD_INPUT
  }

  /** Starts a server that never responds and opens the gate when a request arrives. */
  private static MockWebServer silent(CountDownLatch requested) throws IOException {
    MockWebServer server = MockServers.create();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requested.countDown();
            return new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS).build();
          }
        });
    server.start();
    return server;
  }

  @Test
  void everyResultHasTheSameExitCodeInEveryMode() throws Exception {
    ExecutorService few = Executors.newFixedThreadPool(2);
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      String address = portal.address();
      String admin = PracticeKeys.named(portal, "admin");
      List<String> people = List.of("people");
      List<Case> cases =
          List.of(
              new Case(0, address, admin, List.of("person", "@self"), ""),
              new Case(1, address, admin, List.of("photo-set", "sean", ADA), "only Sean O'Neil"),
              new Case(2, address, admin, List.of("poeple"), "Did you mean 'people'?"),
              new Case(3, "http://127.0.0.1:1", admin, people, "Cannot connect to 127.0.0.1:1."),
              new Case(
                  4,
                  address,
                  PracticeKeys.named(portal, "expired"),
                  people,
                  "The portal refused the API key"),
              new Case(130, "", admin, people, "Cancelled."));
      List<Future<String>> problems = new ArrayList<>();
      for (Case testCase : cases) {
        for (Mode way : Mode.values()) {
          problems.add(few.submit(deviations(testCase, way)));
        }
      }
      SoftAssertions all = new SoftAssertions();
      for (Future<String> problem : problems) {
        all.assertThat(problem.get(120, TimeUnit.SECONDS)).isEmpty();
      }
      all.assertAll();
    } finally {
      few.shutdownNow();
    }
  }

  /** Returns the deviations from the expected result; empty if there are none. */
  private Callable<String> deviations(Case testCase, Mode way) {
    return () -> {
      CountDownLatch requested = new CountDownLatch(1);
      try (MockWebServer silent = silent(requested)) {
        String name = way + "-" + testCase.code();
        String line = String.join(" ", testCase.line()) + "\n";
        Path lines = Files.writeString(home.resolve(name + ".txt"), "# a comment\n\n" + line);
        Path out = home.resolve(name + ".out");
        Path err = home.resolve(name + ".err");
        List<String> command = new ArrayList<>();
        command.add(LauncherTerminal.LAUNCHER);
        command.addAll(
            switch (way) {
              case ONE_COMMAND -> testCase.line();
              case LINES -> List.of("-c", "# a comment\n\n" + line);
              case SCRIPT -> List.of("script", lines.toString());
              case STANDARD_INPUT -> List.<String>of();
            });
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectInput(
                    way == Mode.STANDARD_INPUT
                        ? lines.toFile()
                        : Files.createFile(home.resolve(name + ".in")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        String address =
            testCase.portal().isEmpty() ? silent.url("/").toString() : testCase.portal();
        builder.environment().put("PHOTOSHELL_HOME", home.resolve(name).toString());
        builder.environment().put("DOCSPACE_BASE_URL", address);
        builder.environment().put("DOCSPACE_API_KEY", testCase.key());
        Process process = builder.start();
        if (testCase.code() == 130) {
          assertThat(requested.await(60, TimeUnit.SECONDS)).as("a call").isTrue();
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return name + " did not end";
        }
        String errorText = Files.readString(err);
        boolean hasErrorText =
            testCase.errorText().isEmpty()
                ? errorText.isEmpty()
                : errorText.contains(testCase.errorText());
        boolean located =
            way == Mode.ONE_COMMAND || testCase.code() == 0 || errorText.contains(", line 3");
        boolean results = Files.readString(out).isEmpty() == (testCase.code() != 0);
        return process.exitValue() == testCase.code() && hasErrorText && located && results
            ? ""
            : name
                + " ended with "
                + process.exitValue()
                + ": "
                + errorText
                + Files.readString(out);
      }
    };
  }

  @Test
  void noErrorEndsThePrompt() throws Exception {
    CountDownLatch requested = new CountDownLatch(1);
    try (MockWebServer silent = silent(requested);
        LauncherTerminal terminal = new LauncherTerminal(home, Map.of())) {
      terminal.enter("photoshell", "people").await("Not connected to a portal.");
      terminal.enter("photoshell", "poeple").await("Did you mean 'people'?");
      terminal.enter("photoshell", "connect http://127.0.0.1:1").await("Cannot connect to");
      terminal.enter("photoshell", "connect " + silent.url("/"));
      assertThat(requested.await(20, TimeUnit.SECONDS)).isTrue();
      terminal.ctrl('C').await("Cancelled.");
      terminal.enter("photoshell", "practice");
      terminal.enter("practice (omar)", "photo-set sean " + ADA).await("only Sean O'Neil");
      terminal.enter("practice (omar)", "version").await("on Java");
      terminal.awaitPrompt("practice (omar)").ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }
}
