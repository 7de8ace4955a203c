package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Argument;
import io.github.photoshell.shell.ShellCommand.Option;
import io.github.photoshell.text.ExitCode;
import java.util.Collection;
import java.util.List;

/** The manual page of section 1, in roff with the macros of man(7). */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  static String of(Collection<ShellCommand> commands, String version) {
    ManPage man = new ManPage();
    man.line(".\\\" Generated from photoshell's commands.");
    man.line(".TH PHOTOSHELL 1 \"\" \"photoshell " + text(version) + "\" \"User Commands\"");
    man.section("NAME");
    man.line("photoshell \\- an interactive shell for the photos of an ONLYOFFICE DocSpace portal");
    man.section("SYNOPSIS");
    man.synopsis();
    man.section("DESCRIPTION");
    man.words(
        "photoshell sets and clears user photos, completes people as you type, and shows what the"
            + " portal really answered. Without a command it starts an interactive shell with Tab"
            + " completion. With a command it runs that command and exits. If standard input is not"
            + " a terminal, its lines are run one by one. A built-in practice portal lets you try"
            + " everything safely.");
    man.section("OPTIONS");
    man.words(
        "Options come before the command; with -c, also after its lines. After any command, -h"
            + " shows its help, and -- ends its options.");
    for (StartOption option : StartOption.all()) {
      man.item(
          bold(option.name()) + (option.hasValue() ? " " + italic("value") : ""),
          sentence(option.description()));
    }
    man.section("COMMANDS");
    for (CommandGroup group : CommandGroup.values()) {
      List<ShellCommand> members =
          commands.stream().filter(command -> command.getGroup().equals(group.heading())).toList();
      if (!members.isEmpty()) {
        man.line(".SS " + text(group.heading()));
        members.forEach(man::command);
      }
    }
    man.section("EXIT STATUS");
    for (ExitCode exitCode : ExitCode.values()) {
      man.item(bold(String.valueOf(exitCode.exitCode())), sentence(HelpTopic.meaning(exitCode)));
    }
    man.section("ENVIRONMENT");
    man.item(bold(StartOptions.PORTAL_VARIABLE), "The portal to connect to automatically.");
    man.item(bold(StartOptions.TOKEN_VARIABLE), "The API key for that portal.");
    man.item(bold("PHOTOSHELL_HOME"), "One folder for all files, instead of those below.");
    man.item(
        bold("XDG_CONFIG_HOME") + ", " + bold("XDG_STATE_HOME") + ", " + bold("XDG_CACHE_HOME"),
        "The folders that contain those below.");
    man.item(
        bold("HTTPS_PROXY") + ", " + bold("HTTP_PROXY") + ", " + bold("ALL_PROXY"),
        "The proxy, also as socks5://host:port.");
    man.item(bold("NO_PROXY"), "The hosts that are reached without the proxy.");
    man.item(
        bold("SSL_CERT_FILE"),
        "A PEM file of authorities to trust instead of the system's; Java's stay trusted.");
    man.item(bold("JAVA_HOME"), "The Java to use, unless photoshell has its own.");
    man.item(bold("PHOTOSHELL_JAVA_OPTIONS"), "Options for Java, separated by blanks.");
    man.item(
        bold("PHOTOSHELL_JAVA_CACHE"), "If 'off', no cache of loaded classes is made or read.");
    man.item(bold("VISUAL") + ", " + bold("EDITOR"), "The editor for a long line.");
    man.item(
        bold("PHOTOSHELL_PAGER") + ", " + bold("PAGER"),
        "The program that shows output longer than the screen; 'cat' for none.");
    man.item(bold("INPUTRC"), "The file with your own keys, instead of ~/.inputrc.");
    man.item(bold("NO_COLOR"), "If set, output has no colours.");
    man.item(
        bold("FORCE_HYPERLINK"),
        "Whether addresses are links on a terminal: 1 always, 0 never. Without it, they are on"
            + " terminals that are known to show links.");
    man.section("FILES");
    man.item(bold("~/.config/photoshell"), "The saved portals, without API keys.");
    man.item(
        bold("~/.local/state/photoshell"), "The history, without lines that look like secrets.");
    man.item(
        bold("~/.cache/photoshell"), "Caches of loaded classes for Java; they can be deleted.");
    man.item(
        bold("share/schema"),
        "The JSON Schemas of what commands print with --json, in the folder of photoshell; in"
            + " /usr/share/photoshell/schema if it is installed as a Debian package.");
    man.section("SEE ALSO");
    man.words("curl(1); 'photoshell help photos', 'photoshell help tokens'.");
    return man.page.toString();
  }

  private void synopsis() {
    String options = "[" + italic("option") + " ...]";
    line(bold("photoshell") + " " + options);
    line(".br");
    line(
        "%s %s %s [%s ...]"
            .formatted(bold("photoshell"), options, italic("command"), italic("argument")));
    line(".br");
    line(bold("photoshell") + " " + options + " " + bold("-c") + " " + italic("lines"));
  }

  private void command(ShellCommand command) {
    item(bold(command.usage()), sentence(command.getDescription()));
    if (!command.arguments().isEmpty() || !command.options().isEmpty()) {
      line(".RS");
      for (Argument argument : command.arguments()) {
        item(italic(argument.name()), sentence(argument.description()));
      }
      for (Option option : command.options()) {
        String value = option.value() == null ? "" : " " + italic(option.value());
        item(bold("--" + option.name()) + value, sentence(option.description()));
      }
      line(".RE");
    }
    if (!command.notes().isEmpty()) {
      line(".IP");
      words(String.join(" ", command.notes()));
    }
    for (String example : command.examples()) {
      line(".IP");
      line(".EX");
      line(text(example));
      line(".EE");
    }
  }

  private void section(String name) {
    line(".SH " + name);
  }

  private void item(String tag, String about) {
    line(".TP");
    line(tag);
    line(about.isEmpty() ? "\\&" : text(about));
  }

  private void words(String sentence) {
    line(text(sentence));
  }

  private void line(String roff) {
    page.append(roff).append('\n');
  }

  private static String sentence(String words) {
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + words.substring(1)
            + (words.endsWith(".") ? "" : ".");
  }

  private static String bold(String words) {
    return "\\fB" + escaped(words) + "\\fR";
  }

  private static String italic(String words) {
    return "\\fI" + escaped(words) + "\\fR";
  }

  /**
   * Returns a line of text, with a leading dot or apostrophe escaped: roff would read it as a
   * request.
   */
  private static String text(String words) {
    String escaped = escaped(words);
    return escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" + escaped : escaped;
  }

  private static String escaped(String words) {
    StringBuilder roff = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> roff.append("\\e");
                case '-' -> roff.append("\\-");
                case '\'' -> roff.append("\\(aq");
                case '`' -> roff.append("\\(ga");
                case '^' -> roff.append("\\(ha");
                case '~' -> roff.append("\\(ti");
                default -> {
                  if (c < 0x7f) {
                    roff.appendCodePoint(c);
                  } else {
                    roff.append("\\[u%04X]".formatted(c));
                  }
                }
              }
            });
    return roff.toString();
  }
}
