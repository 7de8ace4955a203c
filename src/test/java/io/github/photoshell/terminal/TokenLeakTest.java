package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a portal that returns the token wherever it can, and a user who types it in wrong places:
 * nothing printed or written of the exchanges contains it.
 */
@NeedsPosix("it starts the launcher by sh")
class TokenLeakTest {
  private static final String COOKIE = "c00c1e0c00c1e0c00c1e0c00c1e0";

  @TempDir Path folder;
  @StartStop final MockWebServer server = MockServers.create();

  private static MockResponse echoing(String portal, RecordedRequest request) {
    String token = String.valueOf(request.getHeaders().get("Authorization")).substring(7);
    MockResponse.Builder answer = Relay.forward(portal, request).newBuilder();
    answer.addHeader("Set-Cookie", "asc_auth_key=" + COOKIE + "; path=/");
    answer.addHeader("X-Echo", "it was Bearer " + token);
    if (request.getTarget().contains("/nobody")) {
      answer.code(400);
      answer.body(
          "{\"error\": {\"message\": \"Not with %1$s!\", \"stack\": \"%1$s\"}}".formatted(token));
    } else if (!request.getTarget().contains("/storage/")) {
      Buffer body = new Buffer();
      try {
        Objects.requireNonNull(answer.build().getBody()).writeTo(body);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      answer.body(
          body.readUtf8()
              .replace("\"department\":\"\"", "\"department\":\"by %s\"".formatted(token)));
    }
    return answer.build();
  }

  @Test
  void tokenIsNeverPrintedOrWritten() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      String token = portal.keys().get(0).token();
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return request.getHeaders().get("Authorization") == null
                  ? Relay.forward(portal.address(), request)
                  : echoing(portal.address(), request);
            }
          });
      List<String> lines = new ArrayList<>(List.of("transcript start walk.md", "trace body"));
      List<String> calls =
          List.of(
              "person @self",
              "people --all",
              "photo-show ada",
              "photo-set @self https://photos.example/ada.png",
              "photo-undo",
              "api GET people/filter?filterValue=" + token + " --json",
              "api GET people/@self/nobody --header 'X-Mine: " + token + "'",
              "api PUT people/omar/photo '{\"files\": \"https://a.example/?token=" + token + "\"}'",
              "api POST people/omar/photo --file File=@" + token + ".png --file x=" + token);
      for (String call : calls) {
        lines.add(call);
        lines.add("last");
        lines.add("last --json");
        for (String language : List.of("curl", "httpie", "python", "node", "java")) {
          lines.add("last --as " + language);
        }
      }
      lines.addAll(List.of("last --all", "last --all --json", "last --all --save calls.har"));
      lines.add("status");
      lines.addAll(List.of("doctor", "history", "transcript stop"));
      Files.write(folder.resolve("lines"), lines);
      Files.write(folder.resolve(token + ".png"), new byte[] {1, 2, 3});
      String launcher = LauncherTerminal.LAUNCHER;
      Path home = folder.resolve("home");
      String program = "'%s' --keep-going < lines".formatted(Path.of(launcher).toAbsolutePath());
      ProgramResult result =
          new ProgramRunner(folder, server.url("/").toString(), token)
              .run(List.of("sh", "-c", program), Map.of("PHOTOSHELL_HOME", home.toString()));
      Files.delete(folder.resolve("lines"));

      List<String> outputs = new ArrayList<>(List.of(result.out(), result.err()));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          outputs.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
      for (String output : outputs) {
        assertThat(output.lines())
            .noneMatch(line -> line.contains(token) || line.contains(encoded))
            .noneMatch(line -> line.contains(token.substring(20)) || line.contains(COOKIE));
      }
      // The result is still reported.
      assertThat(result.err()).contains("by ***", "Not with ");
      assertThat(result.out()).contains("DOCSPACE_API_KEY", "***");
      assertThat(folder.resolve("calls.har")).isNotEmptyFile();
      assertThat(folder.resolve("walk.md")).isNotEmptyFile();
    }
  }
}
