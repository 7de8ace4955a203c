package io.github.photoshell.session;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** {@code portals}: lists or removes saved portals. */
@Component
final class PortalsCommand extends ShellCommand {
  private final SavedPortals portals;
  private final KnownPortals knownPortals;

  PortalsCommand(SavedPortals portals, KnownPortals knownPortals, SavedPortalCompletion saved) {
    super("portals", CommandGroup.PORTAL, "List saved portals, or remove one");
    option("remove", "name", "remove this saved portal", saved);
    jsonFlag();
    example("portals");
    example("portals --remove work");
    exitCode(ExitCode.DONE, "the portals are listed, or the named one is removed");
    exitCode(ExitCode.REFUSED, "the file of saved portals cannot be read or written");
    exitCode(ExitCode.USAGE, "invalid arguments, or no saved portal has that name");
    this.portals = portals;
    this.knownPortals = knownPortals;
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return !input.hasFlag("remove");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    try {
      String name = input.option("remove").orElse(null);
      if (name == null) {
        return input.json()
            ? PortalsText.data(portals.all())
            : PortalsText.of(portals.all(), input.layout());
      }
      SavedPortal removed = portals.remove(name).orElse(null);
      if (removed == null) {
        return CommandResult.failed(
            ExitCode.USAGE, "No saved portal is named '" + name + "'.", "'portals' lists them.");
      }
      knownPortals.forget(removed.address());
      return input.json()
          ? CommandResult.object("removed", name)
          : CommandResult.of(Text.of("Saved portal '" + name + "' was removed."));
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The saved portals cannot be read or written: " + e.getMessage() + ".",
          "Check for free disk space and who owns the file.");
    }
  }
}
