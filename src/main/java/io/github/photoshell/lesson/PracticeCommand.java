package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.Rules;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.FileOffers;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offers;
import io.github.photoshell.shell.ShellCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code practice}: starts the practice portal inside the shell and connects to it. */
@Component
final class PracticeCommand extends ShellCommand {
  private final PracticeGround ground;

  PracticeCommand(PracticeGround ground) {
    super("practice", Group.PRACTICE, "Start the practice portal, where nothing can break");
    option(
        PracticeOptions.RULES,
        "version",
        "whose rules it follows: " + String.join(", ", Rules.labels()),
        Offers.choice(Rules.labels()));
    option(PracticeOptions.PEOPLE, "n", "how many people, 24 to 100000", Offers.none());
    flag(PracticeOptions.RATE_LIMIT, "take no more calls than a real portal may");
    option(PracticeOptions.LOAD, "file", "start with what --save wrote", new FileOffers());
    option(
        PracticeOptions.SAVE,
        "file",
        "write what the running one holds, and do no more",
        new FileOffers());
    example("practice");
    example("practice --rules 3.5");
    example("practice --save friday.json");
    this.ground = ground;
  }

  @Override
  protected boolean staysInShell() {
    return true;
  }

  @Override
  protected List<Text> moreHelp() {
    return PracticeOptions.gallery();
  }

  @Override
  public String whyNoCall() {
    return "'practice' starts the practice portal on this computer and connects to it, with the"
        + " calls of 'connect'. With --save it makes none.";
  }

  @Override
  protected Answer run(Input input) {
    if (input.option(PracticeOptions.SAVE).isPresent()) {
      return saved(input.option(PracticeOptions.SAVE).get());
    }
    PracticeSettings wanted = PracticeOptions.settings(input, 0);
    PracticePortal running;
    try {
      running = ground.portal(wanted);
    } catch (IOException unable) {
      return PracticeOptions.notStarted(unable);
    }
    Answer connected = ground.enter(running, running.keys().get(0));
    if (connected.ending() != Ending.DONE) {
      return connected;
    }
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of(
            Tone.PRACTICE,
            "The practice portal: %d people, the rules of %s. Nothing here is real."
                .formatted(running.people(), running.rules().label())));
    lines.addAll(connected.lines());
    lines.add(Text.of(Tone.FAINT, "Try: photo-set @self https://photos.example/ada.png"));
    return Answer.of(lines);
  }

  private Answer saved(String file) {
    PracticePortal running = ground.portal().orElse(null);
    if (running == null) {
      return PracticeGround.notPractising();
    }
    PracticeOptions.save(running, file);
    return Answer.of(
        Text.of("The practice portal is saved to " + file + ": people, keys, photos, counters."),
        Text.of(Tone.FAINT, "'practice --load <file>' starts with it."));
  }
}
