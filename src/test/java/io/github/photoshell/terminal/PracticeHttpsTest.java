package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests TLS and {@code --ca-file} with two shells. */
class PracticeHttpsTest {
  private static final Pattern PRINTED =
      Pattern.compile("connect (https://127\\.0\\.0\\.1:(\\d+)) --ca-file (\\S+)");

  @TempDir Path home;
  @TempDir Path other;

  private static LauncherTerminal start(Path home, String... arguments) throws Exception {
    return new LauncherTerminal(home, Map.of("NO_COLOR", "1"), arguments);
  }

  @Test
  void secondShellConnectsOnlyWithTheAuthority() throws Exception {
    try (LauncherTerminal portal = start(home, "practice", "--https", "--ca-out", "ca.pem")) {
      portal.awaitPrompt("practice (omar)");
      Matcher printed = PRINTED.matcher(portal.text());
      assertThat(printed.find()).as(portal.text()).isTrue();
      assertThat(printed.group(3)).isEqualTo(home.resolve("ca.pem").toRealPath().toString());
      Matcher key = Pattern.compile("API key for it: (sk-[0-9a-f]{64})").matcher(portal.text());
      assertThat(key.find()).isTrue();
      Path token = Files.writeString(other.resolve("key"), key.group(1) + "\n");
      try (LauncherTerminal second = start(other)) {
        String connect = "connect " + printed.group(1) + " --token-file " + token;
        second.enter("photoshell", connect);
        second.await("was issued by an unknown authority").await("--ca-file <pem>");
        second.enter("photoshell", "clear");
        second.enter("photoshell", connect + " --ca-file " + printed.group(3));
        String there = "127.0.0.1:" + printed.group(2) + " (omar)";
        second.await("You are Omar Haddad").awaitPrompt(there);
        // With HTTPS the portal accepts no http image URL (contract 3.3, row 7).
        second.enter(there, "photo-set @self http://photos.example/ada.png --yes");
        second.await("Access denied");
        second.enter(there, "photo-set @self https://photos.example/ada.png").await("is set:");
      }
      portal.enter("practice (omar)", "person @self").await("a PNG of 400×400 pixels");
    }
  }

  @Test
  void authorityIsWrittenToTheStateFolderOnlyForHttps() throws Exception {
    try (LauncherTerminal portal = start(home, "practice", "--https")) {
      portal.awaitPrompt("practice (omar)");
      assertThat(portal.text()).contains("state/practice-ca.pem");
      assertThat(home.resolve("state/practice-ca.pem"))
          .content()
          .startsWith("-----BEGIN CERTIFICATE-----")
          .doesNotContain("PRIVATE");
      portal.enter("practice (omar)", "practice --ca-out ca.pem");
      portal.await("--ca-out needs --https.").awaitPrompt("practice (omar)");
      portal.enter("practice (omar)", "practice --https --ca-out no/such/ca.pem");
      portal.await("no/such/ca.pem cannot be written").awaitPrompt("practice (omar)");
      portal.enter("practice (omar)", "people neil").await("2 people");
    }
  }
}
