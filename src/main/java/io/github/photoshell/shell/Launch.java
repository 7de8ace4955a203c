package io.github.photoshell.shell;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What photoshell was started with.
 *
 * @param portal the value of {@code --portal}, or null
 * @param tokenFile the value of {@code --token-file}, or null
 * @param keepsGoing whether the lines behind one that fails are run all the same
 * @param lines the value of {@code -c}, or null
 * @param environment the variables of the process
 * @param words the command and its arguments, exactly as the operating system's shell passed them;
 *     empty to talk at the prompt. Behind {@code -c}, what {@code $1} and so on stand for
 */
public record Launch(
    @Nullable String portal,
    @Nullable String tokenFile,
    boolean allowHttp,
    boolean keepsGoing,
    @Nullable String lines,
    Map<String, String> environment,
    List<String> words) {
  private static final String USAGE =
      "Usage: photoshell [--portal <address>] [--token-file <file>] [--allow-http] [--keep-going]"
          + " [-c <lines> | <command> ...]";

  public Launch {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * Reads the command line. Options of ours stand before the command; what stands behind it is the
   * command's.
   *
   * @throws UsageException if there is an option that is not known, or one without its value
   */
  public static Launch of(Map<String, String> environment, String... args) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(args));
    String portal = null;
    String tokenFile = null;
    String lines = null;
    boolean allowHttp = false;
    boolean keepsGoing = false;
    while (lines == null && !left.isEmpty() && left.element().startsWith("-")) {
      String option = left.remove();
      int equals = option.startsWith("--") ? option.indexOf('=') : -1;
      if (equals > 0) {
        left.push(option.substring(equals + 1));
        option = option.substring(0, equals);
      }
      switch (option) {
        case "--help" -> left = new ArrayDeque<>(List.of("help"));
        case "--version" -> left = new ArrayDeque<>(List.of("version"));
        case "--allow-http" -> allowHttp = true;
        case "--keep-going" -> keepsGoing = true;
        case "--portal" -> portal = value(option, left);
        case "--token-file" -> tokenFile = value(option, left);
        case "-c" -> lines = value(option, left);
        default -> throw new UsageException("photoshell has no option " + option + ".", USAGE);
      }
    }
    return new Launch(
        portal, tokenFile, allowHttp, keepsGoing, lines, environment, List.copyOf(left));
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new UsageException(option + " needs a value.", USAGE);
    }
    return left.remove();
  }
}
