package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs exported programs whose headers are repeated or left out, and checks what they send. */
@NeedsPosix("the programs are written for sh")
class ExportedHeadersTest {
  private static final String TOKEN = "sk-of-ada";

  /** What the tools cannot leave out. */
  private static final Map<ExportLanguage, String> NOTES =
      Map.of(
          ExportLanguage.HTTPIE, "# HTTPie cannot leave out User-Agent.",
          ExportLanguage.NODE, "// fetch cannot leave out Accept and User-Agent.");

  /** The tools that send a header only once. */
  private static final Set<ExportLanguage> JOINING =
      Set.of(ExportLanguage.PYTHON, ExportLanguage.NODE);

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private final List<Exchange> exchanges = new ArrayList<>();

  private String base() {
    return server.url("/").toString().replaceFirst("/$", "");
  }

  private RecordedRequest next() throws InterruptedException {
    return server.takeRequest();
  }

  private Exchange sent(String method, List<Pair> headers, Set<String> omitted) throws Exception {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    ServerAddress address = ((ServerAddress.Parsed.Valid) ServerAddress.parse(base())).address();
    Portal.at(
            address,
            Token.of(TOKEN).orElseThrow(),
            Timeouts.usual(),
            call -> exchanges.add(call.exchange()))
        .call(
            new RawRequest(
                method,
                "/api/2.0/people/@self",
                List.of(),
                headers,
                omitted,
                method.equals("GET") ? null : new RawRequest.JsonContent("{\"a\": \"é\"}")));
    next();
    return exchanges.get(exchanges.size() - 1);
  }

  /** Returns the requests of the short form and of the whole program. */
  private List<RecordedRequest> repeated(ExportLanguage exportLanguage, Exchange exchange)
      throws Exception {
    Programs programs = new Programs(folder, base(), TOKEN);
    programs.assumeRuns(exportLanguage);
    server.enqueue(new MockResponse.Builder().body("{}").build());
    server.enqueue(new MockResponse.Builder().body("{}").build());
    for (ProgramResult result :
        List.of(
            programs.runShortForm(exportLanguage, exchange),
            programs.run(exportLanguage, exchange))) {
      assertThat(result.code()).as(result.toString()).isZero();
    }
    return List.of(next(), next());
  }

  private static List<String> code(ExportLanguage exportLanguage, Exchange exchange) {
    return Stream.concat(
            exportLanguage.shortForm(exchange).stream(), exportLanguage.program(exchange).stream())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void headerSentTwiceIsSentTwiceAgain(ExportLanguage exportLanguage) throws Exception {
    Exchange exchange = sent("GET", List.of(new Pair("X-A", "1"), new Pair("x-a", "2")), Set.of());
    boolean joins = JOINING.contains(exportLanguage);
    assertThat(code(exportLanguage, exchange).stream().filter(line -> line.contains("only once")))
        .hasSize(joins ? 2 : 0);
    for (RecordedRequest request : repeated(exportLanguage, exchange)) {
      assertThat(request.getHeaders().values("X-A"))
          .isEqualTo(joins ? List.of("1, 2") : List.of("1", "2"));
    }
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void headersThatWereLeftOutAreNotSent(ExportLanguage exportLanguage) throws Exception {
    Set<String> omitted = Set.of("accept", "content-type", "user-agent");
    Exchange exchange = sent("PUT", List.of(), omitted);
    String note = NOTES.get(exportLanguage);
    assertThat(code(exportLanguage, exchange).stream().filter(line -> line.contains("cannot")))
        .isEqualTo(note == null ? List.of() : List.of(note, note));
    for (RecordedRequest request : repeated(exportLanguage, exchange)) {
      Headers headers = request.getHeaders();
      assertThat(headers.get("Content-Type")).isNull();
      assertThat(headers.get("Authorization")).isEqualTo("Bearer " + TOKEN);
      assertThat(request.getBody()).isNotNull();
      assertThat(request.getBody().utf8()).isEqualTo("{\"a\": \"é\"}");
      assertThat(Stream.of("Accept", "User-Agent").filter(name -> headers.get(name) != null))
          .allMatch(name -> note != null && note.contains(name));
    }
  }
}
