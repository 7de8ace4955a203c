package io.github.photoshell.shell;

import io.github.photoshell.shell.KeptValues.Value;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonLines;
import io.github.photoshell.text.Redactor;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code set <name> <value>}: keeps a value, or shows the kept values. */
@Component
final class SetCommand extends ShellCommand {
  private static final String NAME = "name";
  private static final String VALUE = "value";

  private final KeptValues keptValues;

  SetCommand(KeptValues keptValues) {
    super("set", CommandGroup.SHELL, "Keep a value for later lines, or show the kept values");
    optionalArgument(NAME, "the name; $<name> then stands for the value", keptValues.completion());
    optionalArgument(
        VALUE, "the value; without it, the kept value is shown", CompletionSource.none());
    jsonFlag();
    example("set who ada");
    example("set");
    example("set who");
    example("set people --jq '.[0].id' --into id");
    exitCode(ExitCode.DONE, "the value is kept, or shown");
    exitCode(ExitCode.USAGE, "the name is invalid, or no value has it");
    exitCode(ExitCode.REFUSED, "there is no room for the value");
    note("To set a person's photo, use photo-set.");
    this.keptValues = keptValues;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("$name and ${name} stand for the value in any line: at the prompt, in scripts and"),
        Text.of(
            "after -c. It stays one word and is never run; single quotes keep the dollar sign."),
        Text.of(
            "'--into <name>' after a command keeps its data, a part of it with --jq. A text is"),
        Text.of("used as it is, other data as JSON. Values are kept until photoshell ends, also"),
        Text.of("from one portal to the next. One that looks like an API key is not shown."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> name = input.optionalArgument(NAME).map(KeptValues::checkedName);
    Optional<String> value = input.optionalArgument(VALUE);
    if (value.isPresent()) {
      keptValues.keep(name.orElseThrow(), Value.of(value.get()));
      return kept(name.orElseThrow(), Value.of(value.get()), input.json());
    }
    return name.isPresent() ? one(name.get(), input.json()) : list(input);
  }

  private CommandResult kept(String name, Value value, boolean asJson) {
    return asJson
        ? CommandResult.object("name", name, "value", shown(name, value))
        : CommandResult.of().withRemarks(List.of(keptValues.keptLine(name)));
  }

  private CommandResult one(String name, boolean asJson) {
    Value value = keptValues.find(name);
    if (value == null) {
      throw new UsageException(
          "There is no value $" + name + ".",
          "To keep one: set " + name + " <value>. To list the values: set");
    }
    if (asJson) {
      return CommandResult.data(shown(name, value).pretty());
    }
    if (KeptValues.isSecret(name, value)) {
      return CommandResult.of(Text.of(KeptValues.preview(name, value)));
    }
    return value.isText()
        ? CommandResult.of(value.text().lines().map(Text::of).toList())
        : CommandResult.of(JsonLines.of(value.json()));
  }

  private static Json shown(String name, Value value) {
    return KeptValues.isSecret(name, value) ? Json.ofTree(Redactor.GONE) : value.json();
  }

  private CommandResult list(CommandInput input) {
    Map<String, Value> all = keptValues.all();
    if (input.json()) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      all.forEach((name, value) -> members.put(name, shown(name, value)));
      return CommandResult.data(Json.object(members).pretty());
    }
    if (all.isEmpty()) {
      return CommandResult.of(
          Text.of("No values are kept. To keep one: set <name> <value>, or --into <name>"));
    }
    Table table = new Table();
    all.forEach(
        (name, value) ->
            table.addRow(
                Text.of(Style.STRONG, "$" + name), Text.of(KeptValues.preview(name, value))));
    return CommandResult.of(new ArrayList<>(table.lines(input.layout())));
  }
}
