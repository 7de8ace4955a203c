package io.github.photoshell.shell;

import io.github.photoshell.files.WorkingFolder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The start options, the command, and the environment that photoshell was started with.
 *
 * @param options the start options that have a value, such as {@code --portal}, by name
 * @param flags the start options that have none, such as {@code --allow-http}
 * @param lines the value of {@code -c}, or null
 * @param environment the variables of the process
 * @param words the command and its arguments, exactly as the operating system's shell passed them;
 *     empty for the prompt. With {@code -c}, the values of {@code $1} and so on
 */
public record StartOptions(
    Map<String, String> options,
    Set<String> flags,
    @Nullable String lines,
    Map<String, String> environment,
    List<String> words) {
  /** The environment variable that names the portal to connect to. */
  public static final String PORTAL_VARIABLE = "DOCSPACE_BASE_URL";

  /** The environment variable that holds the API key of that portal. */
  public static final String TOKEN_VARIABLE = "DOCSPACE_API_KEY";

  static final String PORTAL = "--portal";
  static final String TOKEN_FILE = "--token-file";
  static final String CA_FILE = "--ca-file";
  static final String ALLOW_HTTP = "--allow-http";
  static final String LESSONS = "--lessons";
  static final String KEEP_GOING = "--keep-going";
  static final String CONNECT_TIMEOUT = "--connect-timeout";
  static final String ANSWER_TIMEOUT = "--timeout";
  static final String PHOTO_TIMEOUT = "--photo-timeout";
  private static final Set<String> TIMEOUTS =
      Set.of(CONNECT_TIMEOUT, ANSWER_TIMEOUT, PHOTO_TIMEOUT);
  static final String LINES = "-c";
  private static final String HELP = "help";
  private static final String VERSION = "version";

  /** The topic of {@code help} about the options here. */
  private static final String HELP_TOPIC = "start-options";

  private static final int MAX_SECONDS = 3600;
  private static final String USAGE =
      "Usage: photoshell [--portal <address or name>] [--token-file <file>] [--ca-file <pem>]"
          + " [--allow-http] [--keep-going] [--connect-timeout <seconds>] [--timeout <seconds>]"
          + " [--photo-timeout <seconds>] [--lessons <folder>] [-c <lines> | <command> ...]";

  public StartOptions {
    options = Map.copyOf(options);
    flags = Set.copyOf(flags);
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * Parses the command line. Start options come before the command, with {@code -c} also after its
   * lines; {@code --} ends them. Everything after the command belongs to the command.
   *
   * @throws UsageException if an option is unknown, or its value is missing or invalid
   */
  public static StartOptions of(Map<String, String> environment, String... args) {
    ArgumentParser reading = new ArgumentParser(args);
    reading.read();
    reading.options.entrySet().stream()
        .filter(entry -> TIMEOUTS.contains(entry.getKey()))
        .forEach(entry -> seconds(entry.getKey(), entry.getValue()));
    List<String> command = reading.command();
    return new StartOptions(reading.options, reading.flags, reading.lines, environment, command);
  }

  /** The state of parsing the command line. */
  private static final class ArgumentParser {
    private final Deque<String> remaining;
    private final Map<String, String> options = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<String> words = new ArrayList<>();
    private @Nullable String lines;
    private String helpOrVersion = "";

    ArgumentParser(String... args) {
      remaining = new ArrayDeque<>(Arrays.asList(args));
    }

    void read() {
      boolean onlyWords = false;
      while (!remaining.isEmpty()) {
        String word = remaining.remove();
        if (onlyWords || !OptionSyntax.isOption(word)) {
          words.add(word);
          onlyWords = onlyWords || lines == null;
        } else if (word.equals(OptionSyntax.END)) {
          onlyWords = true;
        } else {
          take(word);
        }
      }
    }

    private void take(String word) {
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String option = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? null : word.substring(equals + 1);
      StartOption known = StartOption.find(option).orElseThrow(() -> unknown(option));
      if (option.equals(LINES)) {
        if (lines != null) {
          throw new UsageException(
              "-c is given twice.", "Separate its lines with ';' and a space.");
        }
        lines = next(option);
      } else if (known.hasValue()) {
        options.put(option, value == null ? next(option) : value);
      } else if (value != null) {
        throw new UsageException(option + " takes no value.", USAGE);
      } else {
        switch (option) {
          case "--help", "-h" -> helpOrVersion = HELP;
          case "--version", "-V" ->
              helpOrVersion = helpOrVersion.isEmpty() ? VERSION : helpOrVersion;
          default -> flags.add(option);
        }
      }
    }

    private String next(String option) {
      if (remaining.isEmpty() || OptionSyntax.isOption(remaining.element())) {
        throw new UsageException(option + " needs a value.", USAGE);
      }
      return remaining.remove();
    }

    private UsageException unknown(String option) {
      String problem = "photoshell has no option " + option + ".";
      if (lines != null) {
        return new UsageException(
            problem, "Write a command's options inside its line: -c 'people --json'");
      }
      String suggestion =
          OptionSyntax.suggestion(option, longOptions())
              .map(one -> " Did you mean " + one + "?")
              .orElse("");
      return new UsageException(problem + suggestion, USAGE);
    }

    private static List<String> longOptions() {
      return StartOption.all().stream()
          .map(StartOption::name)
          .filter(name -> name.startsWith("--"))
          .toList();
    }

    /** Returns the command to run, also for {@code --help} and {@code --version}. */
    List<String> command() {
      if (helpOrVersion.isEmpty()) {
        return words;
      }
      boolean noCommand = words.isEmpty() || lines != null;
      lines = null;
      if (helpOrVersion.equals(HELP) && noCommand) {
        return List.of(HELP, HELP_TOPIC);
      }
      List<String> command = new ArrayList<>(words);
      if (helpOrVersion.equals(HELP)) {
        command.add(1, "--help");
      } else {
        command.add(0, helpOrVersion);
      }
      return command;
    }
  }

  /**
   * Returns whether the lines of {@code -c} are typed at a prompt, on a terminal of their own. That
   * trains the cache of loaded classes, also where there is no terminal.
   */
  boolean areLinesTyped() {
    return lines != null && Boolean.getBoolean("photoshell.typed");
  }

  /** Returns the portal's address or saved name, or null. */
  public @Nullable String portal() {
    return options.get(PORTAL);
  }

  /** Returns the file to read the token from, or null. */
  public @Nullable String tokenFile() {
    return file(TOKEN_FILE);
  }

  /** Returns the folder with lessons that replace the built-in ones, or null. */
  public @Nullable String lessons() {
    return file(LESSONS);
  }

  /** Returns the file of certificate authorities to trust in addition to Java's, or null. */
  public @Nullable String caFile() {
    return file(CA_FILE);
  }

  private @Nullable String file(String option) {
    String typed = options.get(option);
    return typed == null ? null : WorkingFolder.fromStart(typed);
  }

  /** Returns whether the API key may be sent unencrypted to another computer. */
  public boolean allowHttp() {
    return flags.contains(ALLOW_HTTP);
  }

  /** Returns whether to continue after a line that fails. */
  boolean keepGoing() {
    return flags.contains(KEEP_GOING);
  }

  /** Returns the time limit for a connection; {@code usual} by default. */
  public Duration connectTimeout(Duration usual) {
    return seconds(CONNECT_TIMEOUT, usual);
  }

  /** Returns the time limit for a response; {@code usual} by default. */
  public Duration answerTimeout(Duration usual) {
    return seconds(ANSWER_TIMEOUT, usual);
  }

  /**
   * Returns the time limit for the response to a photo, which the portal may have to download
   * first. The default is the value of {@code --timeout}, or else {@code usual}.
   */
  public Duration photoTimeout(Duration usual) {
    return seconds(PHOTO_TIMEOUT, answerTimeout(usual));
  }

  private Duration seconds(String option, Duration usual) {
    String typed = options.get(option);
    return typed == null ? usual : seconds(option, typed);
  }

  private static Duration seconds(String option, String typed) {
    if (typed.matches("\\d{1,4}")) {
      int seconds = Integer.parseInt(typed);
      if (seconds >= 1 && seconds <= MAX_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    }
    throw new UsageException(
        "%s takes whole seconds from 1 to %d, not '%s'.".formatted(option, MAX_SECONDS, typed),
        "Example: " + option + " 30");
  }
}
