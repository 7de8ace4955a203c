package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The completion file for PowerShell 5.1 and later; it is loaded from the user's profile. */
final class PowerShellCompletion extends CompletionScript {
  PowerShellCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  String text() {
    StringBuilder file = new StringBuilder(HEAD);
    file.append(
        """
        $photoshellCompleter = {
          param($wordToComplete, $commandAst, $cursorPosition)
          # The description of each word that may come first.
          $first = [ordered]@{
        """);
    commands().forEach(command -> entry(file, command.getName(), quoted(command.getDescription())));
    StartOptionHelp.all().forEach((option, about) -> entry(file, option, quoted(about)));
    file.append("  }\n  # The options of each command, and the fixed values of its arguments.\n");
    file.append("  $words = @{\n");
    for (ShellCommand command : commands()) {
      entry(file, command.getName(), array(words(command)));
    }
    file.append(
        "  }\n  # The values of each option that has one, after the name of its command.\n");
    file.append("  $values = @{\n");
    for (Map.Entry<String, String> option : StartOptionHelp.all().entrySet()) {
      if (StartOptionHelp.hasValue(option.getKey())) {
        entry(file, " " + option.getKey(), array(List.of()));
      }
    }
    for (ShellCommand command : commands()) {
      for (Option option : command.options()) {
        if (!option.isFlag()) {
          entry(file, key(command, option), array(option.source().fixedValues()));
        }
      }
    }
    file.append("  }\n");
    file.append("  $takesCommand = ").append(array(commandTakers())).append('\n');
    file.append("  $takesPortal = ").append(array(withPortals())).append('\n');
    file.append("  $takesFile = ").append(array(withFiles())).append('\n');
    file.append(
        """
          $quote = [string][char]39
          $quotes = [char[]]@(34, 39)
          $command = ''
          $option = ''
          foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
            if ($element.Extent.EndOffset -ge $cursorPosition) { break }
            $word = $element.Extent.Text.Trim($quotes)
            if ($option) {
              $option = ''
            } elseif ($values.ContainsKey("$command $word")) {
              $option = $word
            } elseif ($command -eq '' -and $first.Contains($word) -and $word -notlike '-*') {
              $command = $word
            } elseif ($takesCommand -contains $command -and $words.ContainsKey($word)) {
              $command = $word
            }
          }
          $at = if ($option) { "$command $option" } else { $command }
          $found = if ($option) {
            $values[$at]
          } elseif ($command -eq '') {
            $first.Keys
          } elseif ($takesCommand -contains $command) {
            $words.Keys
          } else {
            $words[$command]
          }
          if ($takesPortal -contains $at) {
            $folder = if ($env:PHOTOSHELL_HOME) {
              Join-Path $env:PHOTOSHELL_HOME 'config'
            } elseif ($env:OS -eq 'Windows_NT') {
              Join-Path $env:APPDATA 'photoshell'
            } elseif ($env:XDG_CONFIG_HOME) {
              Join-Path $env:XDG_CONFIG_HOME 'photoshell'
            } else {
              Join-Path $HOME '.config/photoshell'
            }
            $file = Join-Path $folder 'portals.properties'
            if (Test-Path -LiteralPath $file) {
              $found = @($found) + @(Select-String -LiteralPath $file -Pattern '^([\\w-]+)\\.address=' |
                ForEach-Object { $_.Matches[0].Groups[1].Value })
            }
          }
          $begun = $wordToComplete.Trim($quotes)
          $begins = [Management.Automation.WildcardPattern]::Escape($begun) + '*'
          foreach ($word in @($found) | Where-Object { $_ -like $begins }) {
            $about = if ($option -eq '' -and $command -eq '') { $first[$word] } else { $word }
            $typed = if ($word -match '[^\\w./:=+-]') { $quote + $word.Replace($quote, $quote + $quote) + $quote } else { $word }
            [Management.Automation.CompletionResult]::new($typed, $word, 'ParameterValue', $about)
          }
          if ($takesFile -contains $at -and $begun -notlike '-*') {
            [Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
          }
        }
        Register-ArgumentCompleter -Native -CommandName 'photoshell', 'photoshell.cmd' -ScriptBlock $photoshellCompleter
        """);
    return file.toString();
  }

  private static void entry(StringBuilder file, String key, String value) {
    file.append("    ").append(quoted(key)).append(" = ").append(value).append('\n');
  }

  private static String key(ShellCommand command, Option option) {
    return command.getName() + " --" + option.name();
  }

  /** Returns the commands, and options with their command, that take a saved portal. */
  private List<String> withPortals() {
    List<String> all = new ArrayList<>(List.of(" --portal"));
    for (ShellCommand command : commands()) {
      if (takesPortals(command)) {
        all.add(command.getName());
      }
      command.options().stream()
          .filter(option -> option.source().completesPortals())
          .forEach(option -> all.add(key(command, option)));
    }
    return all;
  }

  /** Returns the commands, and options with their command, that take a file. */
  private List<String> withFiles() {
    List<String> all = new ArrayList<>();
    StartOptionHelp.all().keySet().stream()
        .filter(StartOptionHelp::isFile)
        .forEach(option -> all.add(" " + option));
    for (ShellCommand command : commands()) {
      if (takesFiles(command)) {
        all.add(command.getName());
      }
      command.options().stream()
          .filter(option -> option.source().completesFiles())
          .forEach(option -> all.add(key(command, option)));
    }
    return all;
  }

  private static String array(List<String> values) {
    return "@("
        + values.stream().map(PowerShellCompletion::quoted).collect(Collectors.joining(", "))
        + ")";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
