package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code unset <name>}: forgets a kept value. */
@Component
final class UnsetCommand extends ShellCommand {
  private final KeptValues keptValues;

  UnsetCommand(KeptValues keptValues) {
    super("unset", CommandGroup.SHELL, "Delete a value kept by set or --into");
    argument("name", "the name of the value", keptValues.completion());
    jsonFlag();
    example("unset who");
    example("unset id");
    exitCode(ExitCode.DONE, "the value is forgotten");
    exitCode(ExitCode.USAGE, "no value has this name");
    note("To remove a person's photo, use photo-clear.");
    this.keptValues = keptValues;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String name = KeptValues.checkedName(input.argument("name"));
    if (!keptValues.remove(name)) {
      throw new UsageException("There is no value $" + name + ".", "To list the values: set");
    }
    return input.json()
        ? CommandResult.object("name", name, "forgotten", true)
        : CommandResult.of().withRemarks(List.of(Text.of("$" + name + " is forgotten.")));
  }
}
