package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.AddressProblem;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.ConnectOutcome.BadAddress;
import io.github.photoshell.session.ConnectOutcome.BadProxy;
import io.github.photoshell.session.ConnectOutcome.KeyTooNarrow;
import io.github.photoshell.session.ConnectOutcome.NoToken;
import io.github.photoshell.session.ConnectOutcome.NotDocSpace;
import io.github.photoshell.session.ConnectOutcome.PlainHttp;
import io.github.photoshell.session.ConnectOutcome.Redirected;
import io.github.photoshell.session.ConnectOutcome.TokenRefused;
import io.github.photoshell.session.ConnectOutcome.Unpaid;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests why a connection was not made, and what to type next. */
class ConnectTextTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://portal.example");
  private static final ConnectText TEXT = new ConnectText(Clock.systemUTC());

  static Stream<Arguments> outcomes() {
    return Stream.of(
        arguments(
            new PlainHttp(SampleResponses.address("http://portal.example")),
            ExitCode.USAGE,
            null,
            "http://portal.example is not encrypted: anyone on the network could read the API key.",
            "Type 'connect https://portal.example'. To connect anyway, add --allow-http."),
        arguments(
            new BadProxy("HTTPS_PROXY"),
            ExitCode.USAGE,
            null,
            "HTTPS_PROXY is not a usable proxy address.",
            "Write it as http://proxy.example.com:3128 or http://user:password@proxy…."),
        arguments(
            new NotDocSpace(PORTAL, 404, BodyKind.HTML),
            ExitCode.NO_ANSWER,
            404,
            "https://portal.example does not answer like a DocSpace portal (404, a web page).",
            "Check the address: copy it from the browser, up to the first single slash."),
        arguments(
            new Redirected(PORTAL, "/wizard", 302),
            ExitCode.NO_ANSWER,
            302,
            "https://portal.example redirects requests to its page /wizard (302).",
            "Open it in a browser: it may not be set up yet, or may need another sign-in."),
        arguments(
            new Redirected(PORTAL, "https://new.example", 301),
            ExitCode.NO_ANSWER,
            301,
            "https://portal.example redirects to https://new.example.",
            "If that is your portal, type 'connect https://new.example'."),
        arguments(
            new NoToken(),
            ExitCode.NOT_CONNECTED,
            null,
            "No API key was given.",
            "Set DOCSPACE_API_KEY or use --token-file <file>. On a terminal photoshell asks for"
                + " it."),
        arguments(
            new TokenRefused(true),
            ExitCode.NOT_CONNECTED,
            401,
            "The portal refused the API key (401): it is unknown, disabled or expired.",
            "Create an API key in the portal under Developer Tools > API keys, then try again."),
        arguments(
            new TokenRefused(false),
            ExitCode.NOT_CONNECTED,
            401,
            "The portal refused the token (401). It is not an API key: those start with sk-.",
            "Create an API key in the portal under Developer Tools > API keys, then try again."),
        arguments(
            new Unpaid(),
            ExitCode.REFUSED,
            402,
            "The portal is unpaid (402). It accepted the API key, but does not show whose it is.",
            "Use an API key with accounts.self:read, or connect after the owner has renewed the"
                + " plan."),
        arguments(
            new KeyTooNarrow(true),
            ExitCode.REFUSED,
            403,
            "The API key does not allow reading your own profile (403).",
            "Create an API key with accounts:read or accounts:write, then try again."),
        arguments(
            new KeyTooNarrow(false),
            ExitCode.REFUSED,
            403,
            "The access token does not allow reading your own profile (403).",
            "Create an API key with accounts:read or accounts:write, then try again."));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyFailureHasAMessageAndANextStep(
      ConnectOutcome outcome,
      ExitCode exitCode,
      @Nullable Integer status,
      String message,
      String next) {
    CommandResult result = TEXT.of(outcome);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.lines()).extracting(Text::plain).containsExactly(message, next);
  }

  @ParameterizedTest
  @CsvSource({
    "200, TEXT,  '(200, text).'",
    "200, JSON,  '(200, other JSON).'",
    "503, EMPTY, '(503, an empty response).'",
  })
  void otherServersAreDescribedByTheirResponse(int status, BodyKind kind, String end) {
    CommandResult result = TEXT.of(new NotDocSpace(PORTAL, status, kind));
    assertThat(result.lines().get(0).plain()).endsWith(end);
    assertThat(result.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://127.0.0.1:8443 | Check the port. If it is one for https, type 'connect"
            + " https://127.0.0.1:8443'.",
        "https://127.0.0.1:8443 | Check the address and the port.",
      })
  void responseThatIsNotHttpSuggestsHttps(String address, String next) {
    CommandResult result =
        TEXT.of(new NotDocSpace(SampleResponses.address(address), -1, BodyKind.NONE));
    assertThat(result.status()).isNull();
    assertThat(result.lines())
        .extracting(Text::plain)
        .containsExactly("127.0.0.1:8443 answers, but not over http.", next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "EMPTY           | - | The portal's address is missing.",
        "NO_SCHEME       | https://x | 'x' does not start with https:// or http://.",
        "NOT_HTTP        | - | 'x' is neither https nor http.",
        "HAS_PATH        | https://x | 'x' is a page; the portal's address ends after the host"
            + " name.",
        "HAS_CREDENTIALS | https://x | 'x' contains a user name or password, which are never sent.",
        "UNREADABLE      | - | 'x' is not a valid address.",
      })
  void addressThatIsNoneGetsABetterOne(
      AddressProblem problem, @Nullable String better, String message) {
    CommandResult result = TEXT.of(new BadAddress("x", problem, better));
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.lines())
        .extracting(Text::plain)
        .containsExactly(
            message,
            "Type 'connect " + (better == null ? "https://portal.example.com" : better) + "'.");
  }

  @Test
  void commandWithoutAConnectionNamesBothWaysToGetOne() {
    CommandResult result = ConnectText.notConnected();
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONNECTED);
    assertThat(result.lines().get(1).plain()).contains("'connect <portal>'", "'practice'");
  }
}
