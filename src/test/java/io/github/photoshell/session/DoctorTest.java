package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.portal.TestCertificates;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Test
  void withoutPortalPortalLinesAreOmitted() {
    try (TestShell shell = new TestShell(home, Map.of())) {
      TestShell.LineResult result = shell.run("doctor");
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out())
          .contains("   portal      Not connected to a portal.", "Type 'connect <portal>'")
          .contains(home.resolve("config") + ", created when first needed")
          .endsWith("No problem found.\n")
          .doesNotContain("rights", "TLS", "clock", "!!");
    }
  }

  @Test
  void fileOfAuthoritiesInTheEnvironmentIsChecked() throws Exception {
    Path file = home.resolve("ca.pem");
    for (String content : new String[] {null, "", "-----BEGIN CERTIFICATE-----\nx\n"}) {
      if (content != null) {
        Files.writeString(file, content);
      }
      try (TestShell shell = new TestShell(home, Map.of("SSL_CERT_FILE", file.toString()))) {
        TestShell.LineResult result = shell.run("doctor");
        assertThat(result.code()).as(result.out()).isEqualTo(1);
        assertThat(result.out())
            .contains("SSL_CERT_FILE names " + file + ", which has no readable certificate")
            .contains("Correct or unset SSL_CERT_FILE");
      }
    }
    Files.writeString(file, new TestCertificates().authority().certificatePem());
    try (TestShell shell = new TestShell(home, Map.of("SSL_CERT_FILE", file.toString()))) {
      TestShell.LineResult result = shell.run("doctor");
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).contains("1 from " + file + " (SSL_CERT_FILE), and Java's own");
    }
  }

  @Test
  void ownFilesAreNoFinding() throws Exception {
    Path state = Files.createDirectories(home.resolve("state"));
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    // As written by earlier versions.
    Files.writeString(state.resolve("practice-ca.pem"), "-----BEGIN CERTIFICATE-----\n");
    try (TestShell shell = new TestShell(home, Map.of())) {
      for (String line :
          new String[] {
            "practice --https",
            "photo-set @self https://photos.example/ada.png",
            "lesson first-photo",
            "lesson-stop",
            "practice --https"
          }) {
        assertThat(shell.run(line).code()).as(line).isZero();
      }
      TestShell.LineResult result = shell.run("doctor");
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).contains(state + ", only you have access").doesNotContain("!!");
    }
    assertThat(state.resolve("practice-ca.pem")).content().contains("BEGIN CERTIFICATE");
  }

  @Test
  void workingPortalIsCheckedAgain() throws Exception {
    PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
    String key = portal.keys().get(0).token();
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", key))) {
      try (portal) {
        assertThat(shell.run("connect " + portal.address()).code()).isZero();
        TestShell.LineResult well = shell.run("doctor");
        assertThat(well.code()).as(well.out()).isZero();
        assertThat(well.out())
            .contains("portal      " + portal.address() + " answers: DocSpace 3.7.2")
            .contains("you         Omar Haddad (omar), DocSpace admin", "It never expires.")
            .contains("clock       same as the portal's")
            .doesNotContain(key);
      }
      TestShell.LineResult down = shell.run("doctor");
      assertThat(down.code()).isEqualTo(1);
      assertThat(down.out())
          .contains(
              "!! portal      Cannot connect to",
              "Check the address and that the portal is running")
          .contains("1 problem (!!)")
          .doesNotContain("rights");
    }
  }

  @Test
  void unreachablePortalIsAFindingAndNotAnError() throws Exception {
    Map<String, String> environment =
        Map.of(
            "DOCSPACE_BASE_URL", "http://localhost:" + freePort(), "DOCSPACE_API_KEY", "sk-adas");
    try (TestShell shell = new TestShell(home, environment)) {
      TestShell.LineResult result = shell.run("doctor");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .contains("!! portal      Cannot connect to localhost:", "   state  ");
      TestShell.LineResult data = shell.run("doctor --json");
      assertThat(data.code()).isEqualTo(1);
      assertThat(data.out())
          .startsWith("[")
          .endsWith("]\n")
          .containsSubsequence("\"name\": \"portal\"", "\"ok\": false", "\"fix\": \"Check");
    }
  }

  @Test
  void untrustedCertificateIsShown() throws Exception {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(new TestCertificates().of("localhost"))
            .build()
            .sslSocketFactory());
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", "sk-adas"))) {
      String address = "https://localhost:" + server.getPort();
      assertThat(shell.run("connect " + address).code()).isEqualTo(3);
      assertThat(shell.run("doctor").out())
          .contains("the attempt to connect to " + address + " failed", "no secure connection with")
          // The certificate is valid for one day.
          .contains("!! certificate  localhost, issued by Ada's own authority, valid until ");
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void refusedKeyAndWrongClockAreReported() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse.Builder answer = new MockResponse.Builder().addHeader("Date", date);
            return request.getHeaders().get("Authorization") != null
                ? answer.code(401).build()
                : answer
                    .addHeader("Content-Type", "application/json")
                    .body("{\"response\": {\"ldapEnabled\": false, \"providers\": []}}")
                    .build();
          }
        });
    Map<String, String> environment =
        Map.of(
            "DOCSPACE_BASE_URL",
            "http://localhost:" + server.getPort(),
            "DOCSPACE_API_KEY",
            "sk-adas");
    try (TestShell shell = new TestShell(home, environment)) {
      TestShell.LineResult result = shell.run("doctor");
      assertThat(result.code()).as(result.out()).isEqualTo(1);
      assertThat(result.out())
          .contains("!! portal      The portal refused the API key (401)")
          .containsPattern("!! clock       (9|10) minutes behind the portal's");
    }
  }

  @Test
  void readableFilesAreReportedWithAFix() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path state = Files.createDirectories(home.resolve("state"));
    Path history = Files.createFile(state.resolve("history"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-r--r--"));
    try (TestShell shell = new TestShell(home, Map.of())) {
      TestShell.LineResult open = shell.run("doctor");
      assertThat(open.code()).isEqualTo(1);
      assertThat(open.out())
          .contains(
              "history is accessible to other users (rw-r--r--)",
              "chmod 600 " + history.toRealPath());
      Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
      assertThat(shell.run("doctor").out())
          .contains("state, only you have access")
          .doesNotContain("!!");
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-x---"));
      assertThat(shell.run("doctor").out()).contains("chmod 700 " + state.toRealPath());
    }
  }

  @Test
  void pipesAndDevicesAreReported() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path state = Files.createDirectories(home.resolve("state"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(state.resolve("history"), Path.of("/dev/null"));
    try (TestShell shell = new TestShell(home, Map.of())) {
      assertThat(shell.run("doctor").out())
          .contains("state, only you have access")
          .doesNotContain("!!");
      Files.createSymbolicLink(state.resolve("lessons.properties"), Path.of("/dev/zero"));
      assertThat(shell.run("doctor").out())
          .contains(
              "lessons.properties is a pipe or a device, not a file; nothing is stored in it");
    }
  }

  @Test
  void keyFileOfASavedPortalIsChecked() throws Exception {
    Path key = home.resolve("adas.key");
    Files.writeString(
        Files.createDirectories(home.resolve("config")).resolve("portals.properties"),
        "work.address=https://portal.example.com\nwork.token-file=" + key + "\n");
    try (TestShell shell = new TestShell(home, Map.of())) {
      assertThat(shell.run("doctor").out())
          .contains("!! key file    the key file " + key + " does not exist");
    }
  }
}
