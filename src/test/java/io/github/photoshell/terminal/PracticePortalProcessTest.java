package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code practice-portal} as a separate process with another HTTP client. */
@NeedsPosix("Ctrl-C is sent by kill")
class PracticePortalProcessTest {
  private static final String PHOTO = "/api/2.0/people/omar/photo";
  private static final String SET = "_orig_400-400.png";

  @TempDir Path home;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /** A running portal. */
  private record Running(Process process, String address, String key) {}

  private Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(LauncherTerminal.LAUNCHER);
    command.add("practice-portal");
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(home.resolve("out").toFile())
            .redirectError(home.resolve("err").toFile());
    builder.environment().put("PHOTOSHELL_HOME", home.toString());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Running running(String... options) throws Exception {
    Process process = start(options);
    await(process, "err", "runs until Ctrl-C");
    List<String> lines = Files.readAllLines(home.resolve("out"));
    assertThat(lines.get(1)).matches("admin +omar +sk-[0-9a-f]{64}");
    return new Running(process, lines.get(0), lines.get(1).replaceFirst(".* ", ""));
  }

  private void await(Process process, String file, String words) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.readString(home.resolve(file)).contains(words)) {
      assertThat(process.isAlive() && System.nanoTime() < end)
          .as("never said '%s', but: %s", words, Files.readString(home.resolve(file)))
          .isTrue();
      Thread.sleep(20);
    }
  }

  private HttpResponse<String> sendRequest(Running portal, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(portal.address() + path))
            .header("Authorization", "Bearer " + portal.key())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private int ended(Process process) throws Exception {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static void interrupt(Process process) throws Exception {
    String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
  }

  @Test
  void requestsAreLoggedAndStateIsSavedAtCtrlC() throws Exception {
    Path file = home.resolve("friday.json");
    Running portal = running("--log", "--save", file.toString());
    String ada = "{\"files\": \"https://photos.example/ada.png\"}";
    assertThat(sendRequest(portal, "PUT", PHOTO, ada).statusCode()).isEqualTo(200);
    assertThat(sendRequest(portal, "PUT", "/api/2.0/people/uma/photo", ada).statusCode())
        .isEqualTo(403);
    await(portal.process(), "err", "people/uma/photo");
    assertThat(Files.readString(home.resolve("err")))
        .containsPattern("omar \\(admin\\) +200 +PUT " + PHOTO.replace("/api/2.0/", ""))
        .containsPattern("omar \\(admin\\) +403 +PUT people/uma/photo")
        .doesNotContain(portal.key());
    interrupt(portal.process());
    assertThat(ended(portal.process())).isEqualTo(130);
    assertThat(Files.readString(home.resolve("err"))).contains("The practice portal has stopped.");
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
    Running again = running("--load", file.toString());
    assertThat(sendRequest(again, "GET", PHOTO, "").body()).contains(SET);
  }

  @Test
  void stateIsSavedAtSigterm() throws Exception {
    Path file = home.resolve("friday.json");
    Running portal = running("--save", file.toString());
    String ada = "{\"files\": \"https://photos.example/ada.png\"}";
    assertThat(sendRequest(portal, "PUT", PHOTO, ada).statusCode()).isEqualTo(200);
    portal.process().destroy();
    ended(portal.process());
    assertThat(sendRequest(running("--load", file.toString()), "GET", PHOTO, "").body())
        .contains(SET);
  }

  @Test
  void invalidOptionsAreReportedInTwoLines() throws Exception {
    Files.writeString(home.resolve("none.json"), "{}");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      List<List<String>> cases =
          List.of(
              List.of("Port " + port + " is in use.", "--port", port),
              List.of("--port takes a whole number from 1 to 65535, not '0'.", "--port", "0"),
              List.of("--port takes a whole number from 1 to 65535, not 'x'.", "--port=x"),
              List.of("'2.0' is not a version that the practice portal knows.", "--rules", "2.0"),
              List.of("--people takes a whole number from 24 to 100000", "--people", "3"),
              List.of("--ca-out needs --https.", "--ca-out", "ca.pem"),
              List.of("no/ca.pem cannot be written", "--https", "--ca-out", "no/ca.pem"),
              List.of("There is no file no.json.", "--load", "no.json"),
              List.of("/dev/zero is not a regular file.", "--load", "/dev/zero"),
              List.of(
                  "it is not the state of a practice", "--load", home.resolve("none.json") + ""),
              List.of("no/x.json cannot be written: its folder", "--save", "no/x.json"),
              List.of("has no option --prot. Did you mean --port?", "--prot", "8092"));
      for (List<String> one : cases) {
        Process process = start(one.subList(1, one.size()).toArray(String[]::new));
        assertThat(ended(process)).as("%s", one).isEqualTo(2);
        List<String> lines =
            Files.readAllLines(home.resolve("err")).stream()
                .filter(line -> !line.startsWith("SLF4J"))
                .toList();
        assertThat(lines).as("%s", one).hasSize(2);
        assertThat(lines.get(0)).contains(one.get(0));
      }
    }
  }
}
