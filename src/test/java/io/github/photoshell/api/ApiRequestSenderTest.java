package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.api.ApiRequestSender.PagedResult;
import io.github.photoshell.api.ApiRequestSender.Target;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import io.github.photoshell.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiRequestSenderTest {
  @StartStop final MockWebServer server = MockServers.create();
  private final List<Json> received = new ArrayList<>();
  private @Nullable Session session;

  @BeforeEach
  void connect() {
    Token token = Token.of("sk-key-of-ada").orElseThrow();
    session =
        new Session(
            Portal.at(
                SampleResponses.address(server), token, SampleResponses.PATIENT, exchange -> {}),
            new Account(SampleResponses.ADA, "ada", "Ada Lovelace", null),
            Scopes.unlimited(),
            null,
            new PortalVersion(null),
            null);
  }

  private PagedResult walk(Pair... query) {
    return ApiRequestSender.sendAll(
        Objects.requireNonNull(session),
        new RawRequest("GET", "/api/2.0/people/filter", List.of(query), List.of(), null),
        (response, items) -> received.addAll(items));
  }

  private String asked() throws InterruptedException {
    return String.valueOf(server.takeRequest().getUrl().query());
  }

  @Test
  void allPagesAreFetchedAsOneList() throws Exception {
    server.enqueue(SampleResponses.page(3, SampleResponses.ada(), SampleResponses.grace()));
    server.enqueue(
        SampleResponses.page(3, SampleResponses.profile("3", "omar", "Omar", "isAdmin", false)));
    PagedResult.Pages whole = (PagedResult.Pages) walk(new Pair("count", "2"));
    assertThat(whole.pages()).isEqualTo(2);
    assertThat(whole.items()).isEqualTo(3);
    assertThat(received).hasSize(3);
    assertThat(asked()).isEqualTo("count=2&startIndex=0");
    assertThat(asked()).isEqualTo("count=2&startIndex=2");
  }

  @Test
  void walkStartsAtStartIndex() throws Exception {
    server.enqueue(SampleResponses.page(3, SampleResponses.ada()));
    assertThat(walk(new Pair("startIndex", "2"))).isInstanceOf(PagedResult.Pages.class);
    assertThat(asked()).isEqualTo("startIndex=2");
  }

  @Test
  void listThatIgnoresStartIndexIsRequestedOnlyTwice() {
    server.enqueue(SampleResponses.ok("[1, 2]"));
    server.enqueue(SampleResponses.ok("[1, 2]"));
    PagedResult.Pages whole = (PagedResult.Pages) walk();
    assertThat(whole.items()).isEqualTo(2);
    assertThat(received).hasSize(2);
    assertThat(ApiText.incompleteList(whole)).isNull();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void pageWithoutNewIdEndsTheList() {
    for (int i = 0; i < 4; i++) {
      // The photo's hash differs in each response.
      server.enqueue(SampleResponses.ok("[{\"id\": %d, \"hash\": %d}]".formatted(i % 2, i)));
    }
    PagedResult.Pages whole = (PagedResult.Pages) walk();
    assertThat(whole.items()).isEqualTo(2);
    assertThat(whole.pages()).isEqualTo(3);
    assertThat(whole.cut()).isEqualTo(ListLimit.REPEATED);
    assertThat(String.valueOf(ApiText.incompleteList(whole)))
        .contains("Page 3 contained nothing new");
  }

  @Test
  void responseWithoutListIsReturned() {
    server.enqueue(SampleResponses.ok("{\"a\": 1}"));
    assertThat(walk()).isInstanceOf(PagedResult.NotAList.class);
  }

  @Test
  void refusedPageReportsItemsSoFar() {
    server.enqueue(SampleResponses.page(3, SampleResponses.ada(), SampleResponses.grace()));
    server.enqueue(SampleResponses.error(403, "Access denied"));
    assertThat(walk())
        .isInstanceOfSatisfying(
            PagedResult.PageRefused.class, broken -> assertThat(broken.items()).isEqualTo(2));
  }

  @ParameterizedTest
  @CsvSource({
    "people/@self,/api/2.0/people/@self",
    "/api/2.0/people/@self,/api/2.0/people/@self",
    "api/2.0/people/@self,/api/2.0/people/@self",
    "/storage/x.png,/storage/x.png",
    "HTTPS://portal.example.com/api/2.0/x,/api/2.0/x",
    "https://portal.example.com,/"
  })
  void pathMayBeShortAbsoluteOrUrl(String typed, String path) {
    ServerAddress portal = SampleResponses.address("https://portal.example.com");
    assertThat(ApiRequestSender.target(typed, portal)).contains(new Target(path, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.example.com.evil.example/x",
    "https://portal.example.com@evil.example/x",
    "http://portal.example.com/x",
    "https://portal.example.com:444/x"
  })
  void urlOfAnotherServerIsRejected(String typed) {
    ServerAddress portal = SampleResponses.address("https://portal.example.com");
    assertThat(ApiRequestSender.target(typed, portal)).isEmpty();
  }

  @Test
  void queryInPathIsDecodedOnce() {
    assertThat(ApiRequestSender.target("people/filter?filterValue=a%20b&count=2&x&bad=%", null))
        .contains(
            new Target(
                "/api/2.0/people/filter",
                List.of(
                    new Pair("filterValue", "a b"),
                    new Pair("count", "2"),
                    new Pair("x", ""),
                    new Pair("bad", "%"))));
  }
}
