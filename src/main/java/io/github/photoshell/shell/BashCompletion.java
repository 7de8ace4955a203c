package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Option;
import io.github.photoshell.text.PosixQuoting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The completion file for bash 4 and later. */
final class BashCompletion extends CompletionScript {
  BashCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  void write() {
    add(HEAD + PORTALS);
    String valued = startOptions(StartOption::hasValue);
    add(
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
            .replace("@valued@", valued)
            .replace("@within@", ":" + String.join("|:", commandTakers())));
    line("    :%s) files=1 ;;".formatted(startOptions(StartOption::isFile)));
    line("    :%s) words=$(_photoshell_portals) ;;".formatted(startOptions(StartOption::isPortal)));
    line("    :%s) return ;;".formatted(valued));
    for (ShellCommand command : commands()) {
      for (Option option : command.options()) {
        if (!option.isFlag()) {
          line(
              "    %s:--%s) %s ;;"
                  .formatted(command.getName(), option.name(), values(option.source())));
        }
      }
    }
    line("    *) case $command in");
    List<String> first = new ArrayList<>(names());
    StartOption.all().forEach(option -> first.add(option.name()));
    line("      '') words=%s ;;".formatted(quoted(first)));
    for (ShellCommand command : commands()) {
      line(
          "      %s) words=%s%s%s ;;"
              .formatted(
                  command.getName(),
                  quoted(words(command)),
                  takesPortals(command) ? "$'\\n'$(_photoshell_portals)" : "",
                  takesFiles(command) ? "; files=1" : ""));
    }
    add("    esac ;;\n");
    add(
        """
          esac
          # One word a line: some have blanks, which are quoted for the line.
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$words" -- "${cur//\\\\/}"))
          for i in "${!COMPREPLY[@]}"; do
            [[ ${COMPREPLY[i]} != *' '* ]] || printf -v 'COMPREPLY[i]' %q "${COMPREPLY[i]}"
          done
          if [[ -n $files && $cur != -* ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r word; do
              COMPREPLY+=("$word")
            done < <(compgen -f -- "$cur")
          fi
        }
        complete -F _photoshell photoshell
        """);
  }

  /** Returns the names of start options, each as it follows a colon in a pattern. */
  private static String startOptions(Predicate<StartOption> kind) {
    return StartOption.all().stream()
        .filter(kind)
        .map(StartOption::name)
        .collect(Collectors.joining("|:"));
  }

  /** Returns the assignment that offers the values of an option. */
  private static String values(CompletionSource source) {
    if (source.completesFiles()) {
      return "files=1";
    }
    return "words="
        + (source.completesPortals() ? "$(_photoshell_portals)" : quoted(source.fixedValues()));
  }

  private static String quoted(List<String> words) {
    return PosixQuoting.quoted(String.join("\n", words));
  }
}
