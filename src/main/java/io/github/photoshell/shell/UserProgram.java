package io.github.photoshell.shell;

import io.github.photoshell.files.WindowsPrograms;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a program of the user's in the terminal, such as an editor or a pager. */
final class UserProgram {
  private static final boolean IS_WINDOWS = WindowsPrograms.isWindows();

  /** The exit codes of a shell if the program is not executable or does not exist. */
  private static final List<Integer> NOT_STARTED = List.of(126, 127);

  private final Map<String, String> environment;

  UserProgram(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the paths of these programs that exist, in this order. */
  Stream<Path> found(List<String> programs) {
    return found(programs, environment.getOrDefault("PATH", ""));
  }

  private static Stream<Path> found(List<String> programs, String path) {
    String[] places = path.split(File.pathSeparator);
    return programs.stream()
        .flatMap(program -> Stream.of(places).map(place -> Path.of(place, program)))
        .filter(program -> program.isAbsolute() && Files.isExecutable(program));
  }

  /**
   * Runs a command and waits until it exits.
   *
   * @param command as the user would type it in a shell
   * @param arguments more arguments
   * @param input its standard input; the terminal if empty
   * @param variables more variables of its environment
   * @return its exit code
   * @throws IOException if it cannot be started; its message fits into the middle of a sentence
   */
  int run(String command, List<String> arguments, byte[] input, Map<String, String> variables)
      throws IOException {
    if (isMissing(command)) {
      // Otherwise the shell would print its own message, too.
      throw notStarted(command, null);
    }
    List<String> words = new ArrayList<>();
    if (IS_WINDOWS) {
      words.addAll(WindowsPrograms.startable(Tokenizer.split(command)));
    } else {
      // Like other programs, lets a shell evaluate the variables.
      // Ctrl-C belongs to the program and must not end the shell.
      words.addAll(List.of("/bin/sh", "-c", "trap : INT; " + command + " \"$@\"", command));
    }
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    if (input.length > 0) {
      builder.redirectInput(Redirect.PIPE);
    }
    builder.environment().putAll(variables);
    int code;
    try {
      Process process = builder.start();
      if (input.length > 0) {
        write(input, process);
      }
      code = waitFor(process);
    } catch (IOException e) {
      throw notStarted(command, e);
    }
    if (NOT_STARTED.contains(code)) {
      throw notStarted(command, null);
    }
    return code;
  }

  /** Returns whether the command is certainly none, without a shell. */
  private static boolean isMissing(String command) {
    String program = command.strip().split("\\s", 2)[0];
    boolean isName = !IS_WINDOWS && program.matches("[\\w.+-]+");
    return isName
        && found(List.of(program), System.getenv().getOrDefault("PATH", "")).findAny().isEmpty();
  }

  private static IOException notStarted(String command, @Nullable Exception cause) {
    return new IOException("'" + command + "' cannot be started", cause);
  }

  private static void write(byte[] input, Process process) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      // It reads no more.
    }
  }

  private static int waitFor(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // Ctrl-C belongs to the program.
      }
    }
  }
}
