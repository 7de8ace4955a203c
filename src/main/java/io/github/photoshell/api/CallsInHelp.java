package io.github.photoshell.api;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.CommandCalls;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The requests of a command's examples, found by a dry run of each. */
@Component
final class CallsInHelp implements CommandCalls {
  /** A provider, because the grammar needs the registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  CallsInHelp(ObjectProvider<Grammar> grammar) {
    this.grammar = grammar;
  }

  @Override
  public List<String> ofExample(ShellCommand command, String example) {
    return command instanceof Explainable ? ExplainText.calls(dryRun(command, example)) : List.of();
  }

  @Override
  public List<Text> ofExamples(ShellCommand command, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    if (!(command instanceof Explainable)) {
      return lines;
    }
    Set<List<String>> shown = new HashSet<>();
    for (String example : command.examples()) {
      DryRun dryRun = dryRun(command, example);
      if (!dryRun.steps().isEmpty() && shown.add(ExplainText.routes(dryRun))) {
        lines.add(Text.empty());
        lines.add(Text.of("Requests of ").plus(Style.STRONG, example).hangingIndent(12));
        lines.addAll(ExplainText.brief(dryRun, layout));
      }
    }
    if (!lines.isEmpty()) {
      lines.add(
          Text.of(
              Style.FAINT,
              "To see the requests of your own line as curl: explain "
                  + command.getName()
                  + " ..."));
    }
    return lines;
  }

  private DryRun dryRun(ShellCommand command, String example) {
    return CommandExplainer.withAssumedSession(
        (Explainable) command, command.withoutOutput(grammar.getObject().parse(example)));
  }
}
