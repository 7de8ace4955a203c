package io.github.photoshell.session;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static io.github.photoshell.portal.SampleResponses.GRACE;
import static io.github.photoshell.portal.SampleResponses.ada;
import static io.github.photoshell.portal.SampleResponses.empty;
import static io.github.photoshell.portal.SampleResponses.error;
import static io.github.photoshell.portal.SampleResponses.grace;
import static io.github.photoshell.portal.SampleResponses.html;
import static io.github.photoshell.portal.SampleResponses.key;
import static io.github.photoshell.portal.SampleResponses.ok;
import static io.github.photoshell.portal.SampleResponses.problem;
import static io.github.photoshell.portal.SampleResponses.redirect;
import static io.github.photoshell.session.SamplePortal.BUILD;
import static io.github.photoshell.session.SamplePortal.BY_ID;
import static io.github.photoshell.session.SamplePortal.CAPABILITIES;
import static io.github.photoshell.session.SamplePortal.OWN_KEY;
import static io.github.photoshell.session.SamplePortal.SELF;
import static io.github.photoshell.session.SamplePortal.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.ServerAddress.AddressProblem;
import io.github.photoshell.http.Token;
import io.github.photoshell.http.TrustedAuthorities;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.ConnectOutcome.NotDocSpace;
import io.github.photoshell.session.ConnectOutcome.TokenRefused;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which requests connecting makes, and what their responses mean. */
class ConnectTest {
  private static final String TOKEN = "sk-key-of-ada";

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private final SamplePortal portal = new SamplePortal();
  private final List<String> requests = portal.requests();
  private Connect connect;
  private KnownPortals known;

  @BeforeEach
  void start() {
    server.setDispatcher(portal);
    known = new KnownPortals(home.resolve("known.properties"));
    connect = connect();
  }

  /** Returns a connector of another photoshell with the same files. */
  private Connect connect() {
    return new Connect(SampleResponses.PATIENT, ExchangeListener.none(), known, home);
  }

  private ConnectOutcome outcome() {
    return outcome(true);
  }

  private ConnectOutcome outcome(boolean asksUser) {
    return outcome(TOKEN, asksUser);
  }

  private ConnectOutcome outcome(@Nullable String token, boolean asksUser) {
    return connect.connect(
        server.url("/").toString(),
        false,
        () -> token == null ? null : Token.of(token).orElseThrow(),
        asksUser,
        Network.direct());
  }

  private Session session() {
    return session(true);
  }

  private Session session(boolean asksUser) {
    ConnectOutcome outcome = outcome(asksUser);
    assertThat(outcome).isInstanceOf(Connected.class);
    return ((Connected) outcome).session();
  }

  private FailureKind failure() {
    return catchThrowableOfType(PortalException.class, this::outcome).kind();
  }

  @Test
  void portalIsRecognizedBeforeItGetsTheKey() {
    Session session = session();
    assertThat(requests)
        .containsExactly(CAPABILITIES, BUILD, OWN_KEY + "+", SELF + "+", SETTINGS + "+");
    assertThat(session.account()).isEqualTo(new Account(ADA, "ada", "Ada Lovelace", Role.OWNER));
    assertThat(session.version().docSpace()).isEqualTo("3.7.2.1830");
    assertThat(session.uploadLimit()).isEqualTo(500);
    assertThat(session.state()).isNull();
    assertThat(session.key())
        .isEqualTo(
            new Session.Key(
                "photo shell", "sk-***9f3a", OffsetDateTime.parse("2026-12-31T23:00:00+01:00")));
    assertThat(connect.lastFailure()).isEmpty();
  }

  @Test
  void addressThatIsNoneIsNotAsked() {
    assertThat(address("http://ada:hush@portal.example"))
        .isEqualTo(
            new ConnectOutcome.BadAddress(
                "http://…@portal.example",
                AddressProblem.HAS_CREDENTIALS,
                "http://portal.example"));
    assertThat(address("portal.example"))
        .isEqualTo(
            new ConnectOutcome.BadAddress(
                "portal.example", AddressProblem.NO_SCHEME, "https://portal.example"));
    assertThat(connect.lastFailure()).isEmpty();
  }

  private ConnectOutcome address(String typed) {
    return connect.connect(typed, false, () -> null, true, Network.direct());
  }

  @Test
  void keyIsSentUnencryptedToAnotherComputerOnlyIfAllowed() {
    assertThat(address("http://portal.invalid")).isInstanceOf(ConnectOutcome.PlainHttp.class);
    PortalException unknown =
        catchThrowableOfType(
            PortalException.class,
            () ->
                connect.connect("http://portal.invalid", true, () -> null, true, Network.direct()));
    assertThat(unknown.kind()).isEqualTo(FailureKind.UNKNOWN_HOST);
    assertThat(connect.lastFailure().orElseThrow().address())
        .isEqualTo(SampleResponses.address("http://portal.invalid"));
  }

