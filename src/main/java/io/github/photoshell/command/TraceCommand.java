package io.github.photoshell.command;

import io.github.photoshell.command.ExchangeHistory.Detail;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.JsonDocuments;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code trace [off | on | body]}: shows every exchange with the portal as it happens. */
@Component
final class TraceCommand extends ShellCommand {
  private final ExchangeHistory log;

  TraceCommand(ExchangeHistory log) {
    super("trace", CommandGroup.API, "Show every exchange with the portal as it happens");
    optionalArgument(
        "how",
        "off, on, or body to see what is sent and received; left out, says how it is",
        typed ->
            List.of(
                CompletionItem.of("off", "nothing"),
                CompletionItem.of("on", "a line an exchange"),
                CompletionItem.of("body", "what is sent and received, too")));
    answersWithData();
    example("trace on");
    example("trace body");
    ends(ExitCode.DONE, "exchanges are shown from now on or not, as asked; or how it is was told");
    this.log = log;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of("The token, cookies, keys and signatures of addresses are never shown; of a"),
        Text.of("picture its type and size, of JSON 200 lines. 'last' shows one exchange again."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    input.optional("how").ifPresent(how -> log.trace(detail(how)));
    if (input.json()) {
      return JsonDocuments.answer("trace", log.detail().name().toLowerCase(Locale.ROOT));
    }
    return CommandResult.of(
        Text.of(
            switch (log.detail()) {
              case OFF -> "Exchanges are not shown.";
              case ON -> "Every exchange is shown in a line.";
              case BODY -> "Every exchange is shown with what is sent and received.";
            }));
  }

  private static Detail detail(String how) {
    return switch (how) {
      case "off" -> Detail.OFF;
      case "on" -> Detail.ON;
      case "body" -> Detail.BODY;
      default ->
          throw new UsageException(
              "There is no trace '" + how + "'.", "Type 'trace off', 'trace on' or 'trace body'.");
    };
  }
}
