package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Option;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The completion file for fish. */
final class FishCompletion extends CompletionScript {
  /** Offers the saved portals. */
  private static final String SAVED = " -a '(__photoshell_portals)'";

  FishCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  void write() {
    add(HEAD);
    add(
        """
        function __photoshell_portals
          set -l folder $HOME/.config/photoshell
          set -q XDG_CONFIG_HOME; and test -n "$XDG_CONFIG_HOME"; and set folder $XDG_CONFIG_HOME/photoshell
          set -q PHOTOSHELL_HOME; and test -n "$PHOTOSHELL_HOME"; and set folder $PHOTOSHELL_HOME/config
          sed -n 's/^\\([A-Za-z0-9_-]*\\)\\.address=.*/\\1/p' $folder/portals.properties 2>/dev/null
        end
        complete -c photoshell -f
        """);
    for (StartOption option : StartOption.all()) {
      String name = option.name();
      line(
          "complete -c photoshell -n __fish_use_subcommand %s%s%s -d %s"
              .formatted(
                  name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1),
                  !option.hasValue() ? "" : option.isFile() ? " -r -F" : " -x",
                  option.isPortal() ? SAVED : "",
                  fishQuoted(option.description())));
    }
    List<String> within = commandTakers();
    String others =
        names().stream()
            .filter(name -> !name.equals(HELP) && !within.contains(name))
            .collect(Collectors.joining(" "));
    for (ShellCommand command : commands()) {
      String name = command.getName();
      String about = fishQuoted(command.getDescription());
      line("complete -c photoshell -n __fish_use_subcommand -a %s -d %s".formatted(name, about));
      line(
          ("complete -c photoshell -n '__fish_seen_subcommand_from %s help;"
                  + " and not __fish_seen_subcommand_from %s' -a %s -d %s")
              .formatted(String.join(" ", within), others, name, about));
      String condition = "complete -c photoshell -n '__fish_seen_subcommand_from " + name + "'";
      for (Option option : command.options()) {
        line(
            "%s -l %s%s -d %s"
                .formatted(
                    condition,
                    option.name(),
                    option.isFlag() ? "" : values(option.source()),
                    fishQuoted(option.description())));
      }
      if (takesPortals(command)) {
        line(condition + SAVED);
      }
      if (takesFiles(command)) {
        line(condition + " -F");
      }
    }
    for (HelpTopic topic : HelpTopic.values()) {
      line(
          "complete -c photoshell -n '__fish_seen_subcommand_from help' -a %s -d %s"
              .formatted(topic.word(), fishQuoted(topic.about())));
    }
  }

  private static String values(CompletionSource source) {
    if (source.completesFiles()) {
      return " -r -F";
    }
    if (source.completesPortals()) {
      return " -x" + SAVED;
    }
    return " -x"
        + (source.fixedValues().isEmpty() ? "" : " -a " + fishQuoted(joined(source.fixedValues())));
  }

  private static String fishQuoted(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
