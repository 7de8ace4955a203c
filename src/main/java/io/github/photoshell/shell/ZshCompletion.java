package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Argument;
import io.github.photoshell.shell.ShellCommand.Option;
import io.github.photoshell.text.PosixQuoting;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** The completion file for zsh. */
final class ZshCompletion extends CompletionScript {
  /** Offers the saved portals. */
  private static final String SAVED = "{compadd -- ${(f)\"$(_photoshell_portals)\"}}";

  ZshCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  String text() {
    StringBuilder file = new StringBuilder("#compdef photoshell\n").append(HEAD).append(PORTALS);
    file.append(
        """
        _photoshell() {
          local curcontext=$curcontext state line ret=1
          local -a commands topics
          commands=(
        """);
    commands()
        .forEach(
            shellCommand ->
                file.append("    ")
                    .append(
                        PosixQuoting.quoted(
                            shellCommand.getName() + ":" + shellCommand.getDescription()))
                    .append('\n'));
    file.append("  )\n  topics=(\n");
    Arrays.stream(HelpTopic.values())
        .forEach(
            helpTopic ->
                file.append("    ")
                    .append(PosixQuoting.quoted(helpTopic.word() + ":" + helpTopic.about()))
                    .append('\n'));
    file.append("  )\n  _arguments -C \\\n");
    for (Map.Entry<String, String> option : StartOptionHelp.all().entrySet()) {
      String value =
          !StartOptionHelp.hasValue(option.getKey())
              ? ""
              : StartOptionHelp.isFile(option.getKey())
                  ? ":file:_files"
                  : StartOptionHelp.isPortal(option.getKey()) ? ":portal:" + SAVED : ":value: ";
      file.append("    ")
          .append(
              PosixQuoting.quoted(
                  option.getKey() + "[" + zshWords(option.getValue()) + "]" + value))
          .append(" \\\n");
    }
    file.append("    '1:command:->command' '*::argument:->argument' && ret=0\n");
    file.append(
        """
          case $state in
            command) _describe command commands && ret=0 ;;
            argument)
              case $words[1] in
        """);
    for (ShellCommand command : commands()) {
      file.append("        ").append(command.getName()).append(")\n");
      if (command.takesCommand()) {
        file.append("          _photoshell && ret=0 ;;\n");
        continue;
      }
      if (command.getName().equals(HELP)) {
        file.append(
            """
            if ((CURRENT == 2)); then
              _describe command commands && ret=0
              _describe topic topics && ret=0
            fi ;;
            """
                .indent(10));
        continue;
      }
      file.append("          _arguments");
      for (Option option : command.options()) {
        String repeatMark = option.repeats() ? "*" : "";
        String value =
            option.isFlag() ? "" : ":" + option.value() + ":" + zshValues(option.source());
        file.append(" \\\n            ")
            .append(
                PosixQuoting.quoted(
                    repeatMark
                        + "--"
                        + option.name()
                        + "["
                        + zshWords(option.description())
                        + "]"
                        + value));
      }
      int position = 1;
      for (Argument argument : command.arguments()) {
        String where = argument.repeats() ? "*" : String.valueOf(position++);
        file.append(" \\\n            ")
            .append(
                PosixQuoting.quoted(
                    where
                        + (argument.required() ? ":" : "::")
                        + zshWords(argument.name())
                        + ":"
                        + zshValues(argument.source())));
      }
      file.append(" && ret=0 ;;\n");
    }
    file.append(
        """
              esac ;;
          esac
          return ret
        }

        if [[ $funcstack[1] == _photoshell ]]; then
          _photoshell "$@"
        else
          compdef _photoshell photoshell
        fi
        """);
    return file.toString();
  }

  private static String zshWords(String words) {
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String zshValues(CompletionSource source) {
    if (source.completesFiles()) {
      return "_files";
    }
    if (source.completesPortals()) {
      return SAVED;
    }
    return source.fixedValues().isEmpty() ? " " : "(" + joined(source.fixedValues()) + ")";
  }
}
