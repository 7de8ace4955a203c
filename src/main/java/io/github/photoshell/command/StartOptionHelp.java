package io.github.photoshell.command;

import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Table;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.StartOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the options before a command are for, in words for pages outside the shell. */
final class StartOptionHelp {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("--portal", "the portal's address or saved name"),
          Map.entry("--token-file", "a file that holds the API key alone"),
          Map.entry("--ca-file", "a PEM file of a certificate authority to trust besides"),
          Map.entry("--lessons", "a folder with lessons of your own"),
          Map.entry("--connect-timeout", "seconds to wait for a connection; 5 unless set"),
          Map.entry("--timeout", "seconds to wait for an answer, a photo's too; 30 unless set"),
          Map.entry(
              "--photo-timeout",
              "seconds to wait for a photo's answer; 60 unless this or --timeout is set"),
          Map.entry("--allow-http", "send the key unencrypted to another computer"),
          Map.entry("--keep-going", "run the lines behind one that fails, too"),
          Map.entry("--help", "list options and commands; after a command, explain it"),
          Map.entry("-h", "the same"),
          Map.entry("--version", "say which photoshell this is"),
          Map.entry("-V", "the same"),
          Map.entry("-c", "lines to run, with ; between them"));

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

  static boolean isFile(String option) {
    return Set.of("--token-file", "--ca-file", "--lessons").contains(option);
  }

  /** Returns the options with what they are for; empty where that is not known here. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    StartOptions.optionsWithValue()
        .forEach(option -> all.put(option, WORDS.getOrDefault(option, "")));
    StartOptions.optionsWithoutValue()
        .forEach(option -> all.put(option, WORDS.getOrDefault(option, "")));
    return all;
  }

  /** Returns the page that tells how photoshell is started. */
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
                table.row(Text.of("  " + written(option)), Text.of(Style.FAINT, about));
              }
            });
    page.addAll(table.lines(layout));
    page.add(Text.empty());
    page.add(
        Text.of(
            SessionOpener.PORTAL_VARIABLE
                + " and "
                + SessionOpener.TOKEN_VARIABLE
                + " name a portal and its API key."));
    return page;
  }

  private static String written(String option) {
    String value = hasValue(option) ? " <" + VALUES.getOrDefault(option, "value") + ">" : "";
    return (SHORT.containsKey(option) ? SHORT.get(option) + ", " : "") + option + value;
  }
}
