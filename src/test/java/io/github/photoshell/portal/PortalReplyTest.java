package io.github.photoshell.portal;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.http.Token;
import io.github.photoshell.text.Json;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how responses become replies. */
class PortalReplyTest {
  @StartStop final MockWebServer server = MockServers.create();

  private <T> Reply<T> after(MockResponse response, Function<PortalApi, Reply<T>> call) {
    server.enqueue(response);
    return call.apply(
        Portal.at(
                SampleResponses.address(server),
                Token.of("sk-ada").orElseThrow(),
                SampleResponses.PATIENT,
                ExchangeListener.none())
            .api());
  }

  private static Reply.Failed<?> failureOf(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return (Reply.Failed<?>) reply;
  }

  @Test
  void replyHasValueAndJson() {
    var ok = after(SampleResponses.ok(SampleResponses.ada()), PortalApi::self).okOrThrow();

    assertThat(ok.value().userName()).isEqualTo("ada");
    assertThat(ok.value().role()).isEqualTo(Role.OWNER);
    assertThat(ok.total()).isNull();
    assertThat(ok.json().pretty()).contains("\"department\": \"\"").doesNotContain("statusCode");
  }

  @Test
  void searchReplyHasTheTotal() {
    var ok =
        after(
                SampleResponses.page(7, SampleResponses.ada(), SampleResponses.grace()),
                api -> api.profiles(ProfileQuery.of(null, 2)))
            .okOrThrow();

    assertThat(ok.value()).extracting(Profile::userName).containsExactly("ada", "grace");
    assertThat(ok.total()).isEqualTo(7);
    assertThat(ok.json().items()).hasSize(2);
  }

