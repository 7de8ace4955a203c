package io.github.photoshell.command;

import io.github.photoshell.render.CurlText;
import io.github.photoshell.shell.Offers;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.ShellCommand.Argument;
import io.github.photoshell.shell.ShellCommand.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What bash, zsh and fish complete behind {@code photoshell}: commands, options, fixed values and
 * files. People are only known inside the shell.
 */
final class CompletionFiles {
  private static final String HELP = "help";

  private final Collection<ShellCommand> commands;
  private final List<String> names;

  CompletionFiles(Collection<ShellCommand> commands) {
    this.commands = commands;
    this.names = commands.stream().map(ShellCommand::getName).toList();
  }

  /** Returns the file for bash, which needs nothing but bash 4. */
  String bash() {
    StringBuilder file = new StringBuilder(head("#"));
    String valued =
        StartOptions.all().keySet().stream()
            .filter(StartOptions::hasValue)
            .collect(Collectors.joining("|"));
    String files =
        StartOptions.all().keySet().stream()
            .filter(StartOptions::isFile)
            .collect(Collectors.joining("|"));
    file.append(
        """
        _photoshell() {
          local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
          local command= words= files= skip= word i
          COMPREPLY=()
          # bash splits --name=value at the equals sign.
          if [[ $cur == '=' ]]; then
            cur=
          elif [[ $prev == '=' ]]; then
            prev=${COMP_WORDS[COMP_CWORD-2]}
          fi
          for ((i = 1; i < COMP_CWORD; i++)); do
            word=${COMP_WORDS[i]}
            if [[ -n $skip ]]; then
              [[ $word == '=' ]] || skip=
              continue
            fi
            case $command:$word in
              @within@) command= ;;
              :@valued@) skip=1 ;;
              :-*) ;;
              :*) command=$word ;;
            esac
          done
          case $command:$prev in
        """
            .replace("@valued@", valued.replace("|", "|:"))
            .replace(
                "@within@",
                commands.stream()
                    .filter(ShellCommand::takesCommand)
                    .map(one -> ":" + one.getName())
                    .collect(Collectors.joining("|"))));
    file.append("    :").append(files.replace("|", "|:")).append(") files=1 ;;\n");
    file.append("    :").append(valued.replace("|", "|:")).append(") return ;;\n");
    for (ShellCommand command : commands) {
      for (Option option : command.options()) {
        if (!option.isFlag()) {
          file.append("    ")
              .append(command.getName())
              .append(":--")
              .append(option.name())
              .append(") ");
          file.append(
              option.offers().areFiles()
                  ? "files=1 ;;\n"
                  : "words=" + quoted(option.offers().fixed()) + " ;;\n");
        }
      }
    }
    file.append("    *) case $command in\n");
    List<String> first = new ArrayList<>(names);
    first.addAll(StartOptions.all().keySet());
    file.append("      '') words=").append(quoted(first)).append(" ;;\n");
    for (ShellCommand command : commands) {
      file.append("      ")
          .append(command.getName())
          .append(") words=")
          .append(quoted(words(command)));
      file.append(takesFiles(command) ? "; files=1 ;;\n" : " ;;\n");
    }
    file.append("    esac ;;\n");
    file.append(
        """
          esac
          COMPREPLY=($(compgen -W "$words" -- "$cur"))
          if [[ -n $files && $cur != -* ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r word; do
              COMPREPLY+=("$word")
            done < <(compgen -f -- "$cur")
          fi
        }
        complete -F _photoshell photoshell
        """);
    return file.toString();
  }

