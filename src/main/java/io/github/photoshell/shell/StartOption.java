package io.github.photoshell.shell;

import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An option before the command, as help, the man page and the completion files show it.
 *
 * @param name with its hyphens
 * @param value what its value is, such as {@code file}; empty if it has none
 */
record StartOption(String name, String value, String description) {
  private static final List<StartOption> ALL =
      List.of(
          new StartOption(
              StartOptions.CA_FILE,
              "pem",
              "a PEM file with an additional trusted certificate authority"),
          new StartOption(
              StartOptions.CONNECT_TIMEOUT,
              "seconds",
              "seconds to wait for a connection (default 5)"),
          new StartOption(StartOptions.LESSONS, "folder", "a folder with your own lessons"),
          new StartOption(
              StartOptions.PHOTO_TIMEOUT,
              "seconds",
              "seconds to wait for the response to a new photo (default: --timeout, or 60)"),
          new StartOption(
              StartOptions.PORTAL, "address or name", "the portal's address or saved name"),
          new StartOption(
              StartOptions.ANSWER_TIMEOUT,
              "seconds",
              "seconds to wait for a response (default 30, or 60 when setting a photo)"),
          new StartOption(StartOptions.TOKEN_FILE, "file", "a file that contains only the API key"),
          new StartOption(
              StartOptions.LINES, "lines", "lines to run, separated by ';' and a space"),
          new StartOption(
              StartOptions.ALLOW_HTTP,
              "",
              "allow sending the API key unencrypted to another computer"),
          new StartOption(
              "--help", "", "list options and commands; after a command, show its help"),
          new StartOption(StartOptions.KEEP_GOING, "", "continue after a line that fails"),
          new StartOption("--version", "", "show the version of photoshell"),
          new StartOption("-V", "", "same as --version"),
          new StartOption("-h", "", "same as --help"));

  /** Returns all options in the order of help: those with a value first. */
  static List<StartOption> all() {
    return ALL;
  }

  /** Returns the option with this name. */
  static Optional<StartOption> find(String name) {
    return ALL.stream().filter(option -> option.name.equals(name)).findFirst();
  }

  boolean hasValue() {
    return !value.isEmpty();
  }

  boolean isPortal() {
    return name.equals(StartOptions.PORTAL);
  }

  /** Returns whether its value is a file or a folder. */
  boolean isFile() {
    return Set.of("file", "folder", "pem").contains(value);
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
    ALL.stream()
        .filter(option -> !option.description.startsWith("same as "))
        .forEach(
            option ->
                table.addRow(
                    Text.of("  " + option.written()), Text.of(Style.FAINT, option.description)));
    page.addAll(table.lines(layout));
    page.add(Text.empty());
    page.add(
        Text.of(
            "%s and %s can set the portal and its API key."
                .formatted(StartOptions.PORTAL_VARIABLE, StartOptions.TOKEN_VARIABLE)));
    return page;
  }

  /** Returns the option after its short form and before its value. */
  private String written() {
    String before =
        switch (name) {
          case "--help" -> "-h, ";
          case "--version" -> "-V, ";
          default -> "";
        };
    return before + name + (hasValue() ? " <" + value + ">" : "");
  }
}
