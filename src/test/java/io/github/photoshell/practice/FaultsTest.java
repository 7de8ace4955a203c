package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.practice.PracticeFaults.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FaultsTest extends OpenPortals {
  private static final PracticeCounters NOTHING = new PracticeCounters(0, 0, 0);

  private final PracticePortal portal;
  private final Wire uma;

  FaultsTest(Rules rules) {
    portal = open(rules);
    uma = as(portal, "user");
  }

  private Told put(PracticeFault fault) {
    portal.faults().add(Waiting.once(fault));
    return uma.put(photo("uma"), ADA);
  }

  private void assertNothingChanged() {
    assertThat(portal.counters()).isEqualTo(NOTHING);
    assertThat(portal.person("uma").orElseThrow().photo()).isNull();
  }

  private void assertChanged() {
    assertThat(portal.counters()).isEqualTo(new PracticeCounters(1, 1, 1));
    assertThat(portal.person("uma").orElseThrow().photo()).isNotNull();
    assertThat(uma.get(photo("uma")).string("response", "original")).contains("_orig_400-400.png");
  }

  @Row("P39")
  @Test
  void tooManyCallsSaysHowLongToWait() {
    long now = Instant.now().getEpochSecond();
    Told told = put(PracticeFault.RATE_LIMIT);
    assertThat(told.status()).isEqualTo(429);
    assertThat(told.body().size()).isZero();
    assertThat(told.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(told.headers().firstValue("X-RateLimit-Limit")).hasValue("1500");
    assertThat(told.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
    assertThat(told.headers().firstValueAsLong("X-RateLimit-Reset").orElseThrow())
        .isBetween(now + 2, now + 60);
    assertNothingChanged();
  }

  @Row("P39")
  @Test
  void tooManyCallsMaySayNothing() {
    Told told = put(PracticeFault.RATE_LIMIT_MUTE);
    assertThat(told.status()).isEqualTo(429);
    assertThat(told.headers().map()).doesNotContainKeys("retry-after", "x-ratelimit-reset");
    Told daily = put(PracticeFault.DAILY_LIMIT);
    assertThat(daily.headers().firstValue("Retry-After")).hasValue("86400");
    assertNothingChanged();
  }

  @Row("P39")
  @Test
  void aProxyAnswersWithAPage() {
    Told told = put(PracticeFault.BAD_GATEWAY);
    assertThat(told.status()).isEqualTo(502);
    assertThat(told.type()).isEqualTo("text/html");
    assertThat(told.text()).startsWith("<html>").contains("502 Bad Gateway");
    portal.faults().add(Waiting.once(PracticeFault.NOT_JSON));
    Told page = uma.fromElsewhere().put(photo("uma"), ADA);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).startsWith("<!DOCTYPE html>");
    assertNothingChanged();
  }

  @Row("P39")
  @Test
  void anUnpaidPortalIsAProblem() {
    Told told = put(PracticeFault.UNPAID);
    assertThat(told.status()).isEqualTo(402);
    assertThat(told.type()).startsWith("application/problem+json");
    assertThat(told.number("status")).isEqualTo(402);
    assertNothingChanged();
  }

  @Row("P39")
  @Test
  void anotherNetworkIsToldInALineOfText() {
    Told told = put(PracticeFault.BLOCKED_NETWORK);
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.type()).startsWith("text/plain");
    assertThat(told.text()).isEqualTo("The access to the portal is restricted");
    assertNothingChanged();
  }

  @Row("P39")
  @ParameterizedTest
  @EnumSource(names = {"NO_SCOPE", "SUSPENDED", "EXPIRED_KEY"})
  void someRefusalsAreEmpty(PracticeFault fault) {
    Told told = put(fault);
    assertThat(told.status())
        .isEqualTo(
            switch (fault) {
              case NO_SCOPE -> 403;
              case SUSPENDED -> 404;
              default -> 401;
            });
    assertThat(told.body().size()).isZero();
    assertNothingChanged();
  }

  @Row("P39")
  @Test
  void aLineThatBreaksBeforeChangesNothing() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> put(PracticeFault.DROPPED));
    assertNothingChanged();
  }

  @Row("P39")
  @Test
  void aLineThatBreaksAfterwardsHasChangedThePhoto() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> put(PracticeFault.DROPPED_AFTER));
    assertChanged();
    PracticeRequest request = portal.log().requests().get(0);
    assertThat(request.status()).isZero();
    assertThat(request.fault()).isEqualTo(PracticeFault.DROPPED_AFTER);
    assertThat(request.change()).isNotNull();
  }

  @Row("P39")
  @Test
  void anAnswerThatBreaksOffHasChangedThePhoto() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> put(PracticeFault.CUT_BODY));
    assertChanged();
  }

  @Row("P39")
  @Test
  void aSlowAnswerComesInTheEnd() {
    Waiting slow = new Waiting(PracticeFault.SLOW, 1, PracticeCall.ANY, Duration.ofMillis(300));
    portal.faults().add(slow);
    long start = System.nanoTime();
    Told told = uma.put(photo("uma"), ADA);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    assertThat(told.status()).isEqualTo(200);
    assertChanged();
  }

  @Row("P39")
  @Test
  void aWrongClockShowsInDatesAndEndsKeysEarly() {
    KeyRing ring = portal.premises().keys();
    Instant tonight = Instant.now().plus(Duration.ofHours(12));
    String token = ring.add(ring.key("until tonight", "uma", List.of(), tonight)).token();
    Wire wire = with(portal, token);
    String self = "/api/2.0/keys/@self";
    assertThat(wire.get(self).status()).isEqualTo(200);
    portal.faults().add(new Waiting(PracticeFault.CLOCK_OFF, 2, PracticeCall.ANY, null));
    assertThat(wire.get(self).status()).isEqualTo(401);
    Told told = uma.get(self);
    Instant lastUsed = OffsetDateTime.parse(told.string("response", "lastUsed")).toInstant();
    assertThat(lastUsed).isAfter(Instant.now().plus(Duration.ofHours(20)));
    assertThat(date(told)).isAfter(Instant.now().plus(Duration.ofHours(20)));
    assertThat(date(wire.get(self))).isBefore(Instant.now().plusSeconds(60));
  }

  private static Instant date(Told told) {
    String date = told.headers().firstValue("Date").orElseThrow();
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  @Test
  void aFaultStrikesAsOftenAsToldAndOnlyWhereItWaits() {
    PracticeCall puts = PracticeCall.of("PUT people/{userid}/photo").orElseThrow();
    portal.faults().add(new Waiting(PracticeFault.UNPAID, 2, puts, null));
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
    assertThat(uma.delete(photo("uma")).status()).isEqualTo(200);
    assertThat(uma.put(photo("uma"), ADA).status()).isEqualTo(402);
    assertThat(portal.faults().waiting()).singleElement().extracting(Waiting::left).isEqualTo(1);
    assertThat(uma.put(photo("uma"), ADA).status()).isEqualTo(402);
    assertThat(uma.put(photo("uma"), ADA).status()).isEqualTo(200);
  }

  @Test
  void faultsThatSleepStrikeNobody() {
    portal.faults().add(Waiting.once(PracticeFault.UNPAID));
    portal.faults().sleep(true);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
    portal.faults().sleep(false);
    assertThat(uma.get(photo("uma")).status()).isEqualTo(402);
    portal.faults().add(Waiting.once(PracticeFault.UNPAID));
    portal.faults().clear();
    assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
  }

  @Test
  void callsAreNamedAsTheContractNamesThem() {
    assertThat(PracticeCall.known()).contains("any", "changes", "PUT people/{userid}/photo");
    assertThat(PracticeCall.known())
        .allSatisfy(call -> assertThat(PracticeCall.of(call)).isPresent());
    for (String call :
        List.of("put", "people/uma/photo", "/api/2.0/people/filter", "GET /storage/x")) {
      assertThat(PracticeCall.of(call)).as(call).isPresent();
    }
    for (String call :
        List.of("", "people", "PATCH people/filter", "DELETE people/filter", "x y")) {
      assertThat(PracticeCall.of(call)).as(call).isEmpty();
    }
  }
}