  @Test
  void unusableProxyIsNamedAndNothingIsSent() {
    ProxySettings proxies =
        ProxySettings.of(Map.of("HTTPS_PROXY", "ftp://hush@proxy.example"), Map.of());
    assertThat(
            connect.connect(
                "https://portal.invalid",
                false,
                () -> null,
                true,
                new Network(TrustedAuthorities.none(), proxies)))
        .isEqualTo(new ConnectOutcome.BadProxy("HTTPS_PROXY"));
  }

  @Test
  void otherServersGetNoKey() {
    for (MockResponse other :
        List.of(ok("{}"), html(200), html(404), empty(404), empty(401), empty(403))) {
      portal.respond(CAPABILITIES, other);
      assertThat(outcome()).isInstanceOf(NotDocSpace.class);
    }
    portal.respond(CAPABILITIES, ok("{}"));
    assertThat(outcome())
        .isEqualTo(new NotDocSpace(SampleResponses.address(server), 200, BodyKind.JSON));
    portal.respond(CAPABILITIES, html(404));
    assertThat(outcome())
        .isEqualTo(new NotDocSpace(SampleResponses.address(server), 404, BodyKind.HTML));
    portal.respond(CAPABILITIES, redirect("https://else.example/login"));
    assertThat(outcome())
        .isEqualTo(
            new ConnectOutcome.Redirected(
                SampleResponses.address(server), "https://else.example", 302));
    portal.respond(CAPABILITIES, empty(302));
    assertThat(outcome()).isInstanceOf(NotDocSpace.class);
    assertThat(requests).noneMatch(request -> request.contains("+"));
    assertThat(connect.lastFailure().orElseThrow().address())
        .isEqualTo(SampleResponses.address(server));
  }

  @Test
  void missingPortalIsOneOfDocSpaceIfItSaysSoInJson() {
    portal.respond(CAPABILITIES, problem(404));
    assertThat(outcome()).isInstanceOf(NotDocSpace.class);
    portal.respond(SETTINGS, problem(404));
    assertThat(failure()).isEqualTo(FailureKind.NO_PORTAL);
  }

  @Test
  void portalThatIsBusyIsSignedInTo() {
    portal.respond(CAPABILITIES, problem(403));
    portal.respond(BUILD, problem(403));
    portal.respond(SETTINGS, ok("{\"tenantStatus\": 4}"));
    Session session = session();
    assertThat(session.state()).isEqualTo(FailureKind.RESTORING);
    assertThat(session.version().docSpace()).isNull();
    assertThat(known.find(session.address())).isNull();
  }

  @Test
  void nothingIsSentWithoutAKey() {
    assertThat(outcome(null, true)).isEqualTo(new ConnectOutcome.NoToken());
    assertThat(requests).containsExactly(CAPABILITIES, BUILD);
  }

  @Test
  void refusedKeyOpensNoSession() {
    portal.respond(OWN_KEY, empty(401));
    assertThat(outcome()).isEqualTo(new TokenRefused(true));
    assertThat(requests).endsWith(OWN_KEY + "+");
    assertThat(connect.lastFailure()).isPresent();
    portal.respond(OWN_KEY, ok(key("\"*\"")));
    portal.respond(SELF, empty(401));
    assertThat(outcome()).isEqualTo(new TokenRefused(true));
    assertThat(outcome("an-access-token", true)).isEqualTo(new TokenRefused(false));
  }

  @Test
  void accessTokenHasAllRightsOfItsPerson() {
    assertThat(((Connected) outcome("an-access-token", true)).session())
        .returns(null, Session::key)
        .returns(Scopes.unlimited(), Session::scopes)
        .returns(500L, Session::uploadLimit);
    assertThat(requests).doesNotContain(OWN_KEY + "+");
  }

  @Test
  void olderPortalsDoNotShowTheKey() {
    for (MockResponse older : List.of(html(404), problem(404), empty(403))) {
      portal.respond(OWN_KEY, older);
      Session session = session();
      assertThat(session.key()).isNull();
      assertThat(session.scopes()).isEqualTo(Scopes.unlimited());
      assertThat(session.account().userName()).isEqualTo("ada");
    }
  }

