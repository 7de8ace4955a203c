package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of loaded classes that the launcher makes for a Java that the layout has none for. */
@NeedsPosix("photoshell.cmd makes no cache")
class JavaCacheTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path root;
  private Path launcher;
  private Path folder;

  /** Lays out a copy without the archive of the build. */
  @BeforeEach
  void copyLayout() throws IOException {
    Path built = Path.of(LauncherTerminal.LAUNCHER).toAbsolutePath().getParent().getParent();
    launcher = root.resolve("a copy/bin/photoshell");
    Path lib = root.resolve("a copy/lib");
    Files.createDirectories(launcher.getParent());
    Files.createDirectories(lib);
    Files.copy(built.resolve("bin/photoshell"), launcher);
    launcher.toFile().setExecutable(true);
    try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
      for (Path jar : jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
    folder = root.resolve("home/cache");
  }

  @Test
  void cacheIsMadeOnceInAPrivateFolderAndUsedByTheNextStart() throws Exception {
    assertThat(version("")).startsWith("photoshell ");
    hangUp();
    Path cache = awaitCache();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .endsWith("------");
    // With this option Java does not start without its cache.
    String strict = Runtime.version().feature() < 25 ? "-Xshare:on" : "-XX:AOTMode=on";
    assertThat(version(strict)).startsWith("photoshell ");
    assertThat(files()).containsExactly(cache);
  }

  @Test
  void trainingTypesItsLinesAtAPrompt() throws Exception {
    String out = run("-Dphotoshell.typed=true", "-c", "version; pwd; nonsense");
    assertThat(out)
        .contains("Tab completes words", "photoshell ", "There is no command 'nonsense'");
    assertThat(root.resolve("home/state/history")).content().contains("version", "nonsense");
  }

  @Test
  void cacheThatJavaCannotReadDoesNoHarm() throws Exception {
    version("");
    Path cache = awaitCache();
    cache.toFile().setWritable(true);
    Files.writeString(cache, "not a cache");

    assertThat(version("")).startsWith("photoshell ");
  }

  @Test
  void folderThatOthersCanWriteIntoIsNotUsed() throws Exception {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

    assertThat(version("")).startsWith("photoshell ");
    assertThat(files()).isEmpty();
  }

  @Test
  void folderThatCannotBeMadeIsNoError() throws Exception {
    Files.createDirectories(root.resolve("home"));
    Files.writeString(folder, "a file in its place");

    assertThat(version("")).startsWith("photoshell ");
  }

  private String version(String javaOption) throws IOException, InterruptedException {
    return run(javaOption, "version");
  }

  private String run(String javaOption, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PHOTOSHELL_HOME", root.resolve("home").toString());
    builder.environment().put("PHOTOSHELL_JAVA_OPTIONS", javaOption);
    builder.environment().put("PHOTOSHELL_JAVA_CACHE", "");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    Process process = builder.start();
    // Also proves that the training does not hold the output of the first start.
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }

  /** Sends the training what it gets when the terminal of the first start is closed. */
  private void hangUp() throws IOException, InterruptedException {
    List<String> training =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(root.toString()))
            .map(process -> String.valueOf(process.pid()))
            .toList();
    assertThat(training).isNotEmpty();
    List<String> command = Stream.concat(Stream.of("kill", "-HUP"), training.stream()).toList();
    // One of them may have ended meanwhile.
    new ProcessBuilder(command).start().waitFor();
  }

  /** Waits until the training has ended and returns what it made. */
  private Path awaitCache() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      List<Path> files = files();
      if (files.size() == 1 && Files.isRegularFile(files.get(0))) {
        return files.get(0);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new AssertionError("no cache was made in " + folder + ": " + files());
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
