package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemAuthoritiesTest {
  private static final HeldCertificate ONE = new HeldCertificate.Builder().build();
  private static final HeldCertificate TWO = new HeldCertificate.Builder().build();
  private static final String BROKEN =
      "-----BEGIN CERTIFICATE-----\nTm90IG9uZQ==\n-----END CERTIFICATE-----\n";

  @TempDir Path folder;

  private static SystemAuthorities named(String file) {
    return SystemAuthorities.of(Map.of("SSL_CERT_FILE", file), "Linux");
  }

  @Test
  void namedFileReplacesThoseOfTheSystemAndABrokenCertificateHidesNoOther() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("ca.pem"),
            "# mine\n"
                + ONE.certificatePem()
                + BROKEN
                + TWO.certificatePem().replace("CERTIFICATE", "X509 CERTIFICATE")
                + ONE.certificatePem());
    SystemAuthorities authorities = named("  " + file + " ");
    assertThat(authorities.namedFile()).isEqualTo(file.toString());
    assertThat(authorities.read()).containsExactly(ONE.certificate(), TWO.certificate());
    assertThat(authorities.countInNamedFile()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.pem", "", "empty.pem", "\0"})
  void fileThatCannotBeReadHasNoAuthoritiesAndIsNotReplaced(String name) throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "");
    // The empty name is the folder itself.
    SystemAuthorities authorities = named(folder + "/" + name);
    assertThat(authorities.namedFile()).isNotNull();
    assertThat(authorities.read()).isEmpty();
    assertThat(authorities.countInNamedFile()).isZero();
  }

  @Test
  void blankNameNamesNoFile() {
    SystemAuthorities authorities = named(" \t");
    assertThat(authorities.namedFile()).isNull();
    assertThat(authorities.countInNamedFile()).isZero();
  }
}