  @Test
  void limitedKeyReadsItsPersonById() {
    portal.respond(OWN_KEY, ok(key("\"accounts:write\"")));
    portal.respond(BY_ID, ok(grace().replace(GRACE, ADA)));
    Session session = session();
    assertThat(session.account().displayName()).isEqualTo("Grace Hopper");
    assertThat(session.scopes()).isEqualTo(new Scopes(List.of("accounts:write")));
    assertThat(session.uploadLimit()).isNull();
    assertThat(requests).doesNotContain(SELF + "+", SETTINGS + "+").contains(BY_ID + "+");
    portal.respond(BY_ID, empty(403));
    assertThat(session().account()).isEqualTo(new Account(ADA, null, "Ada Lovelace", null));
  }

  @Test
  void limitedKeyReadsTheSettingsOfAnOlderPortal() {
    portal.respond(BUILD, ok("{\"docSpace\": \"3.6.0.1\"}"));
    portal.respond(OWN_KEY, ok(key("\"accounts:write\"")));
    assertThat(session().uploadLimit()).isEqualTo(500);
  }

  @Test
  void versionIsThatOfTheSettingsIfNoOtherIsKnown() {
    portal.respond(BUILD, empty(403));
    assertThat(session().version().docSpace()).isEqualTo("3.7.2.1830");
    portal.respond(SETTINGS, empty(403));
    assertThat(session().version().docSpace()).isNull();
  }

  @Test
  void keyThatShowsNoPersonIsTooNarrow() {
    portal.respond(OWN_KEY, html(404));
    portal.respond(SELF, empty(403));
    assertThat(outcome()).isEqualTo(new ConnectOutcome.KeyTooNarrow(true));
    assertThat(outcome("an-access-token", true)).isEqualTo(new ConnectOutcome.KeyTooNarrow(false));
    portal.respond(SELF, error(400, "No"));
    assertThat(failure()).isEqualTo(FailureKind.REFUSED);
  }

  @Test
  void unpaidPortalIsConnectedIfItShowsThePerson() {
    portal.respond(OWN_KEY, empty(402));
    Session session = session();
    assertThat(session.state()).isEqualTo(FailureKind.UNPAID);
    assertThat(session.hidesKey()).isTrue();
    portal.respond(SELF, empty(403));
    assertThat(outcome()).isEqualTo(new ConnectOutcome.Unpaid());
  }

  @Test
  void personWithoutANameIsShownByTheIdentifier() {
    portal.respond(SELF, ok(ada().replace("Ada Lovelace", " ")));
    assertThat(session().account().displayName()).isEqualTo(ADA);
    portal.respond(SELF, ok(ada().replace("\"Ada Lovelace\"", "null")));
    assertThat(session().account().displayName()).isEqualTo(ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "null"})
  void keyWithoutAReadableDateHasNoEnd(String date) {
    portal.respond(
        OWN_KEY, ok(key("\"*\"").replace("\"2026-12-31T23:00:00.0000000+01:00\"", date)));
    assertThat(session().key()).isNotNull().returns(null, Session.Key::expiresAt);
  }

  @Test
  void anotherKeyIsTriedOnTheSamePortal() {
    Session session = session();
    requests.clear();
    ConnectOutcome outcome = connect.reconnect(session, Token.of("sk-other").orElseThrow());
    assertThat(outcome).isInstanceOf(Connected.class);
    assertThat(((Connected) outcome).session().version()).isEqualTo(session.version());
    assertThat(requests).doesNotContain(CAPABILITIES, BUILD).contains(OWN_KEY + "+");
    portal.respond(OWN_KEY, empty(401));
    assertThat(connect.reconnect(session, Token.of("sk-other").orElseThrow()))
        .isInstanceOf(TokenRefused.class);
  }

  @Test
  void sessionIsCheckedAgainAndStaysOpen() {
    Session session = session();
    requests.clear();
    portal.respond(BUILD, ok("{\"docSpace\": \"3.8.0.1\"}"));
    assertThat(((Connected) connect.recheck(session)).session().version().docSpace())
        .isEqualTo("3.8.0.1");
    assertThat(requests).startsWith(CAPABILITIES, BUILD, OWN_KEY + "+").hasSize(5);
    portal.respond(CAPABILITIES, ok("{}"));
    assertThat(connect.recheck(session)).isInstanceOf(NotDocSpace.class);
    assertThat(session.portal().hasApiKey()).isTrue();
    assertThat(session.portal().api().self().orThrow().id()).isEqualTo(ADA);
  }

