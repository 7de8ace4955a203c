package io.github.photoshell.lesson;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The command {@code practice-portal}: runs only the practice portal, for curl, other clients and
 * courses.
 */
@Component
final class PracticePortalCommand extends PracticeStartCommand {
  private static final String PORT = "port";
  private static final String LOG = "log";

  PracticePortalCommand(AppFolders folders) {
    super("practice-portal", "Run only the practice portal, until Ctrl-C", folders);
    option(PORT, "n", "the port on this computer; default: any free port", CompletionSource.none());
    startOptions("save its state to a file when it ends");
    printedJsonFlag();
    flag(LOG, "print every request");
    exitCode(ExitCode.DONE, "never: it runs until Ctrl-C");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or the port or a file cannot be used");
    exitCode(ExitCode.NO_ANSWER, "the practice portal could not start");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C, as always");
    note("It listens only on this computer (127.0.0.1); other computers cannot reach it.");
    note("Requests whose Host header names another computer are refused with 421.");
    note("Since DocSpace 3.6 you can change only your own photo; --rules 3.5 allows more.");
    note("With --https clients must trust its certificate: curl --cacert <file of --ca-out>.");
    example("practice-portal --port 8092");
    example("practice-portal --rules 3.6 --people 1000");
    example("practice-portal --https --ca-out practice-ca.pem --log");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    int port =
        input.option(PORT).map(typed -> PracticeOptions.number(typed, PORT, 1, 65_535)).orElse(0);
    PracticeSettings settings = settings(input, port);
    input
        .option(SAVE)
        .ifPresent(
            file ->
                PracticeOptions.checkContinued(
                    input.option(PracticeOptions.LOAD).orElse(null), file));
    try (PracticePortal portal = PracticePortal.start(settings)) {
      Runnable save = saveOnce(portal, input.option(SAVE).orElse(null));
      Optional<Path> ca = writeCa(portal, input);
      if (input.json()) {
        input.printJson(data(portal, ca));
      } else {
        input.printLine(Text.of(portal.address()));
        for (PracticeKey key : portal.keys()) {
          input.printLine(Text.of("%s  %s  %s".formatted(key.name(), key.userName(), key.token())));
        }
      }
      ca.map(file -> "Clients must trust %s, for example: curl --cacert %1$s …".formatted(file))
          .map(Text::of)
          .ifPresent(input::printRemark);
      if (input.hasFlag(LOG)) {
        portal.log().addListener(request -> input.printRemark(PracticeRequestText.line(request)));
      }
      input.printRemark(Text.of(Style.FAINT, "The practice portal runs until Ctrl-C."));
      return waitForShutdown(save);
    } catch (BindException e) {
      String reason = String.valueOf(e.getMessage());
      return CommandResult.failed(
          ExitCode.USAGE,
          "Port "
              + port
              + (reason.contains("in use") ? " is in use." : " cannot be used: " + reason + "."),
          "Choose another with --port, or leave it out.");
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.NO_ANSWER,
          "The practice portal could not start: " + e.getMessage() + ".",
          "Choose another port with --port, or leave it out.");
    }
  }

  /**
   * Returns the portal as JSON. The API keys are included: they are harmless, and clients need
   * them.
   */
  private static String data(PracticePortal portal, Optional<Path> ca) {
    return Json.object(
            Json.members(
                "portal",
                portal.address(),
                "rules",
                portal.version().label(),
                "people",
                portal.peopleCount(),
                "caFile",
                ca.map(Path::toString).orElse(null),
                "keys",
                portal.keys().stream()
                    .map(
                        key ->
                            Json.members(
                                "name", key.name(),
                                "userName", key.userName(),
                                "token", key.token()))
                    .toList()))
        .pretty();
  }

  /**
   * Writes the portal's state now, so that an unwritable file is reported before the portal is
   * used, and again when the process ends, unless it is killed.
   *
   * @return writes the state again when it is first run
   */
  private static Runnable saveOnce(PracticePortal portal, @Nullable String file) {
    if (file == null) {
      return () -> {};
    }
    AtomicBoolean saved = new AtomicBoolean();
    Runnable save =
        () -> {
          if (saved.compareAndSet(false, true)) {
            PracticeOptions.replace(portal, file);
          }
        };
    PracticeOptions.save(portal, file);
    Runtime.getRuntime().addShutdownHook(new Thread(save, "save"));
    return save;
  }

  private static CommandResult waitForShutdown(Runnable save) {
    try {
      new CountDownLatch(1).await();
      return CommandResult.of();
    } catch (InterruptedException e) {
      save.run();
      // The exit code reports it. The interrupt flag stays clear, so that this thread can close
      // the portal.
      return new CommandResult(
          ExitCode.INTERRUPTED, List.of(Text.of("The practice portal has stopped.")), null);
    }
  }
}
