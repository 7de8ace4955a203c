package io.github.photoshell.lesson;

import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.Rules;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.FileOffers;
import io.github.photoshell.shell.Folders;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offers;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code practice-portal}: the practice portal alone, for curl, other clients and courses. */
@Component
final class PracticePortalCommand extends ShellCommand {
  private static final String PORT = "port";
  private static final String CA_OUT = "ca-out";
  private static final String LOG = "log";
  private static final String CA_FILE = "practice-ca.pem";

  private final Folders folders;

  PracticePortalCommand(Folders folders) {
    super("practice-portal", Group.PRACTICE, "Run the practice portal alone, until Ctrl-C");
    option(PORT, "n", "the port on this computer; left out, any free one", Offers.none());
    option(
        PracticeOptions.RULES,
        "version",
        "whose rules it follows: " + String.join(", ", Rules.labels()),
        Offers.choice(Rules.labels()));
    option(PracticeOptions.PEOPLE, "n", "how many people, 24 to 100000", Offers.none());
    flag(PracticeOptions.HTTPS, "speak https, with a certificate of its own");
    option(CA_OUT, "file", "where to write what clients must trust, with --https", Offers.none());
    flag(PracticeOptions.RATE_LIMIT, "take no more calls than a real portal may");
    option(PracticeOptions.LOAD, "file", "start with what --save wrote", new FileOffers());
    option(PracticeOptions.SAVE, "file", "write all that it holds at its end", new FileOffers());
    flag(LOG, "print every request");
    example("practice-portal --port 8092");
    example("practice-portal --rules 3.6 --people 1000");
    example("practice-portal --https --ca-out practice-ca.pem --log");
    this.folders = folders;
  }

  @Override
  protected List<Text> moreHelp() {
    return PracticeOptions.gallery();
  }

  @Override
  protected Answer run(Input input) {
    int port =
        input.option(PORT).map(typed -> PracticeOptions.number(typed, PORT, 1, 65_535)).orElse(0);
    if (input.option(CA_OUT).isPresent() && !input.has(PracticeOptions.HTTPS)) {
      throw new UsageException("--ca-out goes with --https.", "Add --https, or leave it out.");
    }
    try (PracticePortal portal = PracticePortal.start(PracticeOptions.settings(input, port))) {
      input.say(Text.of(portal.address()));
      for (PracticeKey key : portal.keys()) {
        input.say(Text.of("%s  %s  %s".formatted(key.name(), key.userName(), key.token())));
      }
      if (portal.certificateAuthority().isPresent()) {
        Path file = writtenCa(portal.certificateAuthority().get(), input);
        input.note(
            Text.of("Clients must trust " + file + ", for example: curl --cacert " + file + " …"));
      }
      if (input.has(LOG)) {
        portal.log().listen(request -> input.note(PracticeRequestText.line(request)));
      }
      input.note(Text.of(Tone.FAINT, "The practice portal runs until Ctrl-C."));
      return untilTheEnd(portal, input.option(PracticeOptions.SAVE).orElse(null));
    } catch (BindException taken) {
      return Answer.failed(
          Ending.USAGE,
          "Port " + port + " is in use.",
          "Give another with --port, or leave it out.");
    } catch (IOException unable) {
      return Answer.failed(
          Ending.NO_ANSWER,
          "The practice portal could not start: " + unable.getMessage() + ".",
          "Give another port with --port, or leave it out.");
    }
  }

  private static Answer untilTheEnd(PracticePortal portal, @Nullable String file) {
    // Written at the end of the process, too, where nothing else is heard of a SIGTERM.
    AtomicBoolean saved = new AtomicBoolean(file == null);
    Runnable save =
        () -> {
          if (file != null && saved.compareAndSet(false, true)) {
            PracticeOptions.save(portal, file);
          }
        };
    if (file != null) {
      // Now, so that a file that can't be written is told now.
      PracticeOptions.save(portal, file);
      Runtime.getRuntime().addShutdownHook(new Thread(save, "save"));
    }
    try {
      new CountDownLatch(1).await();
      return Answer.of();
    } catch (InterruptedException ended) {
      save.run();
      Thread.currentThread().interrupt();
      return new Answer(
          Ending.INTERRUPTED, List.of(Text.of("The practice portal has ended.")), null);
    }
  }

  private Path writtenCa(String pem, Input input) {
    String wanted = input.option(CA_OUT).orElse(null);
    Path file = wanted == null ? folders.state().resolve(CA_FILE) : PracticeOptions.path(wanted);
    try {
      if (wanted == null) {
        PrivateFolder.make(folders.state());
      }
      // Nothing secret is in it; whoever is to trust it must be able to read it.
      Files.writeString(file, pem);
      return file;
    } catch (IOException unable) {
      throw PracticeOptions.unwritable(file.toString(), String.valueOf(unable.getMessage()));
    }
  }
}
