package io.github.photoshell.shell;

import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Descriptions of the start options, for help, the man page and completion files. */
final class StartOptionHelp {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("--portal", "the portal's address or saved name"),
          Map.entry("--token-file", "a file that contains only the API key"),
          Map.entry("--ca-file", "a PEM file with an additional trusted certificate authority"),
          Map.entry("--lessons", "a folder with your own lessons"),
          Map.entry("--connect-timeout", "seconds to wait for a connection (default 5)"),
          Map.entry(
              "--timeout",
              "seconds to wait for a response (default 30, or 60 when setting a photo)"),
          Map.entry(
              "--photo-timeout",
              "seconds to wait for the response to a new photo (default: --timeout, or 60)"),
          Map.entry("--allow-http", "allow sending the API key unencrypted to another computer"),
          Map.entry("--keep-going", "continue after a line that fails"),
          Map.entry("--help", "list options and commands; after a command, show its help"),
          Map.entry("-h", "same as --help"),
          Map.entry("--version", "show the version of photoshell"),
          Map.entry("-V", "same as --version"),
          Map.entry("-c", "lines to run, separated by ';' and a space"));

  private static final Map<String, String> VALUES =
      Map.of(
          "--portal", "address or name",
          "--token-file", "file",
          "--ca-file", "pem",
          "--lessons", "folder",
          "--connect-timeout", "seconds",
          "--timeout", "seconds",
          "--photo-timeout", "seconds",
          "-c", "lines");

  /** The long options that have a short form. */
  private static final Map<String, String> SHORT = Map.of("--help", "-h", "--version", "-V");

  private StartOptionHelp() {}

  static boolean hasValue(String option) {
    return StartOptions.optionsWithValue().contains(option);
  }

  static boolean isPortal(String option) {
    return option.equals("--portal");
  }

  static boolean isFile(String option) {
    return Set.of("--token-file", "--ca-file", "--lessons").contains(option);
  }

  /** Returns the options with their descriptions; a description may be empty. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    StartOptions.optionsWithValue()
        .forEach(option -> all.put(option, WORDS.getOrDefault(option, "")));
    StartOptions.optionsWithoutValue()
        .forEach(option -> all.put(option, WORDS.getOrDefault(option, "")));
    return all;
  }

  /** Returns the help page about starting photoshell. */
  static List<Text> page(LineLayout layout) {
    List<Text> page = new ArrayList<>();
    page.add(Text.of("Usage: ").plus(Style.STRONG, "photoshell [option ...]"));
    page.add(Text.of("       ").plus(Style.STRONG, "photoshell [option ...] <command> ..."));
    page.add(
        Text.of("       ").plus(Style.STRONG, "photoshell [option ...] -c <lines> [value ...]"));
    page.add(Text.empty());
    Table table = new Table();
    all()
        .forEach(
            (option, about) -> {
              if (!SHORT.containsValue(option)) {
                table.addRow(Text.of("  " + written(option)), Text.of(Style.FAINT, about));
              }
            });
    page.addAll(table.lines(layout));
    page.add(Text.empty());
    page.add(
        Text.of(
            StartOptions.PORTAL_VARIABLE
                + " and "
                + StartOptions.TOKEN_VARIABLE
                + " can set the portal and its API key."));
    return page;
  }

  private static String written(String option) {
    String value = hasValue(option) ? " <" + VALUES.getOrDefault(option, "value") + ">" : "";
    return (SHORT.containsKey(option) ? SHORT.get(option) + ", " : "") + option + value;
  }
}
