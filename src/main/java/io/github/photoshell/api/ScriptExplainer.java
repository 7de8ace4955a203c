package io.github.photoshell.api;

import io.github.photoshell.api.CommandExplainer.Explanation;
import io.github.photoshell.api.CommandExplainer.StartingPoint;
import io.github.photoshell.api.ExplainScriptText.Part;
import io.github.photoshell.session.DisconnectCommand;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.LineRunner.Script;
import io.github.photoshell.shell.ScriptCommand;
import io.github.photoshell.shell.ScriptParser;
import io.github.photoshell.shell.ScriptParser.Line;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the requests that the lines of a script and of its inner scripts would send. */
@Component
final class ScriptExplainer {
  private final CommandExplainer explainer;

  /** Both are fetched on use: they need the registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  private final ObjectProvider<ScriptParser> reader;

  ScriptExplainer(
      CommandExplainer explainer,
      ObjectProvider<Grammar> grammar,
      ObjectProvider<ScriptParser> reader) {
    this.explainer = explainer;
    this.grammar = grammar;
    this.reader = reader;
  }

  /**
   * Runs every line dry, each in the state that the line before it leaves.
   *
   * @throws UsageException if a line is invalid; the message names file and line
   */
  List<Part> parts(Script script) {
    ScriptWalk walk = new ScriptWalk(explainer.currentState());
    walk.visit(script, List.of());
    return walk.parts;
  }

  /** The state of a walk through the scripts. */
  private final class ScriptWalk {
    private final List<Part> parts = new ArrayList<>();
    private StartingPoint startingPoint;

    ScriptWalk(StartingPoint startingPoint) {
      this.startingPoint = startingPoint;
    }

    void visit(Script script, List<String> within) {
      List<String> names = new ArrayList<>(within);
      names.add(script.name());
      for (Line line : reader.getObject().read(script, within)) {
        ShellCommand command =
            grammar.getObject().findCommand(line.parsed().commandName()).orElseThrow();
        if (command instanceof ScriptCommand inner) {
          Script called = inner(inner, line);
          parts.add(partWithoutRequests(line, "Its lines:"));
          visit(called, names);
        } else {
          parts.add(part(command, line));
        }
      }
    }

    private static Script inner(ScriptCommand command, Line line) {
      try {
        return command.script(line.parsed());
      } catch (UsageException e) {
        throw line.located(e);
      }
    }

    private Part part(ShellCommand command, Line line) {
      if (!(command instanceof Explainable explainable)) {
        startingPoint =
            command instanceof DisconnectCommand ? StartingPoint.DISCONNECTED : startingPoint;
        return partWithoutRequests(line, command.noRequestReason());
      }
      Explanation explained;
      try {
        explained =
            explainer.explain(explainable, command.withoutOutput(line.parsed()), startingPoint);
      } catch (UsageException e) {
        throw line.located(e);
      }
      startingPoint = explained.after();
      String remark =
          explained.good().steps().isEmpty()
              ? noRequestRemark(explained)
              : explainable.requestsNote();
      return new Part(
          line.script(), line.number(), line.shown(), explained.good(), explained.others(), remark);
    }

    private static Part partWithoutRequests(Line line, String remark) {
      return new Part(line.script(), line.number(), line.shown(), null, List.of(), remark);
    }

    private static String noRequestRemark(Explanation explained) {
      return "It would send no request: "
          + explained.result().lines().stream().map(Text::plain).collect(Collectors.joining(" "));
    }
  }
}