  @Test
  void refusalMayHaveStatus200() {
    Reply<UploadReply> reply =
        after(
            SampleResponses.ok("{\"success\": false, \"message\": \"format `&#39; @ error\"}"),
            api -> api.uploadPhoto(ADA, Path.of("ada.txt"), "image/png", new byte[] {1, 2}));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(200);
              assertThat(refused.reason()).isEqualTo("format `' @ error");
            });
  }

  @Test
  void onlyDisplayNamesAreDecoded() {
    Profile profile =
        after(
                SampleResponses.ok(
"""
{"id": "1", "displayName": "Sean O&#39;Neil &#27;[31m", "lastName": "O&#39;Neil",
 "email": "a&amp;b@example.com"}\
"""),
                PortalApi::self)
            .orThrow();

    // The escape character is decoded here; the screen output removes it.
    assertThat(profile.displayName()).isEqualTo("Sean O'Neil \u001b[31m");
    assertThat(profile.lastName()).isEqualTo("O&#39;Neil");
    assertThat(profile.email()).isEqualTo("a&amp;b@example.com");
  }

  @Test
  void unusedFieldsMayHaveAnyType() {
    Profile profile =
        after(
                SampleResponses.ok(
                    """
                    {"firstName": {"a": [1, {"b": null}]}, "lastName": 7, "activationStatus": "x",
                     "hasAvatar": "yes", "avatarOriginal": [], "profileUrl": true, "isLDAP": 1e400,
                     "isSSO": true, "registrationDate": null, "id": "1", "email": "a@example.com"}
                    """),
                PortalApi::self)
            .orThrow();

    assertThat(profile)
        .extracting(
            Profile::firstName,
            Profile::lastName,
            Profile::hasAvatar,
            Profile::avatarOriginal,
            Profile::isLDAP,
            Profile::registrationDate,
            Profile::email)
        .containsExactly(null, "7", null, null, null, null, "a@example.com");
  }

  @Test
  void invalidHtmlEntityIsKept() {
    assertThat(
            after(
                    SampleResponses.ok("{\"id\": \"1\", \"displayName\": \"&#99999999;\"}"),
                    PortalApi::self)
                .orThrow()
                .displayName())
        .isEqualTo("&#99999999;");
  }

  @Test
  void errorEnvelopeIsARefusalWithReason() {
    var reply = after(SampleResponses.error(403, "Access denied"), api -> api.photo(ADA));

    assertThat(reply)
        .isEqualTo(
            new Reply.Refused<PhotoUrls>(
                "GET " + SampleResponses.address(server) + "/api/2.0/people/" + ADA + "/photo",
                403,
                "Access denied"));
    assertThatThrownBy(reply::orThrow)
        .isInstanceOfSatisfying(
            PortalException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.REFUSED);
              assertThat(e.status()).isEqualTo(403);
              assertThat(e.detail()).isEqualTo("Access denied");
            })
        .hasMessageNotContaining("STACK");
  }

  @Test
  void validationErrorIsARefusal() {
    var reply =
        after(
            SampleResponses.invalid("The field Count must be between 1 and 100."),
            api -> api.profiles(ProfileQuery.of(null, 101)));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.reason()).isEqualTo("The field Count must be between 1 and 100.");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "401, empty,   TOKEN_REFUSED",
    "402, empty,   UNPAID",
    "402, problem, UNPAID",
    "403, empty,   KEY_LACKS_SCOPE",
    "403, problem, BUSY",
    "402, html,    PROXY",
    "403, text,    PROXY",
    "403, rule,    WRONG_NETWORK",
    "403, string,  WRONG_NETWORK",
    "403, json,    PROXY",
    "403, html,    PROXY",
    "404, empty,   NO_PORTAL",
    "404, problem, NO_PORTAL",
    "404, html,    NO_PORTAL",
    "413, html,    PROXY",
    "418, html,    PROXY",
    "418, empty,   UNREADABLE",
    "429, empty,   TOO_MANY",
    "500, empty,   PROXY",
    "502, html,    PROXY",
    "503, empty,   PROXY",
    "504, html,    PROXY",
    "304, empty,   REDIRECTED",
    "200, html,    UNREADABLE",
    "200, empty,   UNREADABLE",
    "200, text,    UNREADABLE",
    "200, problem, UNREADABLE",
    "204, empty,   UNREADABLE",
  })
  void failureKindDependsOnStatusThenBody(int status, String body, FailureKind kind) {
    MockResponse response =
        switch (body) {
          case "empty" -> SampleResponses.empty(status);
          case "problem" -> SampleResponses.problem(status);
          case "html" -> SampleResponses.html(status);
          case "rule" -> SampleResponses.text(status, "The access to the portal is restricted.");
          case "string" -> SampleResponses.json(status, "\"Der Zugang ist eingeschränkt\"");
          case "json" -> SampleResponses.json(status, "{\"message\": \"no route\"}");
          default -> SampleResponses.text(status, "Not for you");
        };
    for (int i = 0; i < 3; i++) {
      server.enqueue(response);
    }

    var failed = failureOf(after(response, PortalApi::self));

    assertThat(failed.kind()).isEqualTo(kind);
    assertThat(failed.status()).isEqualTo(status);
    assertThat(failed.call())
        .isEqualTo("GET " + SampleResponses.address(server) + "/api/2.0/people/@self");
    assertThat(failed.bodyKind())
        .isEqualTo(
            switch (body) {
              case "problem", "string", "json" -> BodyKind.JSON;
              case "rule" -> BodyKind.TEXT;
              default -> BodyKind.valueOf(body.toUpperCase(java.util.Locale.ROOT));
            });
  }

  @Test
  void refusalTextIsOneLineWithoutSecrets() {
    String key = "sk-" + "0123456789abcdef".repeat(4);
    assertThat(refusalText(SampleResponses.text(403, "No\u001b[31m way:\n  " + key + "\t!")))
        .isEqualTo("No way: sk-*** !");
    assertThat(
            refusalText(
                page(502, "<html><head><title>Bad &amp; ugly</title><style>a{}</style></head>")))
        .isEqualTo("Bad & ugly");
    assertThat(
            refusalText(
                page(
                    403,
                    "<title>Blocked</title><body><!-- x --><script>run()</script>"
                        + "<h1>Sorry,</h1> you&#39;re out")))
        .isEqualTo("Blocked: Sorry, you're out");
    assertThat(refusalText(page(403, "<title>403 No</title><h1>403 No</h1><hr>nginx")))
        .isEqualTo("403 No nginx");
    assertThat(refusalText(SampleResponses.text(400, "x".repeat(500))))
        .hasSize(200)
        .endsWith("xx…");
    assertThat(refusalText(SampleResponses.json(403, "\"Der Zugang ist eingeschränkt\"")))
        .isEqualTo("Der Zugang ist eingeschränkt");
    assertThat(refusalText(SampleResponses.json(403, "{\"message\": \"no route\"}")))
        .isEqualTo("no route");
    assertThat(refusalText(SampleResponses.empty(403))).isNull();
    assertThat(refusalText(SampleResponses.text(401, "Sign in first"))).isEqualTo("Sign in first");
  }

  private @Nullable String refusalText(MockResponse response) {
    server.enqueue(response);
    Portal portal =
        Portal.at(
                SampleResponses.address(server),
                Token.of("sk-ada").orElseThrow(),
                SampleResponses.PATIENT,
                ExchangeListener.none())
            .inBackground();
    return failureOf(portal.api().self()).detail();
  }

  private static MockResponse page(int status, String html) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body(html)
        .build();
  }

  @ParameterizedTest
  @CsvSource({"402", "413", "500", "503", "418"})
  void reasonInTheBodyOverridesTheStatus(int status) {
    assertThat(after(SampleResponses.error(status, "quota"), PortalApi::self))
        .isInstanceOf(Reply.Refused.class);
  }

  @Test
  void refused401WithReasonIsStillARefusedToken() {
    var failed = failureOf(after(SampleResponses.error(401, "expired"), PortalApi::self));

    assertThat(failed.kind()).isEqualTo(FailureKind.TOKEN_REFUSED);
    assertThat(failed.detail()).isEqualTo("expired");
  }

  @Test
  void unusedFieldsOfAPersonMayBeInvalid() {
    Profile profile =
        after(
                SampleResponses.ok(
"""
{"id": "1", "registrationDate": {"a": 1}, "isLDAP": "perhaps", "profileUrl": [],
 "activationStatus": "no", "firstName": false, "groups": 7, "status": 1,
 "usedSpace": 123456789012345678901234567890}\
"""),
                PortalApi::self)
            .orThrow();

    assertThat(profile)
        .returns(null, Profile::registrationDate)
        .returns(null, Profile::isLDAP)
        .returns(Role.USER, Profile::role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": null}",
        "{\"id\": \" \"}",
        "{\"id\": [1]}",
        "{\"id\": \"1\", \"status\": \"enabled\"}",
        "{\"id\": \"1\", \"isOwner\": \"yes\"}",
        "{\"id\": \"1\", \"displayName\": {}}",
        "[]",
        "null",
        "7",
      })
  void invalidRequiredFieldIsUnreadable(String profile) {
    var failed = failureOf(after(SampleResponses.ok(profile), PortalApi::self));

    assertThat(failed.kind()).isEqualTo(FailureKind.UNREADABLE);
    assertThat(failed.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"response\": {\"id\": \"1\"}",
        "{\"response\": {\"id\": \"1\"}} and more",
        "{response: {id: 1}}",
        "[]",
        "\"response\"",
        "{\"count\": 1}",
      })
  void truncatedEnvelopeIsUnreadable(String body) {
    assertThat(failureOf(after(SampleResponses.json(200, body), PortalApi::self)).kind())
        .isEqualTo(FailureKind.UNREADABLE);
  }

  @Test
  void excessiveNestingIsUnreadable() {
    String deep = "{\"response\":".repeat(5000) + "1" + "}".repeat(5000);

    assertThat(failureOf(after(SampleResponses.json(200, deep), PortalApi::self)).kind())
        .isEqualTo(FailureKind.UNREADABLE);
    // A portal does not send this.
    assertThat(failureOf(after(SampleResponses.json(403, deep), PortalApi::self)).kind())
        .isEqualTo(FailureKind.PROXY);
  }

  @Test
  void excessivelyLongNumbersAreUnreadable() {
    String number = "9".repeat(2_000_000);
    String answer = "{\"id\": \"1\", \"x\": " + number + "}";

    // Unused fields of a person are not read.
    Json json = after(SampleResponses.ok(answer), PortalApi::self).okOrThrow().json();
    assertThatThrownBy(json::pretty)
        .isInstanceOfSatisfying(
            PortalException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREADABLE));

    assertThat(
            failureOf(after(SampleResponses.ok(answer.replace("x", "status")), PortalApi::self))
                .kind())
        .isEqualTo(FailureKind.UNREADABLE);
  }

  @Test
  void keyMayHaveNoPermissions() {
    ApiKey key =
        after(
                SampleResponses.ok("{\"createBy\": {\"id\": \"1\"}, \"name\": null}"),
                PortalApi::ownKey)
            .orThrow();

    assertThat(key.permissions()).isEmpty();
    assertThat(key.expiresAt()).isNull();
  }

  @Test
  void zeroUploadLimitMeansNoLimit() {
    assertThat(
            after(SampleResponses.ok("{\"maxImageUploadSize\": 0}"), PortalApi::settings)
                .orThrow()
                .uploadLimit())
        .isNull();
    assertThat(
            after(SampleResponses.ok("{\"maxImageUploadSize\": 5242880}"), PortalApi::settings)
                .orThrow()
                .uploadLimit())
        .isEqualTo(5242880L);
  }

  @Test
  void responseOverTheLimitIsRejected() {
    for (int status : List.of(200, 403)) {
      Buffer body = new Buffer();
      body.write(new byte[PortalLimits.RESPONSE_BYTES + 1]);
      var failed =
          failureOf(
              after(new MockResponse.Builder().code(status).body(body).build(), PortalApi::self));

      assertThat(failed.kind()).isEqualTo(FailureKind.TOO_LARGE);
      assertThat(failed.status()).isEqualTo(status);
    }
  }

  @Test
  void responseOfExactlyTheLimitIsRead() {
    String rest = "\"}, \"response\": {\"id\": \"1\"}}";
    String start = "{\"links\": {\"x\": \"";
    String body =
        start + "x".repeat(PortalLimits.RESPONSE_BYTES - start.length() - rest.length()) + rest;

    assertThat(after(SampleResponses.json(200, body), PortalApi::self))
        .isInstanceOf(Reply.Ok.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/login, /login",
    "/login?token=secret, /login?…",
    "../x/y, /api/2.0/x/y",
    "https://ada:pw@other.example:8443/a?b=c, https://other.example:8443",
  })
  void redirectReportsItsTarget(String location, String expected) {
    var failed = failureOf(after(SampleResponses.redirect(location), PortalApi::self));

    assertThat(failed.kind()).isEqualTo(FailureKind.REDIRECTED);
    assertThat(failed.detail()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | it is a profile without an ID",
        "{\"id\": \"1\", \"email\": {\"a\": 1}} | 'response.email' has the wrong type",
        "[ | it is not JSON at line 1, column 15: names and texts need double quotes, and a"
            + " comma needs a value after it",
      })
  void unreadableResponseIsExplained(String response, String expected) {
    var failed = failureOf(after(SampleResponses.ok(response), PortalApi::self));

    assertThat(failed.kind()).isEqualTo(FailureKind.UNREADABLE);
    assertThat(failed.detail()).isEqualTo(expected);
  }

  @Test
  void nonJsonResponseIsReportedWithItsType() {
    assertThat(failureOf(after(SampleResponses.text(200, "hello\nAda"), PortalApi::self)).detail())
        .isEqualTo("it is text: hello Ada");
    assertThat(failureOf(after(page(200, "<title>Sign in</title>"), PortalApi::self)).detail())
        .isEqualTo("it is a web page: Sign in");
    assertThat(failureOf(after(SampleResponses.empty(200), PortalApi::self)).detail())
        .isEqualTo("it is empty");
    assertThat(failureOf(after(SampleResponses.json(200, "[]"), PortalApi::self)).detail())
        .isEqualTo("it is other JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "utf-16", "utf-16le", "utf-8"})
  void responseCharsetIsUsed(String charset) {
    String body = "{\"response\": {\"id\": \"1\", \"displayName\": \"Jürgen\"}}";
    MockResponse response =
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json; charset=" + charset)
            .body(new Buffer().writeString(body, Charset.forName(charset)))
            .build();

    assertThat(after(response, PortalApi::self).orThrow().displayName()).isEqualTo("Jürgen");
  }

  @Test
  void byteOrderMarkInAResponseIsIgnored() {
    String body = "\ufeff{\"response\": {\"id\": \"1\", \"displayName\": \"Jürgen\"}}";
    var ok = after(SampleResponses.json(200, body), PortalApi::self).okOrThrow();

    assertThat(ok.value().displayName()).isEqualTo("Jürgen");
    assertThat(ok.json().pretty()).contains("Jürgen");
  }
}
