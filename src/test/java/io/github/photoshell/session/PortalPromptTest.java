package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.SavedPortal.Colour;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the prompt, and the API key that the environment gives. */
class PortalPromptTest {
  private final CurrentSession sessions = new CurrentSession();
  private final PortalPrompt prompt = new PortalPrompt(sessions);

  private Session open(String address, @Nullable String userName) {
    Session session =
        new Session(
            Portal.at(
                SampleResponses.address(address), null, SampleResponses.PATIENT, exchange -> {}),
            new Account(SampleResponses.ADA, userName, "Ada Lovelace", null),
            Scopes.unlimited(),
            null,
            new PortalVersion(null),
            null);
    sessions.open(session);
    return session;
  }

  private String words() {
    return prompt.words().plain();
  }

  private static SavedPortal saved(boolean production) {
    return new SavedPortal(
        "work",
        "https://portal.example",
        null,
        List.of(),
        null,
        null,
        null,
        Colour.BLUE,
        production);
  }

  @Test
  void promptNamesThePortalAndYou() {
    assertThat(words()).isEqualTo("photoshell");
    open("https://portal.example:8443", "ada");
    assertThat(words()).isEqualTo("portal.example:8443 (ada)");
    open("https://portal.example", null);
    assertThat(words()).isEqualTo("portal.example (Ada Lovelace)");
    open("https://portal.example", "a".repeat(50));
    assertThat(words()).isEqualTo("portal.example (" + "a".repeat(39) + "…)");
  }

  @Test
  void savedPortalHasItsNameAndItsColour() {
    Session session = open("https://portal.example", "ada");
    prompt.setPortal(session.address(), saved(false), false);
    assertThat(prompt.words().toTerminal(true)).isEqualTo("\u001b[34mwork\u001b[0m (ada)");
    assertThat(prompt.portalName(session)).isEqualTo("work");
    assertThat(prompt.isProduction(session)).isFalse();
    Session other = open("https://other.example", "ada");
    assertThat(words()).isEqualTo("other.example (ada)");
    assertThat(prompt.portalName(other)).isEqualTo("other.example");
  }

  @Test
  void productionPortalIsNamedEvenWithoutColour() {
    Session session = open("https://portal.example", "ada");
    prompt.setPortal(session.address(), saved(true), true);
    assertThat(words()).isEqualTo("PRODUCTION work (ada)");
    assertThat(prompt.isProduction(session)).isTrue();
    prompt.setPortal(session.address(), null, true);
    assertThat(words()).isEqualTo("PRODUCTION portal.example (ada)");
    Session other = open("https://other.example", "ada");
    assertThat(words()).isEqualTo("other.example (ada)");
    assertThat(prompt.isProduction(other)).isFalse();
  }

  @Test
  void connectionWithoutEncryptionIsMarkedUnlessItStaysOnThisComputer() {
    open("http://portal.example", "ada");
    assertThat(words()).isEqualTo("portal.example http! (ada)");
    open("http://127.0.0.1:8080", "ada");
    assertThat(words()).isEqualTo("127.0.0.1:8080 (ada)");
  }

  @Test
  void practicePortalIsCalledSo() {
    Session session = open("http://127.0.0.1:8080", "omar");
    assertThat(prompt.isPractice()).isFalse();
    prompt.setPractice(session.address());
    assertThat(words()).isEqualTo("practice (omar)");
    assertThat(prompt.isPractice()).isTrue();
    sessions.close();
    assertThat(prompt.isPractice()).isFalse();
  }

  private static KeyPrompt keys(Map<String, String> environment) {
    StartOptions options = StartOptions.of(environment);
    return new KeyPrompt(options, new PortalLookup(options, new SavedPortals(Path.of("none"))));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, https://portal.example, true",
        "https://portal.example/, https://portal.example, true",
        "HTTPS://Portal.example, https://portal.example/, true",
        "https://portal.example:443, https://portal.example, true",
        "https://portal.example, https://other.example, false",
        "https://portal.example, https://portal.example:8443, false",
        "https://portal.example, http://portal.example, false",
        "work, work, true",
        "work, https://work, false",
        "' ', https://other.example, true",
      })
  void keyInTheEnvironmentIsForThePortalInTheEnvironmentOnly(
      @Nullable String portal, String address, boolean isUsed) {
    Map<String, String> environment =
        portal == null
            ? Map.of("DOCSPACE_API_KEY", "sk-1234")
            : Map.of("DOCSPACE_API_KEY", "sk-1234", "DOCSPACE_BASE_URL", portal);
    assertThat(keys(environment).isInEnvironment(address)).isEqualTo(isUsed);
    assertThat(keys(environment).fromEnvironment(address) != null).isEqualTo(isUsed);
  }

  @Test
  void keyThatCannotBeSentIsRefusedAndNotShown() {
    KeyPrompt keys = keys(Map.of("DOCSPACE_API_KEY", "sk-12 34"));
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> keys.fromEnvironment("https://portal.example"))
        .withMessage("DOCSPACE_API_KEY contains characters that an API key cannot have.");
    assertThat(keys(Map.of("DOCSPACE_API_KEY", " ")).isInEnvironment("https://x")).isFalse();
  }
}
