package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Option;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The completion file for fish. */
final class FishCompletion extends CompletionScript {
  /** Offers the saved portals. */
  private static final String SAVED = " -a '(__photoshell_portals)'";

  FishCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  String text() {
    StringBuilder file = new StringBuilder(HEAD);
    file.append(
        """
        function __photoshell_portals
          set -l folder $HOME/.config/photoshell
          set -q XDG_CONFIG_HOME; and test -n "$XDG_CONFIG_HOME"; and set folder $XDG_CONFIG_HOME/photoshell
          set -q PHOTOSHELL_HOME; and test -n "$PHOTOSHELL_HOME"; and set folder $PHOTOSHELL_HOME/config
          sed -n 's/^\\([A-Za-z0-9_-]*\\)\\.address=.*/\\1/p' $folder/portals.properties 2>/dev/null
        end
        complete -c photoshell -f
        """);
    for (Map.Entry<String, String> option : StartOptionHelp.all().entrySet()) {
      String name = option.getKey();
      file.append("complete -c photoshell -n __fish_use_subcommand ")
          .append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
          .append(
              !StartOptionHelp.hasValue(name)
                  ? ""
                  : StartOptionHelp.isFile(name) ? " -r -F" : " -x")
          .append(StartOptionHelp.isPortal(name) ? SAVED : "")
          .append(" -d ")
          .append(fishQuoted(option.getValue()))
          .append('\n');
    }
    String within = String.join(" ", commandTakers());
    for (ShellCommand command : commands()) {
      String name = command.getName();
      String line = " -a " + name + " -d " + fishQuoted(command.getDescription()) + "\n";
      file.append("complete -c photoshell -n __fish_use_subcommand").append(line);
      file.append("complete -c photoshell -n '__fish_seen_subcommand_from ")
          .append(within)
          .append(" help; and not __fish_seen_subcommand_from ")
          .append(
              names().stream()
                  .filter(
                      one -> !one.equals(HELP) && !(" " + within + " ").contains(" " + one + " "))
                  .collect(Collectors.joining(" ")))
          .append("'")
          .append(line);
      String condition = "complete -c photoshell -n '__fish_seen_subcommand_from " + name + "'";
      for (Option option : command.options()) {
        file.append(condition).append(" -l ").append(option.name());
        if (!option.isFlag()) {
          file.append(option.source().completesFiles() ? " -r -F" : " -x");
          if (option.source().completesPortals()) {
            file.append(SAVED);
          } else if (!option.source().fixedValues().isEmpty()) {
            file.append(" -a ").append(fishQuoted(joined(option.source().fixedValues())));
          }
        }
        file.append(" -d ").append(fishQuoted(option.description())).append('\n');
      }
      if (takesPortals(command)) {
        file.append(condition).append(SAVED).append('\n');
      }
      if (takesFiles(command)) {
        file.append(condition).append(" -F\n");
      }
    }
    for (HelpTopic topic : HelpTopic.values()) {
      file.append("complete -c photoshell -n '__fish_seen_subcommand_from help' -a ")
          .append(topic.word())
          .append(" -d ")
          .append(fishQuoted(topic.about()))
          .append('\n');
    }
    return file.toString();
  }

  private static String fishQuoted(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
