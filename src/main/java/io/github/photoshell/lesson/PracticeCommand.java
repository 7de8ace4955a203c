package io.github.photoshell.lesson;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The command {@code practice}: starts the practice portal inside the shell and connects to it. */
@Component
final class PracticeCommand extends PracticeStartCommand implements Explainable {
  private final CurrentPracticePortal practicePortal;
  private final LessonRunner runner;

  PracticeCommand(CurrentPracticePortal practicePortal, LessonRunner runner, AppFolders folders) {
    super("practice", "Start the practice portal, where nothing can break", folders);
    startOptions("save the running portal's state to a file, and do nothing else");
    jsonFlag();
    exitCode(ExitCode.DONE, "the practice portal is running, and you are connected to it");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or a file cannot be read or written");
    exitCode(
        ExitCode.NO_ANSWER,
        "the practice portal could not start: no free port; or its certificate cannot be saved");
    exitCode(ExitCode.NOT_CONNECTED, "--save: the practice portal is not running");
    note("Since DocSpace 3.6 you can change only your own photo; --rules 3.5 allows more.");
    note("A file of --load sets its own rules and people, so leave out --rules.");
    example("practice");
    example("practice --rules 3.5");
    example("practice --https");
    example("practice --save friday.json");
    example("practice --json");
    this.practicePortal = practicePortal;
    this.runner = runner;
  }

  @Override
  protected boolean staysInShell() {
    return true;
  }

  @Override
  public String requestsNote() {
    return "They go to the practice portal on this computer, which is started first.";
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    return input.option(SAVE).isEmpty()
        ? practicePortal.dryRun(context)
        : CommandResult.of(Text.of("With --save it only writes a file."));
  }

  @Override
  protected CommandResult run(CommandInput input) {

    if (input.option(SAVE).isPresent()) {
      return save(input.option(SAVE).get(), input.json());
    }
    PracticePortal before = practicePortal.portal().orElse(null);
    PracticePortal running;
    try {
      // Without options, the running portal and its changes are kept.
      running =
          before != null && !hasPortalOptions(input)
              ? before
              : practicePortal.portal(settings(input, 0));
    } catch (IOException e) {
      return PracticeOptions.notStarted(e);
    }
    PracticeKey key = running.keys().get(0);
    CommandResult connected = practicePortal.connect(running, key);
    if (connected.exitCode() != ExitCode.DONE) {
      return connected;
    }
    // After connecting: if the file cannot be written, the session must not stay on a portal that
    // has ended.
    Optional<Path> ca = writeCa(running, input);
    if (input.json()) {
      Map<String, @Nullable Object> data = CurrentPracticePortal.data(running, key);
      data.put("caFile", ca.map(Path::toString).orElse(null));
      return CommandResult.data(Json.object(data).pretty());
    }
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of(
            Style.PRACTICE,
            "Practice portal: %d people, DocSpace %s rules. All data is made up."
                .formatted(running.peopleCount(), running.version().label())));
    if (before != null && before != running && before.counters().audits() > 0) {
      lines.add(Text.of("The previous practice portal and its changes are gone."));
    }
    lines.addAll(connected.lines());
    ca.ifPresent(file -> lines.addAll(connectHints(running, key, file)));
    // During a lesson, the step says what to do.
    if (runner.run().isEmpty()) {
      lines.add(Text.of(Style.FAINT, "Try: photo-set @self https://photos.example/ada.png"));
      lines.add(Text.of(Style.FAINT, "Guided tour: lessons"));
    }
    return CommandResult.of(lines);
  }

  /**
   * Returns how to connect from another shell, which does not trust the certificate yet and has no
   * key.
   */
  private static List<Text> connectHints(PracticePortal portal, PracticeKey key, Path ca) {
    return List.of(
        Text.of("Clients must trust its certificate authority: ").plus(ca.toString()),
        Text.of("From another shell: ")
            .plus(Style.STRONG, "connect %s --ca-file %s".formatted(portal.address(), ca)),
        Text.of("API key for it: " + key.token()));
  }

  private CommandResult save(String file, boolean asJson) {
    PracticePortal running = practicePortal.portal().orElse(null);
    if (running == null) {
      return CurrentPracticePortal.notRunning();
    }
    PracticeOptions.save(running, file);
    if (asJson) {
      return CommandResult.object("saved", file);
    }
    return CommandResult.of(
        Text.of("The practice portal is saved to " + file + ": people, keys, photos, counters."),
        Text.of(Style.FAINT, "To start with it: practice --load <file>"));
  }
}
