package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "/opt/photoshell-1.0.0/lib/photoshell.jar, /usr/lib/jvm/java-17, Archive",
    "/opt/photoshell-1.0.0/lib/photoshell.jar, /opt/photoshell-1.0.0/java, Image with its own Java",
    "/usr/share/photoshell/lib/photoshell.jar, /usr/lib/jvm/java-17, Debian package",
    "/home/ada/src/target/photoshell/lib/photoshell.jar, /usr/lib/jvm/java-17, Built from source",
    "/home/ada/src/target/classes, /usr/lib/jvm/java-17, Without the launcher",
  })
  void wayIsReadFromTheFolders(String classPath, Path java, String way) {
    assertThat(Installation.of(classPath, java, List.of()).way()).isEqualTo(way);
  }

  @Test
  void cacheIsTheFileThatJavaWasToldToUse() throws IOException {
    Path cache = Files.createFile(folder.resolve("photoshell.jsa"));

    assertThat(cache("-Xmn32m", "-XX:SharedArchiveFile=" + cache)).isEqualTo(cache);
    assertThat(cache("-XX:AOTCache=" + cache)).isEqualTo(cache);
    assertThat(cache("-XX:AOTCache=" + folder.resolve("none"))).isNull();
    assertThat(cache()).isNull();
  }

  @Test
  void nextCacheIsPromisedOnlyIfTheLauncherMakesOne() {
    Installation archive =
        Installation.of("/opt/photoshell-1.0.0/lib/photoshell.jar", Path.of("/java"), List.of());
    assertThat(LocalCheckText.installation(archive, true).fix())
        .contains("later starts are faster");
    DoctorText.DoctorCheck off = LocalCheckText.installation(archive, false);
    assertThat(off.finding()).endsWith("without a cache of loaded classes");
    assertThat(off.fix()).isNull();
  }

  private static @Nullable Path cache(String... options) {
    return Installation.of("photoshell.jar", Path.of("/java"), List.of(options)).cache();
  }
}
