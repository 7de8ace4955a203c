package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.files.FilePermissions.FileFault;
import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PeerCertificate;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleFailures;
import io.github.photoshell.session.DoctorText.DoctorCheck;
import io.github.photoshell.shell.StandardStreams.TerminalFacts;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTextTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final DoctorText text = new DoctorText(Clock.fixed(NOW, ZoneOffset.UTC));

  private static ServerAddress portal(String address) {
    return ((ServerAddress.Parsed.Valid) ServerAddress.parse(address)).address();
  }

  private static PeerCertificate certificate(String subject, int fromDays, int untilDays) {
    return new PeerCertificate(
        subject,
        "Example CA",
        NOW.plus(Duration.ofDays(fromDays)),
        NOW.plus(Duration.ofDays(untilDays)),
        List.of());
  }

  private static TerminalFacts terminal(String kind, int columns, String locale) {
    return new TerminalFacts(true, true, true, kind, columns, 30, true, false, locale);
  }

  private static List<String> screen(List<DoctorCheck> doctorChecks, int width) {
    return DoctorText.of(doctorChecks, new LineLayout(width, String::length)).lines().stream()
        .map(Text::plain)
        .toList();
  }

  @Test
  void successHasNoMarks() {
    ConnectionInfo connectionInfo =
        new ConnectionInfo(
            new ProxyUse("proxy.example.com:3128", "HTTPS_PROXY", true),
            "TLSv1.3",
            List.of(certificate("portal.example.com", -10, 90), certificate("Example CA", -9, 900)),
            Duration.ofSeconds(-5));
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    doctorChecks.add(DoctorText.notConnected(null));
    doctorChecks.addAll(text.connection(portal("https://portal.example.com"), connectionInfo));
    doctorChecks.addAll(
        LocalCheckText.terminal(terminal("xterm-256color", 100, "LANG=en_GB.UTF-8")));
    doctorChecks.addAll(LocalCheckText.folder("state", "/home/ada/state", true, List.of()));
    assertThat(screen(doctorChecks, 100))
        .containsExactly(
            "   portal       Not connected to a portal.",
            "                Type 'connect <portal>', or 'practice' to learn on a portal where"
                + " nothing can break.",
            "   TLS          TLS 1.3 with portal.example.com",
            "   certificate  portal.example.com, issued by Example CA, valid until 2027-02-22",
            "   certificate  Example CA, issued by itself, valid until 2029-05-12",
            "   proxy        proxy.example.com:3128, from HTTPS_PROXY, with user name and password",
            "   clock        5 seconds behind the portal's",
            "   terminal     xterm-256color, 100 columns, 30 lines, colour",
            "   letters      Unicode (LANG=en_GB.UTF-8)",
            "   state        /home/ada/state, only you have access",
            "No problem found.");
    assertThat(DoctorText.of(doctorChecks, LineLayout.unlimited()).exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(DoctorText.data(doctorChecks).exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void problemsAreMarkedAndFollowedByAFix() {
    ConnectionInfo connectionInfo =
        new ConnectionInfo(
            null,
            null,
            List.of(
                certificate("portal.example.com", -90, -1),
                certificate("later", 2, 90),
                certificate("soon", -90, 13)),
            Duration.ofMinutes(-7));
    List<DoctorCheck> doctorChecks =
        new ArrayList<>(text.connection(portal("https://portal.example.com"), connectionInfo));
    doctorChecks.addAll(LocalCheckText.terminal(terminal("", 100, "LC_ALL=de_DE.ISO-8859-1")));
    doctorChecks.add(
        LocalCheckText.fault(
            "state", new FileFault("/home/ada/my state", FileFault.Kind.OPEN_FOLDER, "rwxr-xr-x")));
    doctorChecks.add(
        LocalCheckText.fault(
            "state", new FileFault("/home/ada/history", FileFault.Kind.OPEN_FILE, "rw-r--r--")));
    assertThat(screen(doctorChecks, 200))
        .containsExactly(
            "   TLS          no secure connection with portal.example.com",
            "!! certificate  portal.example.com, issued by Example CA, valid until 2026-11-23:"
                + " expired",
            "                Ask the portal's admin to renew it. This computer's clock says"
                + " 2026-11-24.",
            "!! certificate  later, issued by Example CA, valid until 2027-02-22: not valid before"
                + " 2026-11-26",
            "                Is the clock right? This computer's clock says 2026-11-24.",
            "!! certificate  soon, issued by Example CA, valid until 2026-12-07: expires soon",
            "                Ask the portal's admin to renew it before then.",
            "   proxy        none",
            "!! clock        7 minutes behind the portal's",
            "                One of the two clocks is wrong. Turn on network time on this computer"
                + " ('timedatectl' shows it).",
            "!! terminal     kind unknown, 100 columns, 30 lines, colour",
            "                export TERM=xterm-256color, or the type of your terminal.",
            "!! letters      photoshell writes UTF-8, but the locale is LC_ALL=de_DE.ISO-8859-1",
            "                export LC_ALL=C.UTF-8, and set the terminal to UTF-8.",
            "!! state        /home/ada/my state is accessible to other users (rwxr-xr-x)",
            "                chmod 700 '/home/ada/my state'",
            "!! state        /home/ada/history is accessible to other users (rw-r--r--)",
            "                chmod 600 /home/ada/history",
            "8 problems (!!). The fix is below each of them.");
    CommandResult result = DoctorText.of(doctorChecks, LineLayout.unlimited());
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.hasOutput()).isTrue();
  }

  @Test
  void everyProblemHasAFix() {
    for (FileFault.Kind kind : FileFault.Kind.values()) {
      DoctorCheck doctorCheck = LocalCheckText.fault("state", new FileFault("/x", kind, ""));
      assertThat(doctorCheck.ok()).isFalse();
      assertThat(doctorCheck.fix()).as(kind.name()).isNotBlank();
    }
    assertThat(
            text.connection(
                portal("http://portal.example.com"),
                new ConnectionInfo(null, null, List.of(), null)))
        .anySatisfy(
            doctorCheck -> {
              assertThat(doctorCheck.ok()).isFalse();
              assertThat(doctorCheck.fix()).contains("connect https://portal.example.com");
            });
  }

  @Test
  void longLinesAreIndentedWhenWrapped() {
    List<DoctorCheck> doctorChecks = List.of(DoctorText.notConnected(null));
    assertThat(screen(doctorChecks, 60))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    assertThat(screen(doctorChecks, 60).get(2))
        .startsWith("           ")
        .doesNotStartWith("            ");
  }

  @Test
  void namesFromThePortalHaveNoControlCharacters() {
    ConnectionInfo connectionInfo =
        new ConnectionInfo(
            null, "TLSv1.3", List.of(certificate("evil\u001b[2J\u202e", -1, 90)), null);
    List<DoctorCheck> doctorChecks =
        text.connection(portal("https://portal.example.com"), connectionInfo);
    assertThat(String.join("", screen(doctorChecks, 100)))
        .contains("evil[2J,")
        .doesNotContain("\u001b");
    assertThat(DoctorText.data(doctorChecks).data()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void longFileListsAreCut() {
    List<FileFault> faults = new ArrayList<>();
    for (int i = 0; i <= LocalCheckText.MAX_FAULTS; i++) {
      faults.add(new FileFault("/home/ada/" + i, FileFault.Kind.OPEN_FILE, "rw-r--r--"));
    }
    List<DoctorCheck> doctorChecks = LocalCheckText.folder("state", "/home/ada", true, faults);
    assertThat(doctorChecks).hasSize(LocalCheckText.MAX_FAULTS + 1);
    DoctorCheck last = doctorChecks.get(LocalCheckText.MAX_FAULTS);
    assertThat(last.finding()).isEqualTo("more files like this in /home/ada");
    assertThat(last.fix()).isEqualTo("chmod -R u+rwX,go= /home/ada");
    faults.remove(0);
    assertThat(LocalCheckText.folder("state", "/home/ada", true, faults))
        .hasSize(LocalCheckText.MAX_FAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0S     | true  | same as the portal's",
        "PT-1.9S  | true  | same as the portal's",
        "PT2S     | true  | 2 seconds ahead of the portal's",
        "PT-60S   | true  | 60 seconds behind the portal's",
        "PT61S    | false | 61 seconds ahead of the portal's",
        "PT119S   | false | 119 seconds ahead of the portal's",
        "PT2M     | false | 2 minutes ahead of the portal's",
        "PT-119M  | false | 119 minutes behind the portal's",
        "PT2H     | false | 2 hours ahead of the portal's",
        "PT-47H   | false | 47 hours behind the portal's",
        "PT48H    | false | 2 days ahead of the portal's",
        "PT240H   | false | 10 days ahead of the portal's",
      })
  void clockMayDifferByAMinute(Duration ahead, boolean ok, String finding) {
    List<DoctorCheck> doctorChecks =
        text.connection(
            portal("https://portal.example.com"), new ConnectionInfo(null, null, List.of(), ahead));
    assertThat(doctorChecks)
        .filteredOn(doctorCheck -> doctorCheck.name().equals("clock"))
        .singleElement()
        .satisfies(
            doctorCheck -> {
              assertThat(doctorCheck.ok()).isEqualTo(ok);
              assertThat(doctorCheck.finding()).isEqualTo(finding);
            });
  }

  @Test
  void certificateExpiresSoonInItsLastFourteenDays() {
    List<DoctorCheck> doctorChecks =
        text.connection(
            portal("https://portal.example.com"),
            new ConnectionInfo(
                null, "TLSv1.2", List.of(certificate("a", -1, 14), certificate("b", 0, 15)), null));
    assertThat(doctorChecks).extracting(DoctorCheck::ok).containsOnly(true);
  }

  @Test
  void encryptionIsNotSaidBeforeTheFirstConnection() {
    ConnectionInfo none = new ConnectionInfo(null, null, List.of(), null);
    assertThat(text.connection(portal("https://portal.example.com"), none))
        .extracting(DoctorCheck::name)
        .containsExactly("proxy");
    assertThat(text.connection(portal("http://localhost:8080"), none).get(0))
        .isEqualTo(
            DoctorCheck.passed("TLS", "none; not needed, because the portal is on this computer"));
  }

  private List<String> session(Session session) {
    return text.session(session).stream()
        .map(check -> (check.ok() ? "" : "!! ") + check.name() + ": " + check.finding())
        .toList();
  }

  @Test
  void sessionThatMayDoEverythingHasNoProblem() {
    assertThat(session(SampleSessions.expiring(null)))
        .containsExactly(
            "portal: https://portal.example answers: DocSpace 3.7.2",
            "you: Ada Lovelace (ada), DocSpace admin",
            "key: API key \"ci\" (sk-…1234). It never expires.",
            "rights: all your rights",
            "photos: Since DocSpace 3.6 you can change only your own photo.");
  }

  @Test
  void keyThatExpiresSoonIsAProblem() {
    DoctorCheck key =
        text.session(SampleSessions.expiring(NOW.plus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC)))
            .get(2);
    assertThat(key.ok()).isFalse();
    assertThat(key.fix())
        .isEqualTo(
            "Create a new one under Developer Tools > API keys, then type 'connect"
                + " https://portal.example'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accounts:read  | search people, but not change photos (accounts:read)",
        "rooms:read     | neither search people nor change photos (rooms:read)",
      })
  void rightsThatAKeyLacksAreNoProblemButHaveAHint(String scope, String finding) {
    Session limited = SampleSessions.session(null, Role.USER, "3.7.2", List.of(scope));
    assertThat(text.session(limited))
        .contains(
            DoctorCheck.hint(
                "rights",
                finding,
                "For the rest create an API key with accounts:write under Developer Tools > API"
                    + " keys."));
  }

  @Test
  void stateOfThePortalIsAProblem() {
    Session unpaid = SampleSessions.in(FailureKind.UNPAID, null, SampleSessions.expiring(null));
    assertThat(session(unpaid))
        .contains("!! state: The portal is unpaid.", "key: " + SessionText.HIDDEN_KEY);
  }

  @Test
  void failureHasItsOwnWordsAndWhatToDo() {
    assertThat(DoctorText.failure(SampleFailures.of(FailureKind.TLS)).fix())
        .startsWith("photoshell supports TLS 1.2 and 1.3.");
    DoctorCheck noHost = DoctorText.failure(SampleFailures.of(FailureKind.UNKNOWN_HOST));
    assertThat(noHost.ok()).isFalse();
    assertThat(noHost.finding()).isNotBlank();
    assertThat(noHost.fix()).isNotBlank().doesNotContain("TLS");
  }

  @Test
  void failedAttemptToConnectIsNamed() {
    assertThat(DoctorText.notConnected(portal("https://portal.example.com")))
        .isEqualTo(
            DoctorCheck.hint(
                "portal",
                "Not connected: the attempt to connect to https://portal.example.com failed."
                    + " Connection details are below.",
                "Type 'connect https://portal.example.com' to try again."));
  }

  @Test
  void oneProblemIsCountedInTheSingular() {
    List<String> lines = screen(List.of(DoctorCheck.problem("state", "lost", "find it")), 80);
    assertThat(lines)
        .containsExactly(
            "!! state  lost", "          find it", "1 problem (!!). The fix is below it.");
  }

  @Test
  void jsonHasEachCheckAndNoFixWhereThereIsNone() {
    CommandResult result =
        DoctorText.data(
            List.of(
                DoctorCheck.passed("proxy", "none"),
                DoctorCheck.problem("state", "lost", "find it")));
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(String.valueOf(result.data()).replaceAll("\\s+", " "))
        .isEqualTo(
            "[ { \"name\": \"proxy\", \"ok\": true, \"finding\": \"none\", \"fix\": null }, {"
                + " \"name\": \"state\", \"ok\": false, \"finding\": \"lost\", \"fix\": \"find it\" }"
                + " ]");
  }
}
