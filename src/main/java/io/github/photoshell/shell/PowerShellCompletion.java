package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The completion file for PowerShell 5.1 and later; it is loaded from the user's profile. */
final class PowerShellCompletion extends CompletionScript {
  PowerShellCompletion(Collection<ShellCommand> commands) {
    super(commands);
  }

  @Override
  void write() {
    add(HEAD);
    add(
        """
        $photoshellCompleter = {
          param($wordToComplete, $commandAst, $cursorPosition)
          # The description of each word that may come first.
          $first = [ordered]@{
        """);
    commands().forEach(command -> entry(command.getName(), quoted(command.getDescription())));
    StartOption.all().forEach(option -> entry(option.name(), quoted(option.description())));
    add("  }\n  # The options of each command, and the fixed values of its arguments.\n");
    add("  $words = @{\n");
    for (ShellCommand command : commands()) {
      entry(command.getName(), array(words(command)));
    }
    add("  }\n  # The values of each option that has one, after the name of its command.\n");
    add("  $values = @{\n");
    StartOption.all().stream()
        .filter(StartOption::hasValue)
        .forEach(option -> entry(" " + option.name(), array(List.of())));
    for (ShellCommand command : commands()) {
      for (Option option : command.options()) {
        if (!option.isFlag()) {
          entry(key(command, option), array(option.source().fixedValues()));
        }
      }
    }
    add("  }\n");
    line("  $takesCommand = %s".formatted(array(commandTakers())));
    line(
        "  $takesPortal = %s"
            .formatted(
                array(
                    with(
                        StartOption::isPortal,
                        CompletionScript::takesPortals,
                        CompletionSource::completesPortals))));
    line(
        "  $takesFile = %s"
            .formatted(
                array(
                    with(
                        StartOption::isFile,
                        CompletionScript::takesFiles,
                        CompletionSource::completesFiles))));
    add(
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
  }

  private void entry(String key, String value) {
    line("    %s = %s".formatted(quoted(key), value));
  }

  private static String key(ShellCommand command, Option option) {
    return command.getName() + " --" + option.name();
  }

  /** Returns the commands, and options with their command, that take a value of one kind. */
  private List<String> with(
      Predicate<StartOption> ofStart,
      Predicate<ShellCommand> ofCommand,
      Predicate<CompletionSource> kind) {
    List<String> all = new ArrayList<>();
    StartOption.all().stream().filter(ofStart).forEach(option -> all.add(" " + option.name()));
    for (ShellCommand command : commands()) {
      if (ofCommand.test(command)) {
        all.add(command.getName());
      }
      command.options().stream()
          .filter(option -> kind.test(option.source()))
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
