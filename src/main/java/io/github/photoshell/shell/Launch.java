package io.github.photoshell.shell;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What photoshell was started with.
 *
 * @param portal the value of {@code --portal}, or null
 * @param tokenFile the value of {@code --token-file}, or null
 * @param environment the variables of the process
 * @param words the command and its arguments, exactly as the operating system's shell passed them;
 *     empty to talk at the prompt
 */
public record Launch(
    @Nullable String portal,
    @Nullable String tokenFile,
    boolean allowHttp,
    Map<String, String> environment,
    List<String> words) {
  private static final String USAGE =
      "Usage: photoshell [--portal <address>] [--token-file <file>] [--allow-http] [<command> ...]";

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
    String portal = null;
    String tokenFile = null;
    boolean allowHttp = false;
    int at = 0;
    while (at < args.length && args[at].startsWith("--")) {
      String[] option = args[at].split("=", 2);
      switch (option[0]) {
        case "--help" -> {
          return new Launch(portal, tokenFile, allowHttp, environment, List.of("help"));
        }
        case "--version" -> {
          return new Launch(portal, tokenFile, allowHttp, environment, List.of("version"));
        }
        case "--allow-http" -> allowHttp = true;
        case "--portal", "--token-file" -> {
          if (option.length == 1 && at + 1 == args.length) {
            throw new UsageException(option[0] + " needs a value.", USAGE);
          }
          String value = option.length == 2 ? option[1] : args[++at];
          if (option[0].equals("--portal")) {
            portal = value;
          } else {
            tokenFile = value;
          }
        }
        default -> throw new UsageException("photoshell has no option " + option[0] + ".", USAGE);
      }
      at++;
    }
    return new Launch(
        portal, tokenFile, allowHttp, environment, List.of(args).subList(at, args.length));
  }
}
