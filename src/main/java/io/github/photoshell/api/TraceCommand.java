package io.github.photoshell.api;

import io.github.photoshell.api.Tracer.Detail;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code trace [off | on | body]}: shows every request and response as it happens. */
@Component
final class TraceCommand extends ShellCommand {
  private final Tracer tracer;

  TraceCommand(Tracer tracer) {
    super("trace", CommandGroup.API, "Show every request and response as it happens");
    optionalArgument(
        "how",
        "off, on, or body to include the bodies; without it, show the setting",
        typed ->
            List.of(
                CompletionItem.of("off", "show nothing"),
                CompletionItem.of("on", "one line per request"),
                CompletionItem.of("body", "also the bodies")));
    jsonFlag();
    example("trace on");
    example("trace body");
    exitCode(ExitCode.DONE, "the setting was changed or shown");
    this.tracer = tracer;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("API keys, cookies and signatures in addresses are never shown. An image is"),
        Text.of("shown as type and size, JSON up to 200 lines. 'last' shows one exchange again."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    input.optionalArgument("how").ifPresent(how -> tracer.setDetail(detail(how)));
    if (input.json()) {
      return CommandResult.object("trace", tracer.detail().name().toLowerCase(Locale.ROOT));
    }
    return CommandResult.of(
        Text.of(
            switch (tracer.detail()) {
              case OFF -> "Tracing off.";
              case ON -> "Tracing on: one line per request.";
              case BODY -> "Tracing on: every request and response with its body.";
            }));
  }

  private static Detail detail(String how) {
    return switch (how) {
      case "off" -> Detail.OFF;
      case "on" -> Detail.ON;
      case "body" -> Detail.BODY;
      default ->
          throw new UsageException(
              "Unknown trace setting '" + how + "'.",
              "Use 'trace off', 'trace on' or 'trace body'.");
    };
  }
}
