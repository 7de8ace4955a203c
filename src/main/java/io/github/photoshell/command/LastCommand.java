package io.github.photoshell.command;

import io.github.photoshell.api.ExportLanguage;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.portal.Exchange;
import io.github.photoshell.portal.Json;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.HarText;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.TraceText;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code last [<n>]}: an exchange again, as lines, as a program or as an archive. */
@Component
final class LastCommand extends ShellCommand {
  private static final String ALL = "all";
  private static final String WHICH = "which";
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head");

  private final ExchangeHistory log;

  LastCommand(ExchangeHistory log) {
    super("last", CommandGroup.API, "Show the last exchange again, or take it home as a program");
    optionalArgument(
        WHICH,
        "counted back: 1 is the last, 2 the one before; or a method: the last PUT",
        CompletionSource.choice(METHODS));
    option(
        "as",
        "language",
        "a whole program: " + String.join(", ", ExportLanguage.names()),
        CompletionSource.choice(ExportLanguage.names()));
    flag(ALL, "a line for each of those that are remembered");
    option("save", "file", "write an HTTP archive (HAR 1.2)", new FileCompletion());
    flag("force", "with --save: over a file that is there");
    answersWithData();
    example("last");
    example("last 2");
    example("last put --as python");
    example("last --all --save calls.har");
    ends(ExitCode.DONE, "the exchange is shown, or the file written");
    ends(ExitCode.REFUSED, "there is no such exchange, or the file cannot be written");
    ends(ExitCode.USAGE, "typed wrong, or the file of --save is there already");
    this.log = log;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of("Programs read portal and token from DOCSPACE_BASE_URL and DOCSPACE_API_KEY, end"),
        Text.of("with 0 only when the portal did what was asked, and say why when it did not. One"),
        Text.of("that gets a picture writes it to a file, named as on the portal, in its folder."),
        Text.of("No token, cookie, key or signature is in them, nor in an archive."));
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return input.option("save").isEmpty();
  }

  @Override
  protected CommandResult run(CommandInput input) {
    if (input.has(ALL) && (input.optional(WHICH).isPresent() || input.option("as").isPresent())) {
      throw new UsageException("--all is about every exchange.", "Leave out <which> and --as.");
    }
    List<Exchange> chosen = chosen(input);
    if (chosen.isEmpty()) {
      return nothing(log.all().size());
    }
    List<Text> cut = input.has(ALL) ? cut() : List.of();
    if (input.option("save").isPresent()) {
      return save(chosen, input.option("save").orElseThrow(), input.has("force")).remarking(cut);
    }
    Exchange one = chosen.get(chosen.size() - 1);
    if (input.option("as").isPresent()) {
      ExportLanguage exportLanguage = language(input.option("as").orElseThrow());
      return CommandResult.of(
          exportLanguage.program(one).stream().map(line -> Text.of(line).whole()).toList());
    }
    if (input.json()) {
      List<Json> documents = chosen.stream().map(TraceText::json).toList();
      return CommandResult.data((input.has(ALL) ? Json.list(documents) : documents.get(0)).pretty())
          .remarking(cut);
    }
    return CommandResult.of(input.has(ALL) ? list(chosen, input.look()) : TraceText.withBodies(one))
        .remarking(cut);
  }

  private List<Text> cut() {
    int forgotten = log.forgotten();
    return forgotten == 0
        ? List.of()
        : List.of(
            Text.of(
                "%d earlier exchange%s no longer remembered."
                    .formatted(forgotten, forgotten == 1 ? " is" : "s are")));
  }

  private static CommandResult nothing(int remembered) {
    return remembered == 0
        ? CommandResult.failed(
            ExitCode.REFUSED,
            "There was no exchange yet; each shell remembers its own until it ends.",
            "Any command that asks the portal makes one: -c 'person @self; last'.")
        : CommandResult.failed(
            ExitCode.REFUSED,
            "No such exchange is remembered: there are %d.".formatted(remembered),
            "'last --all' lists them.");
  }

  private List<Exchange> chosen(CommandInput input) {
    if (input.has(ALL)) {
      return log.all();
    }
    String which = input.optional(WHICH).orElse("1").toLowerCase(Locale.ROOT);
    if (METHODS.contains(which)) {
      return log.all().stream()
          .filter(one -> one.method().equalsIgnoreCase(which))
          .reduce((earlier, later) -> later)
          .stream()
          .toList();
    }
    Exchange one = log.last(number(which));
    return one == null ? List.of() : List.of(one);
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
          "'" + typed + "' is no number to count back, and no method.",
          "Type 'last 2' for the one before, 'last put' for the last PUT.");
    }
    return Integer.parseInt(typed);
  }

  private static ExportLanguage language(String typed) {
    return ExportLanguage.named(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "Nothing is written as '" + typed + "'.",
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
        "Give another file behind --save.",
        () ->
            CommandResult.of(
                Text.of(
                    "%d exchange%s written to %s, without secrets; readable by you alone."
                        .formatted(count, count == 1 ? "" : "s", file))));
  }
}
