package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages for unusable certificate files. */
class NetworkSetupTest {
  @TempDir Path home;
  private final NetworkSetup setup = new NetworkSetup(StartOptions.of(Map.of()));

  private UsageException failure(Path file) {
    return catchThrowableOfType(
        UsageException.class, () -> setup.clientCertificate(file.toString(), () -> null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA ", "EC "})
  void keyInAnOldFormIsReportedWithBothStepsOfTheFix(String kind) throws Exception {
    Path file = home.resolve("me.pem");
    String key = "-----BEGIN %sPRIVATE KEY-----\nMIGHAgE=\n-----END %sPRIVATE KEY-----\n";
    Files.writeString(file, key.formatted(kind, kind));
    UsageException failure = failure(file);
    assertThat(failure).hasMessage(file + " contains a key in an old form.");
    assertThat(failure.next())
        .isEqualTo(
            "Type 'openssl pkcs8 -topk8 -in %s -out new.pem', then append the certificate to new.pem."
                .formatted(file));
  }

  @Test
  void otherFilesAreReportedWithTheFormsThatWork() throws Exception {
    Path file = Files.writeString(home.resolve("photo.png"), "photo");
    assertThat(failure(file).next())
        .startsWith("--client-cert needs a PKCS#12 file, or a PEM file with certificate and key.");
    assertThat(failure(home.resolve("missing.pem"))).hasMessageEndingWith("cannot be read.");
  }
}
