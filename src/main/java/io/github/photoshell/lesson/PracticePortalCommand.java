package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.Rules;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offers;
import io.github.photoshell.shell.ShellCommand;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/** {@code practice-portal}: the practice portal alone, for curl, other clients and courses. */
@Component
final class PracticePortalCommand extends ShellCommand {
  private static final String PORT = "port";

  PracticePortalCommand() {
    super("practice-portal", Group.PRACTICE, "Run the practice portal alone, until Ctrl-C");
    option(PORT, "n", "the port on this computer; left out, any free one", Offers.none());
    option(
        PracticeOptions.RULES,
        "version",
        "whose rules it follows: " + String.join(", ", Rules.labels()),
        Offers.choice(Rules.labels()));
    option(PracticeOptions.PEOPLE, "n", "how many people, 24 to 100000", Offers.none());
    example("practice-portal --port 8092");
    example("practice-portal --rules 3.6 --people 1000");
  }

  @Override
  protected List<Text> moreHelp() {
    return PracticeOptions.gallery();
  }

  @Override
  protected Answer run(Input input) {
    int port =
        input.option(PORT).map(typed -> PracticeOptions.number(typed, PORT, 1, 65_535)).orElse(0);
    try (PracticePortal portal = PracticePortal.start(PracticeOptions.settings(input, port))) {
      input.say(Text.of(portal.address()));
      for (PracticeKey key : portal.keys()) {
        input.say(Text.of("%s  %s  %s".formatted(key.name(), key.userName(), key.token())));
      }
      input.note(Text.of(Tone.FAINT, "The practice portal runs until Ctrl-C."));
      new CountDownLatch(1).await();
      return Answer.of();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return new Answer(
          Ending.INTERRUPTED, List.of(Text.of("The practice portal has ended.")), null);
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
}
