package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs exported programs with the portal and the token in the environment, and empty standard
 * input.
 */
public final class ProgramRunner {
  /** The commands that were tried, and whether they succeeded. */
  private static final Map<List<String>, Boolean> AVAILABLE = new ConcurrentHashMap<>();

  private final Path folder;
  private final String portal;
  private final String token;

  /** The result of a program. */
  public record ProgramResult(int code, String out, String err) {}

  /**
   * @param folder the working folder of the programs
   */
  public ProgramRunner(Path folder, String portal, String token) {
    this.folder = folder;
    this.portal = portal;
    this.token = token;
  }

  /** Runs a script with sh, which stops at the first command that fails. */
  public ProgramResult sh(String script, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script"), script);
    return run(List.of("sh", "-e", file.toString()), variables);
  }

  public ProgramResult run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", null);
    Path err = Files.createTempFile("err", null);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("DOCSPACE_BASE_URL", portal);
      environment.put("DOCSPACE_API_KEY", token);
      environment.put("LC_ALL", "C.UTF-8");
      environment.put("NO_PROXY", "127.0.0.1,localhost");
      environment.put("no_proxy", "127.0.0.1,localhost");
      environment.putAll(variables);
      Process process = builder.start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends: " + command).isTrue();
      return new ProgramResult(process.exitValue(), read(out), read(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** Reads output, which may be binary. */
  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Returns whether a program exists and succeeds; reports on standard error if not. */
  public boolean isAvailable(String... command) {
    return AVAILABLE.computeIfAbsent(List.of(command), this::succeeds);
  }

  private boolean succeeds(List<String> command) {
    try {
      if (run(command, Map.of()).code() == 0) {
        return true;
      }
    } catch (IOException e) {
      // Reported below.
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    System.err.println("skipped: '" + String.join(" ", command) + "' does not run here");
    return false;
  }
}
