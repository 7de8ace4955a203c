package io.github.photoshell.session;

import static io.github.photoshell.session.SampleSessions.expiring;
import static io.github.photoshell.session.SampleSessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.portal.Role;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is said about a session. */
class SessionTextTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:00:00Z");
  private static final LineLayout WIDE = LineLayout.unlimited();
  private final SessionText text = new SessionText(Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT-1S    | It expired on 2026-11-24 by this computer's clock. | true",
        "PT0S     | It expires on 2026-11-24, in less than a day. Create a new one in time. | true",
        "PT23H59M | It expires on 2026-11-25, in less than a day. Create a new one in time. | true",
        "P1D      | It expires on 2026-11-25, in 1 day. Create a new one in time. | true",
        "P7D      | It expires on 2026-12-01, in 7 days. Create a new one in time. | true",
        "PT168H1S | It expires on 2026-12-01, in 7 days. | false",
        "P3650D   | It expires on 2036-11-21, in 3650 days. | false",
      })
  void expiryIsSaidInDaysAndWarnedOfAWeekBefore(Duration left, String words, boolean warns) {
    Session session = expiring(NOW.plus(left));
    assertThat(text.expiry(session).plain()).isEqualTo(words);
    assertThat(text.expiresSoon(session).map(Text::plain).orElse(""))
        .isEqualTo(warns ? "API key \"ci\" (sk-…1234). " + words : "");
  }

  @Test
  void keyWithoutAnExpiryNeverExpires() {
    assertThat(text.expiry(expiring(null)).plain()).isEqualTo("It never expires.");
    assertThat(text.expiresSoon(expiring(null))).isEmpty();
    Session token = session(null, Role.USER, "3.7.2", List.of());
    assertThat(text.expiry(token).plain()).isEqualTo("Its expiry date is unknown.");
    assertThat(text.expiresSoon(token)).isEmpty();
    assertThat(SessionText.key(token)).isEqualTo("Access token");
  }

  @Test
  void keyIsNamedAsFarAsItIsKnown() {
    assertThat(
            SessionText.key(session(new Session.Key(null, null, null), Role.USER, null, List.of())))
        .isEqualTo("API key");
    assertThat(
            SessionText.key(
                session(new Session.Key(" ", "sk-…1", null), Role.USER, null, List.of())))
        .isEqualTo("API key (sk-…1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "3.7.2  | OWNER | Since DocSpace 3.6 you can change only your own photo.",
        "3.6.0.1| USER  | Since DocSpace 3.6 you can change only your own photo.",
        "3.5.1  | ADMIN | Before DocSpace 3.6 you can also change other people's photos: check the"
            + " name.",
        "3.5.1  | OWNER | Before DocSpace 3.6 you can also change other people's photos: check the"
            + " name.",
        "3.5.1  | GUEST | Before DocSpace 3.6 admins can also change your photo; you can change"
            + " only yours.",
        "-      | ADMIN | Version unknown: changes to other people's photos may be refused or made.",
      })
  void whosePhotosCanBeChangedDependsOnVersionAndRole(
      @Nullable String version, Role role, String words) {
    assertThat(SessionText.whosePhotos(session(null, role, version, List.of()))).isEqualTo(words);
  }

  @Test
  void greetingHasFourLinesAndOneMoreForAPortalThatRefusesMost() {
    List<String> lines = text.greeting(expiring(null)).stream().map(Text::plain).toList();
    assertThat(lines)
        .containsExactly(
            "Connected to https://portal.example, DocSpace 3.7.2.",
            "You are Ada Lovelace (ada), DocSpace admin.",
            "API key \"ci\" (sk-…1234) has all your rights and never expires.",
            "Since DocSpace 3.6 you can change only your own photo.");
    Session limited =
        session(
            new Session.Key("ci", null, NOW.plusDays(30)),
            Role.USER,
            "3.5.1",
            List.of("accounts:read"));
    assertThat(text.greeting(limited).get(2).plain())
        .isEqualTo(
            "API key \"ci\" can search people, but not change photos (accounts:read). It expires on"
                + " 2026-12-24, in 30 days.");
    Session normal = expiring(null);
    Session moving = SampleSessions.in(FailureKind.MOVING, normal.key(), normal);
    assertThat(text.greeting(moving)).hasSize(5);
    assertThat(text.status(moving, null, WIDE).lines())
        .extracting(Text::plain)
        .anyMatch(line -> line.startsWith("state ") && line.endsWith(", when you connected"))
        .anyMatch(line -> line.contains("not visible to this key; files up to 5 MiB are tried"))
        .anyMatch(line -> line.matches("last request +none"));
    assertThat(text.statusData(moving).data())
        .contains("\"state\": \"moving\"", "\"uploadLimit\": null", "\"expiresAt\": null");
  }

  @Test
  void expiryInJsonHasSecondsEvenIfTheyAreZero() {
    assertThat(text.statusData(expiring(NOW)).data())
        .contains("\"expiresAt\": \"2026-11-24T10:00:00Z\"", "\"unrestricted\": true");
  }

  private List<String> status(Session session) {
    return text.status(session, null, WIDE).lines().stream()
        .map(line -> line.plain().replaceAll("  +", " | "))
        .toList();
  }

  @Test
  void statusShowsThePortalThePersonAndTheRightsOfTheKey() {
    assertThat(
            status(
                session(
                    new Session.Key("ci", null, NOW.plusDays(30)),
                    Role.USER,
                    "3.5.1",
                    List.of("accounts:read"))))
        .containsExactly(
            "portal | https://portal.example",
            "version | DocSpace 3.5.1",
            "you | Ada Lovelace (ada), user",
            "key | API key \"ci\". It expires on 2026-12-24, in 30 days.",
            "rights | search people, but not change photos (accounts:read)",
            "photos | Before DocSpace 3.6 admins can also change your photo; you can change only"
                + " yours.",
            "limit | 5,242,880 bytes for an image file",
            "last request | none");
  }

  @Test
  void rightsAreNotSaidOnAnUnpaidPortalThatHidesThem() {
    Session unpaid = SampleSessions.in(FailureKind.UNPAID, null, expiring(null));
    assertThat(status(unpaid))
        .contains(
            "state | is unpaid, when you connected",
            "key | The API key is valid. An unpaid portal does not show its rights.")
        .noneMatch(line -> line.startsWith("rights"));
    assertThat(text.greeting(unpaid).get(2).plain()).isEqualTo(SessionText.HIDDEN_KEY);
  }

  @Test
  void jsonOfTheStatusHasTheRoleAndTheRights() {
    assertThat(text.statusData(session(null, Role.GUEST, "3.5.1", List.of("accounts:read"))).data())
        .contains("\"role\": \"GUEST\"", "\"accounts:read\"", "\"unrestricted\": false");
  }
}
