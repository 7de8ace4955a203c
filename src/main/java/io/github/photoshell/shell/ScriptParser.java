package io.github.photoshell.shell;

import io.github.photoshell.shell.LineRunner.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/** Parses scripts without running them, with the same grammar and variables. */
@Component
public final class ScriptParser {
  private final Grammar grammar;
  private final VariableExpander variableExpander;

  ScriptParser(Grammar grammar, VariableExpander variableExpander) {
    this.grammar = grammar;
    this.variableExpander = variableExpander;
  }

  /**
   * A parsed line.
   *
   * @param number from 1
   * @param shown the line without anything that looks like a secret
   */
  public record Line(String script, int number, String shown, ParsedInput parsed) {
    /** Returns the same error with file and line before it. */
    public UsageException located(UsageException wrong) {
      return wrong.atLocation(location());
    }

    /** Returns file and line as a prefix for messages. */
    String location() {
      return new ScriptLineReader.ScriptLine(script, number, shown).location();
    }
  }

  /**
   * Reads a script up to its end or to {@code exit}.
   *
   * @param within the names of the scripts that run it, the outermost first
   * @throws UsageException if a line is invalid, which the message names, or if the script runs
   *     itself
   */
  public List<Line> read(Script script, List<String> within) {
    List<Line> lines = new ArrayList<>();
    Set<String> keptLater = new HashSet<>();
    for (ScriptLineReader.ScriptLine written :
        new ScriptLineReader(script).checkNotNested(within)) {
      try {
        ExpandedLine expanded = variableExpander.expand(written.line(), script.values(), keptLater);
        expanded.check(grammar);
        ParsedInput parsed = grammar.parse(expanded.words());
        keptBy(parsed).ifPresent(keptLater::add);
        String shown = ScriptLineReader.display(expanded.words(), written.line());
        lines.add(new Line(script.name(), written.number(), shown, parsed));
        if (ShellLoop.isExit(parsed)) {
          break;
        }
      } catch (UsageException e) {
        throw e.atLocation(written.location());
      }
    }
    return lines;
  }

  /** Returns the name of the value that a line keeps when it runs. */
  private static Optional<String> keptBy(ParsedInput parsed) {
    Optional<String> into =
        parsed.options().stream()
            .filter(option -> ShellCommand.INTO.equals(option.longName()))
            .map(option -> String.valueOf(option.value()))
            .findFirst();
    boolean sets = parsed.commandName().equals("set") && parsed.arguments().size() == 2;
    return sets ? Optional.of(parsed.arguments().get(0).value()) : into;
  }
}