  /** Returns the file for zsh. */
  String zsh() {
    StringBuilder file = new StringBuilder("#compdef photoshell\n").append(head("#"));
    file.append(
        """
        _photoshell() {
          local curcontext=$curcontext state line ret=1
          local -a commands topics
          commands=(
        """);
    commands.forEach(
        one ->
            file.append("    ")
                .append(CurlText.quoted(one.getName() + ":" + one.getDescription()))
                .append('\n'));
    file.append("  )\n  topics=(\n");
    Arrays.stream(HelpTopic.values())
        .forEach(
            one ->
                file.append("    ")
                    .append(CurlText.quoted(one.word() + ":" + one.about()))
                    .append('\n'));
    file.append("  )\n  _arguments -C \\\n");
    for (Map.Entry<String, String> option : StartOptions.all().entrySet()) {
      String value =
          !StartOptions.hasValue(option.getKey())
              ? ""
              : StartOptions.isFile(option.getKey()) ? ":file:_files" : ":value: ";
      file.append("    ")
          .append(
              CurlText.quoted(option.getKey() + "[" + zshWords(option.getValue()) + "]" + value))
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
    for (ShellCommand command : commands) {
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
        String many = option.repeats() ? "*" : "";
        String value =
            option.isFlag() ? "" : ":" + option.value() + ":" + zshValues(option.offers());
        file.append(" \\\n            ")
            .append(
                CurlText.quoted(
                    many
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
                CurlText.quoted(
                    where
                        + (argument.required() ? ":" : "::")
                        + zshWords(argument.name())
                        + ":"
                        + zshValues(argument.offers())));
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

  private static String zshValues(Offers offers) {
    if (offers.areFiles()) {
      return "_files";
    }
    return offers.fixed().isEmpty() ? " " : "(" + String.join(" ", offers.fixed()) + ")";
  }

  /** Returns the file for fish. */
  String fish() {
    StringBuilder file = new StringBuilder(head("#"));
    file.append("complete -c photoshell -f\n");
    for (Map.Entry<String, String> option : StartOptions.all().entrySet()) {
      String name = option.getKey();
      file.append("complete -c photoshell -n __fish_use_subcommand ")
          .append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
          .append(!StartOptions.hasValue(name) ? "" : StartOptions.isFile(name) ? " -r -F" : " -x")
          .append(" -d ")
          .append(fishQuoted(option.getValue()))
          .append('\n');
    }
    String within =
        commands.stream()
            .filter(ShellCommand::takesCommand)
            .map(ShellCommand::getName)
            .collect(Collectors.joining(" "));
    for (ShellCommand command : commands) {
      String name = command.getName();
      String line = " -a " + name + " -d " + fishQuoted(command.getDescription()) + "\n";
      file.append("complete -c photoshell -n __fish_use_subcommand").append(line);
      file.append("complete -c photoshell -n '__fish_seen_subcommand_from ")
          .append(within)
          .append(" help; and not __fish_seen_subcommand_from ")
          .append(
              names.stream()
                  .filter(
                      one -> !one.equals(HELP) && !(" " + within + " ").contains(" " + one + " "))
                  .collect(Collectors.joining(" ")))
          .append("'")
          .append(line);
      String seen = "complete -c photoshell -n '__fish_seen_subcommand_from " + name + "'";
      for (Option option : command.options()) {
        file.append(seen).append(" -l ").append(option.name());
        if (!option.isFlag()) {
          file.append(option.offers().areFiles() ? " -r -F" : " -x");
          if (!option.offers().fixed().isEmpty()) {
            file.append(" -a ").append(fishQuoted(String.join(" ", option.offers().fixed())));
          }
        }
        file.append(" -d ").append(fishQuoted(option.description())).append('\n');
      }
      if (takesFiles(command)) {
        file.append(seen).append(" -F\n");
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

  private static String head(String comment) {
    return comment + " Completes photoshell; made by its build from its own commands.\n";
  }

  private static String quoted(List<String> words) {
    return CurlText.quoted(String.join(" ", words));
  }

  /** Returns what may stand behind a command's name, files apart. */
  private List<String> words(ShellCommand command) {
    List<String> words = new ArrayList<>();
    if (command.getName().equals(HELP)) {
      words.addAll(names);
      Arrays.stream(HelpTopic.values()).map(HelpTopic::word).forEach(words::add);
    }
    command.arguments().forEach(one -> words.addAll(one.offers().fixed()));
    command.options().forEach(one -> words.add("--" + one.name()));
    return words;
  }

  private static boolean takesFiles(ShellCommand command) {
    return command.arguments().stream().anyMatch(one -> one.offers().areFiles());
  }
}
