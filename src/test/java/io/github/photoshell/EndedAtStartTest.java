package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a signal that ends the program while it starts. */
class EndedAtStartTest {
  @TempDir Path folder;

  @Test
  void startIsNotReportedAsFailed() throws Exception {
    Path factories = folder.resolve("extra/META-INF/spring.factories");
    Files.createDirectories(factories.getParent());
    Files.writeString(
        factories,
        "org.springframework.boot.SpringApplicationRunListener=" + EndedAtStart.class.getName());
    Path out = folder.resolve("out");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve("extra")
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                PhotoshellApplication.class.getName(),
                "version")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(EndedAtStart.EXIT_CODE);
    // A library of the tests prints a warning.
    assertThat(Files.readString(out).lines().filter(line -> !line.startsWith("SLF4J"))).isEmpty();
  }
}
