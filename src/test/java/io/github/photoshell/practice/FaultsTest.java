package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.practice.PracticeFaults.PendingFault;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FaultsTest extends PracticePortalTestBase {
  private static final PracticeCounters NO_CHANGES = new PracticeCounters(0, 0, 0);

  private final PracticePortal portal;
  private final TestClient uma;

  FaultsTest(ServerVersion version) {
    portal = open(version);
    uma = as(portal, "user");
  }

  private TestResponse put(PracticeFault fault) {
    portal.faults().add(once(fault));
    return uma.put(photo("uma"), ADA_URL);
  }

  private void assertNothingChanged() {
    assertThat(portal.counters()).isEqualTo(NO_CHANGES);
    assertThat(portal.findPerson("uma").orElseThrow().photo()).isNull();
  }

  private void assertChanged() {
    assertThat(portal.counters()).isEqualTo(new PracticeCounters(1, 1, 1));
    assertThat(portal.findPerson("uma").orElseThrow().photo()).isNotNull();
    assertThat(uma.get(photo("uma")).string("response", "original")).contains("_orig_400-400.png");
  }

  @ContractRow("P39")
  @Test
  void rateLimitReportsTheWaitTime() {
    long now = Instant.now().getEpochSecond();
    TestResponse response = put(PracticeFault.RATE_LIMIT);
    assertThat(response.status()).isEqualTo(429);
    assertThat(response.body().size()).isZero();
    assertThat(response.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(response.headers().firstValue("X-RateLimit-Limit")).hasValue("1500");
    assertThat(response.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
    assertThat(response.headers().firstValueAsLong("X-RateLimit-Reset").orElseThrow())
        .isBetween(now + 2, now + 60);
    assertNothingChanged();
  }

  @ContractRow("P39")
  @Test
  void rateLimitWithoutRetryAfterReportsNoWaitTime() {
    TestResponse response = put(PracticeFault.RATE_LIMIT_MUTE);
    assertThat(response.status()).isEqualTo(429);
    assertThat(response.headers().map()).doesNotContainKeys("retry-after", "x-ratelimit-reset");
    TestResponse daily = put(PracticeFault.DAILY_LIMIT);
    assertThat(daily.headers().firstValue("Retry-After")).hasValue("86400");
    assertNothingChanged();
  }

  @ContractRow("P39")
  @Test
  void badGatewayIsAnHtmlPage() {
    TestResponse response = put(PracticeFault.BAD_GATEWAY);
    assertThat(response.status()).isEqualTo(502);
    assertThat(response.type()).isEqualTo("text/html");
    assertThat(response.text()).startsWith("<html>").contains("502 Bad Gateway");
    portal.faults().add(once(PracticeFault.NOT_JSON));
    TestResponse page = uma.withoutDescriptionCheck().put(photo("uma"), ADA_URL);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).startsWith("<!DOCTYPE html>");
    assertNothingChanged();
  }

  private void set(PracticeFault fault) {
    portal.faults().clear();
    portal.faults().add(new PendingFault(fault, fault.defaultTimes(), fault.defaultCalls(), null));
  }

  private static void assertProblem(TestResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.type()).isEqualTo("application/problem+json; charset=utf-8");
    assertThat(response.number("status")).isEqualTo(status);
    assertThat(response.members())
        .isEqualTo(
            status == 402
                ? List.of("status", "traceId")
                : List.of("type", "title", "status", "traceId"));
  }

  /**
   * Asserts the status of every request as Omar; image files do not depend on the portal's state.
   */
  private void assertAnswers(String settings, String open, String own, String self, String others) {
    String image = PHOTO_FOLDER + "/" + SeedData.ANA + "_orig_1280-853.jpeg";
    TestClient omar = as(portal, "admin").withoutDescriptionCheck();
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("settings", settings);
    expected.put("settings/version/build", open);
    expected.put("keys/@self", own);
    expected.put("people/@self", self);
    expected.put("people/omar/photo", others);
    expected.put("people/search?query=ana", others);
    expected.put("keys/permissions", others);
    expected.forEach(
        (path, status) ->
            assertThat(omar.get("/api/2.0/" + path).status())
                .as(path)
                .isEqualTo(Integer.parseInt(status)));
    assertThat(omar.put(photo("omar"), ADA_URL).status()).isEqualTo(Integer.parseInt(others));
    assertThat(omar.get(image).status()).isEqualTo(200);
    assertThat(with(portal, "").get("/api/2.0/keys/@self").status()).isEqualTo(401);
  }

  @ContractRow("P45")
  @Test
  void unpaidPortalReturns402WithoutDetail() {
    set(PracticeFault.UNPAID);
    assertAnswers("200", "200", "402", "200", "402");
    TestClient omar = as(portal, "admin");
    assertProblem(omar.get("/api/2.0/keys/@self"), 402);
    assertProblem(omar.put(photo("omar"), ADA_URL), 402);
    for (String path : List.of("people/uma", "people/filter", "capabilities")) {
      assertThat(omar.get("/api/2.0/" + path).status()).isEqualTo(200);
    }
    assertThat(as(portal, "expired").get("/api/2.0/keys/@self").status()).isEqualTo(401);
    assertNothingChanged();
  }

  @ContractRow("P45")
  @Test
  void suspendedPortalReturnsOnlyItsSettings() {
    set(PracticeFault.SUSPENDED);
    assertAnswers("200", "404", "404", "404", "404");
    assertProblem(uma.withoutDescriptionCheck().get(photo("uma")), 404);
    TestResponse settings = with(portal, "").get("/api/2.0/settings");
    assertThat(settings.number("response", "tenantStatus")).isEqualTo(1);
    assertProblem(with(portal, "").withoutDescriptionCheck().get("/api/2.0/capabilities"), 404);
    assertNothingChanged();
  }

  @ContractRow("P45")
  @Test
  void portalBeingRemovedRefusesEverything() {
    set(PracticeFault.REMOVING);
    assertAnswers("404", "404", "404", "404", "404");
    assertProblem(with(portal, "").withoutDescriptionCheck().get("/api/2.0/settings"), 404);
    assertNothingChanged();
  }

  @ContractRow("P45")
  @Test
  void portalBeingRestoredReturnsOnlyProfileAndSettings() {
    set(PracticeFault.RESTORING);
    assertAnswers("200", "200", "200", "200", "403");
    assertProblem(uma.withoutDescriptionCheck().put(photo("uma"), ADA_URL), 403);
    assertProblem(with(portal, "").withoutDescriptionCheck().get("/api/2.0/capabilities"), 403);
    TestResponse settings = with(portal, "").get("/api/2.0/settings");
    assertThat(settings.number("response", "tenantStatus")).isEqualTo(4);
    assertNothingChanged();
  }

  @ContractRow("P45")
  @Test
  void portalStateLastsUntilCleared() {
    set(PracticeFault.UNPAID);
    assertThat(uma.get("/api/2.0/people/@self").status()).isEqualTo(200);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(402);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(402);
    assertThat(portal.log().requests())
        .extracting(PracticeRequest::fault)
        .containsExactly(null, PracticeFault.UNPAID, PracticeFault.UNPAID);
    portal.faults().clear();
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
    portal.faults().add(once(PracticeFault.UNPAID));
    assertThat(uma.get("/api/2.0/people/@self").status()).isEqualTo(200);
    assertThat(portal.faults().pending()).hasSize(1);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(402);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
  }

  @ContractRow({"P39", "P46"})
  @Test
  void blockedNetworkIsReportedAsTextOrJson() {
    set(PracticeFault.BLOCKED_NETWORK);
    TestResponse plain = uma.put(photo("uma"), ADA_URL);
    assertThat(plain.status()).isEqualTo(403);
    assertThat(plain.type()).isEqualTo("text/plain; charset=utf-8");
    assertThat(plain.text()).isEqualTo("The access to the portal is restricted");
    set(PracticeFault.BLOCKED_NETWORK);
    TestResponse any = uma.put(photo("uma"), ADA_URL, "Accept", "application/json, */*");
    assertThat(any.type()).isEqualTo("text/plain; charset=utf-8");
    set(PracticeFault.BLOCKED_NETWORK);
    TestResponse json = uma.put(photo("uma"), ADA_URL, "Accept", "application/json");
    assertThat(json.status()).isEqualTo(403);
    assertThat(json.type()).isEqualTo("application/json; charset=utf-8");
    assertThat(json.text()).isEqualTo("\"The access to the portal is restricted\"");
    assertNothingChanged();
  }

  @ContractRow("P46")
  @Test
  void blockedNetworkDoesNotAffectOwnerOrRequestsWithoutKey() {
    set(PracticeFault.BLOCKED_NETWORK);
    assertThat(as(portal, "owner").get(photo("ana")).status()).isEqualTo(200);
    assertThat(with(portal, "").get("/api/2.0/settings").status()).isEqualTo(200);
    assertThat(with(portal, "").get(photo("ana")).status()).isEqualTo(401);
    assertThat(portal.faults().pending()).hasSize(1);
    assertThat(as(portal, "admin").withoutDescriptionCheck().get("/api/2.0/settings").status())
        .isEqualTo(403);
    assertThat(portal.faults().pending()).isEmpty();
  }

  @ContractRow("P39")
  @ParameterizedTest
  @EnumSource(names = {"NO_SCOPE", "EXPIRED_KEY"})
  void someErrorResponsesHaveNoBody(PracticeFault fault) {
    TestResponse response = put(fault);
    assertThat(response.status())
        .isEqualTo(
            switch (fault) {
              case NO_SCOPE -> 403;
              default -> 401;
            });
    assertThat(response.body().size()).isZero();
    assertNothingChanged();
  }

  @ContractRow("P39")
  @Test
  void connectionDroppedBeforeTheChangeChangesNothing() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> put(PracticeFault.DROPPED));
    assertNothingChanged();
  }

  @ContractRow("P39")
  @Test
  void connectionDroppedAfterTheChangeKeepsTheChange() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> put(PracticeFault.DROPPED_AFTER));
    assertChanged();
    PracticeRequest request = portal.log().requests().get(0);
    assertThat(request.status()).isZero();
    assertThat(request.fault()).isEqualTo(PracticeFault.DROPPED_AFTER);
    assertThat(request.change()).isNotNull();
  }

  @ContractRow("P39")
  @Test
  void truncatedResponseKeepsTheChange() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> put(PracticeFault.CUT_BODY));
    assertChanged();
  }

  @ContractRow("P39")
  @Test
  void slowResponseArrivesAfterTheDelay() {
    PendingFault slow =
        new PendingFault(PracticeFault.SLOW, 1, CallPattern.ANY, Duration.ofMillis(300));
    portal.faults().add(slow);
    long start = System.nanoTime();
    TestResponse response = uma.put(photo("uma"), ADA_URL);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    assertThat(response.status()).isEqualTo(200);
    assertChanged();
  }

  @ContractRow("P39")
  @Test
  void wrongClockChangesDatesAndExpiresKeysEarly() {
    KeyStore keyStore = portal.state().keys();
    Instant tonight = Instant.now().plus(Duration.ofHours(12));
    String token =
        keyStore.add(keyStore.create("until tonight", "uma", List.of(), tonight)).token();
    TestClient client = with(portal, token);
    String self = "/api/2.0/keys/@self";
    assertThat(client.get(self).status()).isEqualTo(200);
    portal.faults().add(new PendingFault(PracticeFault.CLOCK_OFF, 2, CallPattern.ANY, null));
    assertThat(client.get(self).status()).isEqualTo(401);
    TestResponse response = uma.get(self);
    Instant lastUsed = OffsetDateTime.parse(response.string("response", "lastUsed")).toInstant();
    assertThat(lastUsed).isAfter(Instant.now().plus(Duration.ofHours(20)));
    assertThat(date(response)).isAfter(Instant.now().plus(Duration.ofHours(20)));
    assertThat(date(client.get(self))).isBefore(Instant.now().plusSeconds(60));
  }

  private static Instant date(TestResponse response) {
    String date = response.headers().firstValue("Date").orElseThrow();
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  @Test
  void faultAffectsTheGivenNumberOfMatchingRequests() {
    CallPattern puts = CallPattern.of("PUT people/{userid}/photo").orElseThrow();
    portal.faults().add(new PendingFault(PracticeFault.UNPAID, 2, puts, null));
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
    assertThat(uma.delete(photo("uma")).status()).isEqualTo(200);
    assertThat(uma.put(photo("uma"), ADA_URL).status()).isEqualTo(402);
    assertThat(portal.faults().pending())
        .singleElement()
        .extracting(PendingFault::remaining)
        .isEqualTo(1);
    assertThat(uma.put(photo("uma"), ADA_URL).status()).isEqualTo(402);
    assertThat(uma.put(photo("uma"), ADA_URL).status()).isEqualTo(200);
  }

  @Test
  void faultOfAFolderAffectsTheImagesInIt() {
    uma.put(photo("uma"), ADA_URL);
    CallPattern images = CallPattern.of("GET /storage").orElseThrow();
    portal.faults().add(new PendingFault(PracticeFault.BAD_GATEWAY, 1, images, null));
    String original = uma.get(photo("uma")).string("response", "original");
    assertThat(uma.get(original).status()).isEqualTo(502);
    assertThat(uma.get(original).status()).isEqualTo(200);
  }

  @Test
  void suspendedFaultsAffectNoRequest() {
    portal.faults().add(once(PracticeFault.UNPAID));
    portal.faults().setSuspended(true);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
    portal.faults().setSuspended(false);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(402);
    portal.faults().add(once(PracticeFault.UNPAID));
    portal.faults().clear();
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
  }

  @Test
  void callsHaveTheNamesOfTheContract() {
    assertThat(CallPattern.known()).contains("any", "changes", "PUT people/{userid}/photo");
    assertThat(CallPattern.known())
        .allSatisfy(call -> assertThat(CallPattern.of(call)).isPresent());
    for (String call :
        List.of("put", "people/uma/photo", "/api/2.0/people/filter", "GET /storage/x")) {
      assertThat(CallPattern.of(call)).as(call).isPresent();
    }
    for (String call :
        List.of("", "people", "PATCH people/filter", "DELETE people/filter", "x y")) {
      assertThat(CallPattern.of(call)).as(call).isEmpty();
    }
  }
}
