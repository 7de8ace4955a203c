package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Argument;
import io.github.photoshell.shell.ShellCommand.Option;
import io.github.photoshell.text.PosixQuoting;
import java.util.Collection;

/** The completion file for zsh. */
final class ZshCompletion extends CompletionScript {
  /** Offers the saved portals. */
  private static final String SAVED = "{compadd -- ${(f)\"$(_photoshell_portals)\"}}";

  ZshCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  void write() {
    add("#compdef photoshell\n" + HEAD + PORTALS);
    add(
        """
        _photoshell() {
          local curcontext=$curcontext state line ret=1
          local -a commands topics
          commands=(
        """);
    for (ShellCommand command : commands()) {
      line("    %s".formatted(described(command.getName(), command.getDescription())));
    }
    add("  )\n  topics=(\n");
    for (HelpTopic topic : HelpTopic.values()) {
      line("    %s".formatted(described(topic.word(), topic.about())));
    }
    add("  )\n  _arguments -C \\\n");
    for (StartOption option : StartOption.all()) {
      String value =
          !option.hasValue()
              ? ""
              : option.isFile()
                  ? ":file:_files"
                  : option.isPortal() ? ":portal:" + SAVED : ":value: ";
      String words = option.name() + "[" + zshWords(option.description()) + "]" + value;
      line("    %s \\".formatted(PosixQuoting.quoted(words)));
    }
    add("    '1:command:->command' '*::argument:->argument' && ret=0\n");
    add(
        """
          case $state in
            command) _describe command commands && ret=0 ;;
            argument)
              case $words[1] in
        """);
    for (ShellCommand command : commands()) {
      line("        %s)".formatted(command.getName()));
      if (command.takesCommand()) {
        add("          _photoshell && ret=0 ;;\n");
        continue;
      }
      if (command.getName().equals(HELP)) {
        add(
            """
            if ((CURRENT == 2)); then
              _describe command commands && ret=0
              _describe topic topics && ret=0
            fi ;;
            """
                .indent(10));
        continue;
      }
      add("          _arguments");
      for (Option option : command.options()) {
        String value =
            option.isFlag() ? "" : ":" + option.value() + ":" + zshValues(option.source());
        argument(
            "%s--%s[%s]%s"
                .formatted(
                    option.repeats() ? "*" : "",
                    option.name(),
                    zshWords(option.description()),
                    value));
      }
      int position = 1;
      for (Argument argument : command.arguments()) {
        argument(
            "%s%s%s:%s"
                .formatted(
                    argument.repeats() ? "*" : position++,
                    argument.required() ? ":" : "::",
                    zshWords(argument.name()),
                    zshValues(argument.source())));
      }
      add(" && ret=0 ;;\n");
    }
    add(
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
  }

  private static String described(String name, String about) {
    return PosixQuoting.quoted(name + ":" + about);
  }

  /** Appends an argument of {@code _arguments} on a line of its own. */
  private void argument(String words) {
    add(" \\\n            " + PosixQuoting.quoted(words));
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
