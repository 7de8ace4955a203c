package io.github.photoshell.api;

import io.github.photoshell.files.FileMode;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.session.ExchangeHistory;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code last [<n>]}: shows an exchange again, or exports it as code or as an archive. */
@Component
final class LastCommand extends ShellCommand {
  private static final String ALL = "all";
  private static final String COMPLETE = "complete";
  private static final String SAVE = "save";
  private static final String WHICH = "which";
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options");

  private final ExchangeHistory history;

  LastCommand(ExchangeHistory log) {
    super("last", CommandGroup.API, "Show the last request and response, or export it as code");
    optionalArgument(
        WHICH,
        "1 is the last, 2 the one before; or a method, such as put",
        CompletionSource.choice(METHODS));
    option(
        "as",
        "language",
        "export as code: " + String.join(", ", ExportLanguage.names()),
        CompletionSource.choice(ExportLanguage.names()));
    flag(COMPLETE, "with --as: a whole program that checks the response");
    flag(ALL, "list all kept exchanges, one line each");
    option(SAVE, "file", "write an HTTP archive (HAR 1.2)", new FileCompletion());
    flag("force", "with --save: overwrite an existing file");
    jsonFlag();
    example("last");
    example("last 2");
    example("last put --as python");
    example("last put --as python --complete");
    example("last --all --save calls.har");
    exitCode(ExitCode.DONE, "the exchange is shown, or the file written");
    exitCode(ExitCode.REFUSED, "there is no such exchange, or the file cannot be written");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or the --save file already exists");
    this.history = log;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("Code reads the portal, without a slash at the end, and the API key from"),
        Text.of("DOCSPACE_BASE_URL and DOCSPACE_API_KEY. With --complete, it exits with 0 only if"),
        Text.of("the request succeeded; if it failed, it prints the reason. Code that fetches an"),
        Text.of("image saves it as a file, named as on the portal. Code and archives contain no"),
        Text.of("API keys, cookies or signatures."));
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return input.option(SAVE).isEmpty();
  }

  @Override
  protected CommandResult run(CommandInput input) {
    if (input.hasFlag(ALL)
        && (input.optionalArgument(WHICH).isPresent() || input.option("as").isPresent())) {
      throw new UsageException(
          "--all already covers every exchange.", "Leave out <which> and --as.");
    }
    if (input.hasFlag(COMPLETE) && input.option("as").isEmpty()) {
      throw new UsageException(
          "--complete needs --as.", "For example: last put --as python --complete");
    }
    boolean saves = input.option(SAVE).isPresent();
    if (saves && input.option("as").isPresent()) {
      throw new UsageException(
          "--save writes an HTTP archive, and --as prints code.", "Leave out one of the two.");
    }
    if (!saves && input.hasFlag("force")) {
      throw new UsageException(
          "--force replaces an existing file, but no file is given.", "Add --save <file>.");
    }
    List<Exchange> chosen = selected(input);
    if (chosen.isEmpty()) {
      return noExchange(history.all().size());
    }
    List<Text> cut = input.hasFlag(ALL) ? droppedNote() : List.of();
    if (saves) {
      return save(chosen, input.option(SAVE).orElseThrow(), input.hasFlag("force"))
          .withRemarks(cut);
    }
    Exchange exchange = chosen.get(chosen.size() - 1);
    if (input.option("as").isPresent()) {
      ExportLanguage exportLanguage = language(input.option("as").orElseThrow());
      List<String> code =
          input.hasFlag(COMPLETE)
              ? exportLanguage.program(exchange)
              : exportLanguage.shortForm(exchange);
      return input.json()
          ? CommandResult.object("message", String.join("\n", code))
          : CommandResult.of(code.stream().map(line -> Text.of(line).noWrap()).toList());
    }
    if (input.json()) {
      List<Json> documents = chosen.stream().map(TraceText::json).toList();
      return CommandResult.data(
              (input.hasFlag(ALL) ? Json.list(documents) : documents.get(0)).pretty())
          .withRemarks(cut);
    }
    return CommandResult.of(
            input.hasFlag(ALL) ? list(chosen, input.layout()) : TraceText.withBodies(exchange))
        .withRemarks(cut);
  }

  private List<Text> droppedNote() {
    int forgotten = history.dropped();
    return forgotten == 0
        ? List.of()
        : List.of(
            Text.of(
                "%d earlier exchange%s no longer kept."
                    .formatted(forgotten, forgotten == 1 ? " is" : "s are")));
  }

  private static CommandResult noExchange(int remembered) {
    return remembered == 0
        ? CommandResult.failed(
            ExitCode.REFUSED,
            "There is no request yet. Each session keeps only its own requests.",
            "Send one first, for example: -c 'person @self; last'")
        : CommandResult.failed(
            ExitCode.REFUSED,
            "There is no such exchange. Number of kept exchanges: %d.".formatted(remembered),
            "To list them: last --all");
  }

  private List<Exchange> selected(CommandInput input) {
    if (input.hasFlag(ALL)) {
      return history.all();
    }
    String which = input.optionalArgument(WHICH).orElse("1").toLowerCase(Locale.ROOT);
    if (METHODS.contains(which)) {
      return history.all().stream()
          .filter(exchange -> exchange.method().equalsIgnoreCase(which))
          .reduce((earlier, later) -> later)
          .stream()
          .toList();
    }
    Exchange exchange = history.last(number(which));
    return exchange == null ? List.of() : List.of(exchange);
  }

  private static List<Text> list(List<Exchange> exchanges, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      lines.add(TraceText.listed(exchanges.size() - i, exchanges.get(i), layout));
    }
    return lines;
  }

  private static int number(String typed) {
    if (!typed.matches("[1-9]\\d{0,5}")) {
      throw new UsageException(
          "'" + typed + "' is neither a number nor an HTTP method.",
          "Use 'last 2' for the one before, or 'last put' for the last PUT.");
    }
    return Integer.parseInt(typed);
  }

  private static ExportLanguage language(String typed) {
    return ExportLanguage.named(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "Cannot export as '" + typed + "'.",
                    "Use one of " + String.join(", ", ExportLanguage.names()) + "."));
  }

  private static CommandResult save(List<Exchange> exchanges, String file, boolean force) {
    String version =
        Objects.requireNonNullElse(
            LastCommand.class.getPackage().getImplementationVersion(), "dev");
    int count = exchanges.size();
    return OutputFile.write(
        file,
        force,
        FileMode.OWNER,
        HarText.of(exchanges, version),
        "Give another file after --save.",
        () ->
            CommandResult.of(
                Text.of(
                    "Saved %d exchange%s to %s, without secrets; only you can read the file."
                        .formatted(count, count == 1 ? "" : "s", file))));
  }
}
