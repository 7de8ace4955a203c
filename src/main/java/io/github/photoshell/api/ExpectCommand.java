package io.github.photoshell.api;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code expect <filter>}: checks the last response, so that a script can test a portal. */
@Component
final class ExpectCommand extends ShellCommand {
  private static final int MAX_SHOWN = 200;

  private final LastResponse lastAnswer;

  ExpectCommand(LastResponse lastAnswer) {
    super("expect", CommandGroup.API, "Check the last response of the portal with a jq filter");
    argument("filter", "a jq filter that must be true for the response", CompletionSource.none());
    example("expect '.isAdmin'");
    example("expect 'length == 24'");
    example("expect '.id == $id'");
    exitCode(ExitCode.DONE, "the filter's only result is true");
    exitCode(ExitCode.REFUSED, "the filter is not true, or there is no JSON response");
    this.lastAnswer = lastAnswer;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("The input is the 'response' of the last request, as 'last' shows it; for an"),
        Text.of("error, the whole body. A script stops at the first check that fails, and names"),
        Text.of("file and line. In single quotes, the filter knows kept values as $name. 'help"),
        Text.of("json' describes filters."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String typed = input.argument("filter");
    JqFilter filter = input.filter(typed);
    Json answer = lastAnswer.data();
    if (answer == null) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "There is no JSON response to check.",
          "Send a request first, for example: api GET people/@self");
    }
    List<Json> results = filter.apply(answer);
    if (JqFilter.isTrue(results)) {
      return input.isTerminal()
          ? CommandResult.of(Text.of(Style.GOOD, "true"))
          : CommandResult.of();
    }
    String shown =
        results.isEmpty()
            ? "no result"
            : results.stream().map(Json::compact).collect(Collectors.joining(", "));
    return CommandResult.failed(
        ExitCode.REFUSED,
        "Expected true from '%s', but got: %s"
            .formatted(Text.abbreviate(typed, MAX_SHOWN), Text.abbreviate(shown, MAX_SHOWN)),
        "To see the response: last");
  }
}
