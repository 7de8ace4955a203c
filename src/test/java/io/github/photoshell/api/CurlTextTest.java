package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.RequestSnapshot.Field;
import io.github.photoshell.http.RequestSnapshot.File;
import io.github.photoshell.http.RequestSnapshot.Form;
import io.github.photoshell.http.RequestSnapshot.Header;
import io.github.photoshell.http.RequestSnapshot.Words;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands in a real sh and checks the requests that are sent. */
@NeedsPosix("the shown commands are for sh")
class CurlTextTest {
  private static final String UNUSUAL_TEXT =
      "a'b\"c $HOME `id` $(id) \\ !! # & ; * [x] {y} é % \t~";

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private final List<Exchange> exchanges = new ArrayList<>();

  private Portal portal() {
    ServerAddress address = ((ServerAddress.Parsed.Valid) ServerAddress.parse(base())).address();
    return Portal.at(
        address,
        Token.of("sk-of-ada").orElseThrow(),
        Timeouts.usual(),
        call -> exchanges.add(call.exchange()));
  }

  private String base() {
    return server.url("/").toString().replaceFirst("/$", "");
  }

  private static String command(RequestSnapshot call, Map<String, String> variables) {
    return CurlText.of(call, variables).stream().map(Text::plain).collect(Collectors.joining("\n"));
  }

  private ProgramResult sh(String script) throws IOException, InterruptedException {
    return new ProgramRunner(folder, base(), "sk-of-ada").sh(script, Map.of());
  }

  private List<String> words(RequestSnapshot call, Map<String, String> variables) throws Exception {
    String shown = "curl() { for word; do printf '%s\\n' \"$word\"; done; }\n";
    return sh(shown + command(call, variables)).out().lines().toList();
  }

  private static RequestSnapshot json(String body) {
    return new RequestSnapshot(
        "PUT",
        "/api/2.0/people/1/photo",
        true,
        List.of(
            new Header("Accept", "application/json"),
            new Header("Content-Type", "application/json")),
        new Words(body));
  }

  private static RequestSnapshot form(RequestSnapshot.Part... parts) {
    return new RequestSnapshot("POST", "/photo", true, List.of(), new Form(List.of(parts)));
  }

  @Test
  void commandLooksLikeTheApiDocumentation() {
    assertThat(command(json("{\"files\":\"https://photos.example/ada.png?a=1&b=2\"}"), Map.of()))
        .isEqualTo(
            """
            curl -sS --fail-with-body -X PUT \\
              "$DOCSPACE_BASE_URL/api/2.0/people/1/photo" \\
              -H "Authorization: Bearer $DOCSPACE_API_KEY" \\
              -H 'Accept: application/json' \\
              -H 'Content-Type: application/json' \\
              --data '{"files":"https://photos.example/ada.png?a=1&b=2"}'\
            """);
    assertThat(
            command(
                form(
                    new File("File", "me.jpg", "me.jpg", "image/jpeg"),
                    new Field("Autosave", "true")),
                Map.of()))
        .endsWith("  -F 'File=@me.jpg' \\\n  -F 'Autosave=true'");
  }

  @Test
  void bodyArrivesUnchanged() throws Exception {
    String body =
        "{\"files\":\""
            + UNUSUAL_TEXT.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t")
            + "\"}";
    assertThat(words(json(body), Map.of())).endsWith("--data", body);
    assertThat(words(json("@not-a-file"), Map.of())).endsWith("--data-raw", "@not-a-file");
  }

  @Test
  void invisibleCharactersAreEscapedInJson() throws Exception {
    assertThat(words(json("{\n\"a\":\t\"\u202e\u0007\"\n}"), Map.of()))
        .endsWith("{ \"a\": \"\\u202e\\u0007\" }");
  }

  @Test
  void variablesReplaceUnknownValues() throws Exception {
    RequestSnapshot call =
        new RequestSnapshot(
            "GET", "/people/ID-1/photo?of=ID-1x'", true, List.of(), new Words("'ID-1!'"));
    assertThat(words(call, Map.of("ID-1", "PERSON_ID")))
        .contains(base() + "/people//photo?of=x'", "'!'");
    String known = "PERSON_ID='of $(ada)'\n";
    assertThat(
            sh(known
                    + "curl() { printf '%s\\n' \"$@\"; }\n"
                    + command(call, Map.of("ID-1", "PERSON_ID")))
                .out())
        .contains("/people/of $(ada)/photo?of=of $(ada)x'\n", "'of $(ada)!'");
    RequestSnapshot plain =
        new RequestSnapshot(
            "GET", "/people/ID-1/photo", true, List.of(), new RequestSnapshot.Nothing());
    assertThat(command(plain, Map.of("ID-1", "PERSON_ID")))
        .contains("\"$DOCSPACE_BASE_URL/people/$PERSON_ID/photo\"");
  }

  @Test
  void urlOfAnotherServerGetsNoApiKey() throws Exception {
    RequestSnapshot call =
        new RequestSnapshot(
            "GET", "https://cdn.example/a'b.png", false, List.of(), new RequestSnapshot.Nothing());
    assertThat(words(call, Map.of()))
        .containsExactly("-sS", "--fail-with-body", "https://cdn.example/a'b.png");
  }

  @Test
  void curlSendsTheSameRequest() throws Exception {
    assumeTrue(sh("curl --version").code() == 0, "no curl here");
    Path picture = Files.writeString(folder.resolve("my \"best\"; pic, é.JPG"), "picture");
    Portal portal = portal();
    List<Runnable> calls =
        List.of(
            () -> portal.api().profile(UNUSUAL_TEXT),
            () -> portal.api().profiles(ProfileQuery.of(UNUSUAL_TEXT, 5)),
            () -> portal.api().setPhoto("1", "https://photos.example/" + UNUSUAL_TEXT),
            () -> portal.api().clearPhoto("1"),
            () ->
                portal
                    .api()
                    .uploadPhoto(
                        "1", picture, "image/png", "picture".getBytes(StandardCharsets.UTF_8)),
            portal.api()::capabilities);
    for (Runnable call : calls) {
      exchanges.clear();
      server.enqueue(new MockResponse.Builder().body("{}").build());
      server.enqueue(new MockResponse.Builder().body("{}").build());
      call.run();
      ProgramResult result = sh(command(exchanges.get(0).call(), Map.of()));
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(seen(server.takeRequest())).isEqualTo(seen(server.takeRequest()));
    }
  }

  @Test
  void refusalSetsExitCodeAndPrintsBody() throws Exception {
    assumeTrue(sh("curl --version").code() == 0, "no curl here");
    server.enqueue(new MockResponse.Builder().code(403).body("Access denied").build());
    ProgramResult result = sh(command(json("{}"), Map.of()));
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.out()).contains("Access denied");
  }

  private static List<String> seen(RecordedRequest request) {
    String type = Objects.requireNonNullElse(request.getHeaders().get("Content-Type"), "");
    String boundary = type.replaceFirst(".*boundary=", "");
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    return List.of(
        request.getMethod(),
        request.getTarget(),
        String.valueOf(request.getHeaders().get("Authorization")),
        String.valueOf(request.getHeaders().get("Accept")),
        type.replace(boundary, "-"),
        body.replace(boundary, "-")
            .replaceAll("-{2,}", "--")
            .replaceAll("Content-Length: \\d+\r\n", "")
            // Browsers and OkHttp escape a quote this way; curl differs, with a change in 7.81.
            .replace("%22", "\"")
            .replace("\\\"", "\""));
  }
}
