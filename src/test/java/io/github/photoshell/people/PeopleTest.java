package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
  @StartStop final MockWebServer server = MockServers.create();

  private final CurrentSession sessions = new CurrentSession();
  private final AtomicLong now = new AtomicLong();
  private final People people = new People(now::get);

  @BeforeEach
  void connect() {
    connect(Role.OWNER);
  }

  private void connect(Role role) {
    Token token = Token.of("sk-key-of-ada").orElseThrow();
    sessions.open(
        new Session(
            Portal.at(
                SampleResponses.address(server), token, SampleResponses.PATIENT, exchange -> {}),
            new Account(SampleResponses.ADA, "ada", "Ada Lovelace", role),
            new Scopes(List.of()),
            null,
            new PortalVersion("3.7.2"),
            null));
  }

  @Test
  void completionPageIsOneRequest() throws Exception {
    server.enqueue(SampleResponses.page(100_000, SampleResponses.ada(), SampleResponses.grace()));
    People.Page page = people.page(sessions.require(), "a");
    assertThat(page.people()).extracting(Person::userName).containsExactly("ada", "grace");
    assertThat(page.total()).isEqualTo(100_000);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(server.takeRequest().getUrl().queryParameter("filterValue")).isEqualTo("a");
  }

  @Test
  void searchIsSkippedWithoutPermission() {
    connect(Role.USER);
    assertThat(people.page(sessions.require(), "a").people()).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void userNameIsLookedUpExactly() {
    server.enqueue(SampleResponses.ok(SampleResponses.grace()));
    assertThat(people.withUserName(sessions.require(), "grace"))
        .extracting(Person::userName)
        .containsExactly("grace");
    server.enqueue(SampleResponses.error(404, "The user could not be found"));
    assertThat(people.withUserName(sessions.require(), "nobody7")).isEmpty();
    assertThat(people.withUserName(sessions.require(), "two words")).isEmpty();
    assertThat(people.withUserName(sessions.require(), "a@example.com")).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"Jose\u0301, Jos\u00e9", "'eve\u00a0', eve", "'\u200bzo\u200be ', zoe"})
  void nameIsSearchedAsTypedThenNormalized(String typed, String even) throws Exception {
    String person = SampleResponses.grace().replace("\"grace\"", "\"" + even + "\"");
    server.enqueue(SampleResponses.error(404, "The user could not be found"));
    server.enqueue(SampleResponses.page(0));
    server.enqueue(SampleResponses.ok(person));
    assertThat(people.find(sessions.require(), typed)).isInstanceOf(PersonLookup.Found.class);
    assertThat(server.takeRequest().getUrl().pathSegments()).endsWith(typed);
    server.takeRequest();
    assertThat(server.takeRequest().getUrl().pathSegments()).endsWith(even);
    // A user name that is stored with unusual characters is found with one request.
    server.enqueue(SampleResponses.ok(person.replace("\"" + even + "\"", "\"" + typed + "\"")));
    assertThat(people.find(sessions.require(), typed)).isInstanceOf(PersonLookup.Found.class);
  }

  @Test
  void refusedSearchIsNotAnEmptyResult() {
    server.enqueue(SampleResponses.error(500, "boom"));
    assertThatThrownBy(() -> people.withUserName(sessions.require(), "grace"))
        .isInstanceOf(PortalException.class);
    server.enqueue(SampleResponses.error(400, "boom"));
    assertThatThrownBy(() -> people.page(sessions.require(), "gr"))
        .isInstanceOf(PortalException.class);
    server.enqueue(SampleResponses.error(403, "Access denied"));
    assertThat(people.withUserName(sessions.require(), "grace")).isEmpty();
    server.enqueue(SampleResponses.error(403, "Access denied"));
    assertThat(people.page(sessions.require(), "gr").people()).isEmpty();
  }

  @Test
  void recentPeopleAreFoundWithoutARequest() {
    server.enqueue(SampleResponses.page(2, SampleResponses.ada(), SampleResponses.grace()));
    people.list(sessions.require(), PeopleQuery.of(""));
    assertThat(people.findRecent(sessions.require(), "LOVE ad"))
        .extracting(Person::userName)
        .containsExactly("ada");
    connect(Role.OWNER);
    assertThat(people.findRecent(sessions.require(), "love")).isEmpty();
  }

  @Test
  void changedPhotoIsRemembered() {
    server.enqueue(SampleResponses.page(1, SampleResponses.ada()));
    Person ada = people.page(sessions.require(), "ada").people().get(0);
    people.photoChanged(sessions.require(), ada, !ada.hasPhoto());
    assertThat(people.findRecent(sessions.require(), "ada"))
        .extracting(Person::hasPhoto)
        .containsExactly(!ada.hasPhoto());
  }

  @Test
  void cachedListingHasItsAgeIfThePortalIsUnreachable() throws Exception {
    server.enqueue(SampleResponses.page(1, SampleResponses.ada()));
    people.list(sessions.require(), PeopleQuery.of("ada"));
    server.close();
    now.addAndGet(Duration.ofSeconds(12).toNanos());
    PeopleListing listing = people.list(sessions.require(), PeopleQuery.of("ada"));
    assertThat(listing).isInstanceOf(PeopleListing.Cached.class);
    PeopleListing.Cached remembered = (PeopleListing.Cached) listing;
    assertThat(remembered.age()).isEqualTo(Duration.ofSeconds(12));
    assertThat(remembered.listed().people()).extracting(Person::userName).containsExactly("ada");
    assertThatThrownBy(() -> people.list(sessions.require(), PeopleQuery.of("grace")))
        .isInstanceOf(PortalException.class);
  }

  @Test
  void refusedTokenDoesNotUseTheCache() throws IOException {
    server.enqueue(SampleResponses.page(1, SampleResponses.ada()));
    people.list(sessions.require(), PeopleQuery.of("ada"));
    server.enqueue(SampleResponses.empty(401));
    assertThatThrownBy(() -> people.list(sessions.require(), PeopleQuery.of("ada")))
        .isInstanceOf(PortalException.class);
  }
}
