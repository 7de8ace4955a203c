package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.portal.TestCertificates;
import io.github.photoshell.portal.TestProxy;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests portals behind proxies, with own authorities, and with IPv6 addresses. */
class NetworkTest {
  private static final String PORTAL = "portal.example.com";

  private final TestCertificates certificates = new TestCertificates();
  @TempDir Path home;

  @BeforeEach
  void trustOneAuthority() throws Exception {
    Files.writeString(home.resolve("own.pem"), certificates.authority().certificatePem());
  }

  private LauncherTerminal start(Map<String, String> environment, String... arguments)
      throws Exception {
    return new LauncherTerminal(home, environment, arguments);
  }

  @Test
  void proxyWithAndWithoutPasswordWorks() throws Exception {
    try (RevocablePortal portal = new RevocablePortal().startSecure(certificates.of(PORTAL));
        TestProxy open = TestProxy.to(portal.port());
        TestProxy locked = TestProxy.to(portal.port(), "ada:s p@ce")) {
      Files.writeString(home.resolve("key"), portal.key("admin"));
      String connect = "connect https://" + PORTAL + " --ca-file own.pem --token-file key";
      try (LauncherTerminal terminal =
          start(Map.of("HTTPS_PROXY", "http://ada:s%20p%40ce@" + locked.label()))) {
        terminal.enter("photoshell", connect).await("You are Omar Haddad");
        String prompt = PORTAL + " (omar)";
        terminal.enter(prompt, "person ada").await("ada.lovelace@example.com");
        terminal
            .enter(prompt, "doctor")
            .await(locked.label() + ", from HTTPS_PROXY, with user name");
        terminal.awaitPrompt(prompt);
        assertThat(terminal.allSent()).doesNotContain("s p@ce", "s%20p%40ce");
      }
      try (LauncherTerminal terminal = start(Map.of("HTTPS_PROXY", open.label()))) {
        terminal.enter("photoshell", connect).await("You are Omar Haddad");
        terminal.awaitPrompt(PORTAL + " (omar)");
      }
      assertThat(open.heads()).allMatch(head -> head.startsWith("CONNECT " + PORTAL + ":443 "));
    }
  }

  @Test
  void proxyErrorHasNoPassword() throws Exception {
    try (RevocablePortal portal = new RevocablePortal().startSecure(certificates.of(PORTAL));
        TestProxy locked = TestProxy.to(portal.port(), "ada:s p@ce");
        TestProxy refusing = TestProxy.refusingAll("403 Forbidden")) {
      String connect = "connect https://" + PORTAL;
      try (LauncherTerminal terminal =
          start(Map.of("HTTPS_PROXY", "http://ada:guess@" + locked.label()))) {
        terminal.enter("photoshell", connect).await("refused the user name and password (407)");
        terminal.await(locked.label() + " (HTTPS_PROXY)").awaitPrompt("photoshell");
        assertThat(terminal.allSent()).doesNotContain("guess");
      }
      try (LauncherTerminal terminal =
          start(Map.of("HTTPS_PROXY", refusing.label()), "connect", "https://" + PORTAL)) {
        assertThat(terminal.awaitExit()).isEqualTo(3);
        assertThat(terminal.text())
            .contains("The proxy refused the connection to " + PORTAL)
            .contains(refusing.label() + " (HTTPS_PROXY) answered 403", "NO_PROXY");
      }
      try (LauncherTerminal terminal =
          start(Map.of("HTTPS_PROXY", "http://127.0.0.1:1"), "connect", "https://" + PORTAL)) {
        assertThat(terminal.awaitExit()).isEqualTo(3);
        assertThat(terminal.text())
            .contains("Cannot connect to the proxy: 127.0.0.1:1 (HTTPS_PROXY)");
      }
    }
  }

  @Test
  void certificateProblemsAreExplained() throws Exception {
    Duration day = Duration.ofDays(1);
    try (RevocablePortal over =
            new RevocablePortal()
                .startSecure(
                    certificates.of(day.multipliedBy(-9), day.multipliedBy(-2), "localhost"));
        RevocablePortal early =
            new RevocablePortal()
                .startSecure(
                    certificates.of(day.multipliedBy(3), day.multipliedBy(9), "localhost"));
        RevocablePortal plain = new RevocablePortal().start();
        LauncherTerminal terminal = start(Map.of())) {
      String trusting = " --ca-file own.pem";
      terminal.enter("photoshell", "connect https://" + over.label() + trusting);
      terminal
          .await("The certificate of " + over.label() + " has expired on 20")
          .await("Ask the portal's admin to renew it.");
      terminal.enter("photoshell", "connect https://" + early.label() + trusting);
      terminal.await("is not valid before 20").await("Is this computer's clock right?");
      terminal.enter("photoshell", "connect https://" + plain.label());
      terminal.await("No secure connection to " + plain.label() + ": ");
      terminal.enter("photoshell", "connect https://" + over.label() + " --ca-file no.pem");
      terminal.await("The certificate file no.pem cannot be read.").awaitPrompt("photoshell");
    }
  }

  @Test
  void ipv6AddressWorks() throws Exception {
    byte[] bytes = new byte[16];
    bytes[15] = 1;
    InetAddress loopback = InetAddress.getByAddress(bytes);
    assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "no IPv6 here");
    try (RevocablePortal portal = new RevocablePortal().startAt(loopback);
        LauncherTerminal terminal = start(Map.of())) {
      Files.writeString(home.resolve("key"), portal.key("admin"));
      String address = "[::1]:" + portal.port();
      terminal.enter("photoshell", "connect http://" + address + " --name six --token-file key");
      terminal.enter("six (omar)", "photo-set @self https://photos.example/ada.png");
      terminal.await("is set: a PNG of 400×400 pixels").await("http://" + address + "/storage");
      terminal.enter("six (omar)", "disconnect");
      terminal.enter("photoshell", "connect http://" + address + " --token-file key");
      terminal.awaitPrompt(address + " (omar)");
      try (LauncherTerminal launcherTerminal =
          start(Map.of(), "--portal", "six", "person", "@self")) {
        assertThat(launcherTerminal.awaitExit()).isZero();
        assertThat(launcherTerminal.text()).contains("omar.haddad@example.com");
      }
    }
  }
}
