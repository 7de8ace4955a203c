package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Option;
import io.github.photoshell.text.PosixQuoting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The completion file for bash 4 and later. */
final class BashCompletion extends CompletionScript {
  BashCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  String text() {
    StringBuilder file = new StringBuilder(HEAD).append(PORTALS);
    String valued =
        StartOptionHelp.all().keySet().stream()
            .filter(StartOptionHelp::hasValue)
            .collect(Collectors.joining("|"));
    String files =
        StartOptionHelp.all().keySet().stream()
            .filter(StartOptionHelp::isFile)
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
                commandTakers().stream().map(one -> ":" + one).collect(Collectors.joining("|"))));
    file.append("    :").append(files.replace("|", "|:")).append(") files=1 ;;\n");
    file.append("    :--portal) words=$(_photoshell_portals) ;;\n");
    file.append("    :").append(valued.replace("|", "|:")).append(") return ;;\n");
    for (ShellCommand command : commands()) {
      for (Option option : command.options()) {
        if (!option.isFlag()) {
          file.append("    ")
              .append(command.getName())
              .append(":--")
              .append(option.name())
              .append(") ");
          file.append(
              option.source().completesFiles()
                  ? "files=1 ;;\n"
                  : option.source().completesPortals()
                      ? "words=$(_photoshell_portals) ;;\n"
                      : "words=" + quoted(option.source().fixedValues()) + " ;;\n");
        }
      }
    }
    file.append("    *) case $command in\n");
    List<String> first = new ArrayList<>(names());
    first.addAll(StartOptionHelp.all().keySet());
    file.append("      '') words=").append(quoted(first)).append(" ;;\n");
    for (ShellCommand command : commands()) {
      file.append("      ")
          .append(command.getName())
          .append(") words=")
          .append(quoted(words(command)));
      file.append(takesPortals(command) ? "$'\\n'$(_photoshell_portals)" : "");
      file.append(takesFiles(command) ? "; files=1 ;;\n" : " ;;\n");
    }
    file.append("    esac ;;\n");
    file.append(
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
    return file.toString();
  }

  private static String quoted(List<String> words) {
    return PosixQuoting.quoted(String.join("\n", words));
  }
}
