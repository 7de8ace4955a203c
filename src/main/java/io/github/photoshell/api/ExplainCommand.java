package io.github.photoshell.api;

import io.github.photoshell.api.CommandExplainer.Explanation;
import io.github.photoshell.api.ExplainScriptText.Part;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ScriptCommand;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/**
 * {@code explain <command> ...}: shows the requests a command would send, as curl; sends nothing.
 */
@Component
final class ExplainCommand extends ShellCommand {
  /** Fetched on use: the grammar needs the registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  private final CommandExplainer explainer;
  private final ScriptExplainer scripts;

  ExplainCommand(
      ObjectProvider<Grammar> grammar, CommandExplainer explainer, ScriptExplainer scripts) {
    super(
        "explain",
        CommandGroup.SHELL,
        "Show the requests that a command would send, without sending them");
    nestedCommand("command", "the command with its arguments");
    jsonFlag();
    example("explain photo-set @self https://photos.example/ada.png");
    example("explain people --status disabled --all");
    example("explain script morning.txt");
    example("explain --json photo-clear @self");
    exitCode(ExitCode.DONE, "the requests are shown, if there are any; nothing was sent");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or a value that it needs is missing");
    this.grammar = grammar;
    this.explainer = explainer;
    this.scripts = scripts;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    List<String> words = input.arguments("command");
    ParsedInput parsed = grammar.getObject().parseNested(words, this);
    ShellCommand command = grammar.getObject().findCommand(parsed.commandName()).orElseThrow();
    // --json or --jq after the explained command also applies to explain: no request needs it.
    CommandInput explained = command.withoutOutput(parsed, input);
    input.filterAs(explained);
    boolean asJson = input.json() || explained.printsJson();
    if (command instanceof ScriptCommand script) {
      List<Part> parts = scripts.parts(script.script(parsed));
      return asJson
          ? CommandResult.data(ExplainScriptText.data(parts))
          : CommandResult.of(ExplainScriptText.of(parts));
    }
    if (!(command instanceof Explainable explainable)) {
      return asJson
          ? CommandResult.data(ExplainText.noData())
          : CommandResult.of(Text.of(command.noRequestReason()));
    }
    Explanation explanation = explainer.explain(explainable, explained, explainer.currentState());
    if (asJson) {
      return CommandResult.data(ExplainText.data(explanation.good()));
    }
    if (explanation.good().steps().isEmpty()) {
      List<Text> lines = new ArrayList<>();
      lines.add(Text.of("'" + command.getName() + "' would send no request here:"));
      lines.addAll(explanation.result().lines());
      return CommandResult.of(lines);
    }
    List<Text> lines = new ArrayList<>(ExplainText.of(explanation.good(), explanation.others()));
    if (!explainable.requestsNote().isBlank()) {
      lines.add(ExplainText.comment(explainable.requestsNote()));
    }
    return CommandResult.of(lines);
  }
}
