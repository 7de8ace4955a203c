package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.SampleResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests by which name a photo is requested. */
class PhotoReaderTest {
  private static final String BY_ID = "/api/2.0/people/" + SampleResponses.ADA + "/photo";

  @StartStop final MockWebServer server = MockServers.create();
  private final List<String> requests = new ArrayList<>();
  private Supplier<MockResponse> byName =
      () -> SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 2));

  @BeforeEach
  void open() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request.getTarget());
            return request.getTarget().equals(BY_ID)
                ? SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 1))
                : byName.get();
          }
        });
  }

  private PhotoReader reader(@Nullable String userName) {
    Portal portal =
        Portal.at(
            SampleResponses.address(server),
            Token.of("sk-ada").orElseThrow(),
            SampleResponses.PATIENT,
            ExchangeListener.none());
    return new PhotoReader(portal, SampleResponses.ADA, userName);
  }

  private static @Nullable String hash(Reply<PhotoUrls> reply) {
    return reply.orThrow().hash();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "Ada.L_1-2", "10001", "éva", "4c65", "o'neil+x", "file"})
  void userNameReadsTheDatabase(String userName) {
    PhotoReader reader = reader(userName.replace("'", ""));
    assertThat(hash(reader.read())).isEqualTo("2");
    assertThat(hash(reader.read())).isEqualTo("2");
    assertThat(reader.isCurrent()).isTrue();
    assertThat(requests).hasSize(2).doesNotContain(BY_ID);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "@self",
        "a/b",
        "a%2fb",
        "a?b",
        "files",
        "FilesOfAda",
        "privacyroom",
        "9f1c2b7e-3a44-4a0e-8a53-6f5d3e2b9c10",
        "9F1C2B7E3A444A0E8A536F5D3E2B9C10"
      })
  void unsafeUserNameIsRequestedById(@Nullable String userName) {
    PhotoReader reader = reader(userName);
    assertThat(hash(reader.read())).isEqualTo("1");
    assertThat(reader.isCurrent()).isFalse();
    assertThat(requests).containsExactly(BY_ID);
  }

  @Test
  void staleUserNameIsRequestedOnce() {
    Map<String, MockResponse> responses =
        Map.of(
            "unknown", SampleResponses.error(404, "The user could not be found"),
            "elsewhere", SampleResponses.html(404),
            "grace", SampleResponses.ok(SampleResponses.photo(SampleResponses.GRACE, 3)));
    responses.forEach(
        (name, answer) -> {
          byName = () -> answer;
          requests.clear();
          PhotoReader reader = reader(name);
          assertThat(hash(reader.read())).as(name).isEqualTo("1");
          assertThat(hash(reader.read())).as(name).isEqualTo("1");
          assertThat(reader.isCurrent()).isFalse();
          assertThat(requests).as(name).filteredOn(path -> path.endsWith("/photo")).hasSize(3);
        });
  }

  @Test
  void otherRefusalsAreReturned() {
    byName = () -> SampleResponses.error(403, "Access denied");
    PhotoReader reader = reader("ada");
    assertThatThrownBy(() -> reader.read().orThrow()).isInstanceOf(PortalException.class);
    assertThat(requests).hasSize(1);
  }
}