  @Test
  void knownPortalIsAskedWithoutBeingRecognizedAgain() {
    Session first = session(false);
    assertThat(requests).startsWith(CAPABILITIES);
    requests.clear();
    connect = connect();
    Session again = session(false);
    assertThat(requests).containsExactlyInAnyOrder(OWN_KEY + "+", BY_ID + "+", SETTINGS + "+");
    assertThat(again)
        .returns(first.account(), Session::account)
        .returns(first.scopes(), Session::scopes)
        .returns(first.key(), Session::key)
        .returns(first.version(), Session::version)
        .returns(first.uploadLimit(), Session::uploadLimit);
    assertThat(connect.lastFailure()).isEmpty();
    requests.clear();
    session(true);
    assertThat(requests).startsWith(CAPABILITIES);
  }

  @Test
  void knownPortalWithALimitedKeyIsAskedForItsVersion() {
    portal.respond(OWN_KEY, ok(key("\"accounts:write\"")));
    session(false);
    requests.clear();
    assertThat(session(false).version().docSpace()).isEqualTo("3.7.2.1830");
    assertThat(requests).containsExactlyInAnyOrder(OWN_KEY + "+", BY_ID + "+", BUILD);
  }

  @Test
  void keyOfAnotherPersonIsNoticedOnAKnownPortal() {
    session(false);
    portal.respond(OWN_KEY, ok(key("\"*\"").replace(ADA, GRACE)));
    portal.respond(SELF, ok(grace()));
    assertThat(session(false).account().userName()).isEqualTo("grace");
    portal.respond(OWN_KEY, ok(key("\"accounts:read\"").replace(ADA, GRACE)));
    portal.respond("people/" + GRACE, ok(grace()));
    assertThat(session(false).account().userName()).isEqualTo("grace");
  }

  @Test
  void accessTokenOnAKnownPortalReadsItsOwnPerson() {
    session(false);
    requests.clear();
    assertThat(((Connected) outcome("an-access-token", false)).session().account().userName())
        .isEqualTo("ada");
    assertThat(requests).containsExactlyInAnyOrder(SELF + "+", SETTINGS + "+");
  }

  @Test
  void knownPortalThatAnswersOtherwiseIsAskedAsAnUnknownOne() {
    session(false);
    portal.respond(OWN_KEY, empty(401));
    requests.clear();
    assertThat(outcome(false)).isInstanceOf(TokenRefused.class);
    assertThat(requests).contains(CAPABILITIES);
    assertThat(connect.lastFailure()).isPresent();
    portal.respond(OWN_KEY, ok(key("\"*\"")));
    portal.respond(BY_ID, html(200));
    assertThat(session(false).account().userName()).isEqualTo("ada");
    portal.respond(SETTINGS, empty(403));
    assertThat(session(false).version().docSpace()).isEqualTo("3.7.2.1830");
  }

  @ParameterizedTest
  @CsvSource({"429, TOO_MANY", "0, CONNECTION_LOST"})
  void knownPortalThatCannotAnswerIsNotAskedAgain(int status, FailureKind kind) {
    session(false);
    portal.respond(
        OWN_KEY,
        status == 0
            ? SampleResponses.brokenLine()
            : new MockResponse.Builder().code(status).setHeader("Retry-After", "900").build());
    requests.clear();
    assertThat(catchThrowableOfType(PortalException.class, () -> outcome(false)).kind())
        .isEqualTo(kind);
    assertThat(requests).doesNotContain(CAPABILITIES);
    assertThat(connect.lastFailure()).isPresent();
  }

  @Test
  void knownPortalWithoutAKeyGetsNone() {
    session(false);
    requests.clear();
    assertThat(outcome(null, false)).isInstanceOf(ConnectOutcome.NoToken.class);
    assertThat(requests).containsExactly(CAPABILITIES, BUILD);
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(strings = {CAPABILITIES, OWN_KEY, "known", "recheck", "reconnect"})
  void attemptInProgressIsCancelled(String where) throws InterruptedException {
    Session before = session(!where.equals("known"));
    CountDownLatch came = new CountDownLatch(1);
    String silent = where.equals(CAPABILITIES) || where.equals("recheck") ? CAPABILITIES : OWN_KEY;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getUrl().encodedPath().endsWith(silent)) {
              came.countDown();
              return SampleResponses.silence();
            }
            return portal.dispatch(request);
          }
        });
    Thread user =
        new Thread(
            () -> {
              try {
                came.await();
              } catch (InterruptedException e) {
                return;
              }
              connect.cancelCalls();
            });
    user.start();
    PortalException cancelled =
        catchThrowableOfType(
            PortalException.class,
            () -> {
              switch (where) {
                case "recheck" -> connect.recheck(before);
                case "reconnect" -> connect.reconnect(before, Token.of("sk-other").orElseThrow());
                default -> outcome(!where.equals("known"));
              }
            });
    assertThat(cancelled.kind()).isEqualTo(FailureKind.CANCELLED);
    user.join();
  }
}
