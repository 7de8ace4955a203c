package io.github.photoshell.photo;

import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.photo.ClearSeveralPhotos.Cleared;
import io.github.photoshell.photo.ClearSeveralPhotos.Named;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.session.Consent;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** {@code photo-clear <person>}: removes a person's photo. */
@Component
final class PhotoClearCommand extends PortalCommand {
  private final ClearPhoto photos;
  private final ClearSeveralPhotos several;
  private final PortalPrompt prompt;

  PhotoClearCommand(
      SessionOpener opener,
      ClearPhoto photos,
      ClearSeveralPhotos several,
      PortalPrompt prompt,
      PersonCompletion people) {
    super("photo-clear", CommandGroup.PHOTOS, "Remove the photos of one or more people", opener);
    repeatedArgument("person", "user name, e-mail, ID or @self; more than one is possible", people);
    flag("yes", "remove without asking");
    jsonFlag();
    example("photo-clear @self");
    example("photo-clear @self --yes");
    example("photo-clear ada sean grace");
    exitCode(ExitCode.DONE, "each photo was removed and verified, or there was none");
    exitCode(ExitCode.REFUSED, "the portal refused, you declined, or a photo is still there");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    note("The portal keeps no copy and cannot restore a removed photo.");
    note("The API key needs accounts:write, even for your own photo.");
    note("Several people are asked about once; 'photo-undo <person>' restores one of them.");
    this.photos = photos;
    this.several = several;
    this.prompt = prompt;
  }

  @Override
  public String requestsNote() {
    return "Each further person takes the same requests again.";
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    if (input.arguments("person").size() > 1) {
      return clear(session, input.arguments("person"), input);
    }
    PhotoOutcome outcome =
        photos.clear(
            session, input.argument("person"), PhotoConfirmation.by(input, session, prompt));
    return PhotoConfirmation.answer(outcome, session, input);
  }

  private CommandResult clear(Session session, List<String> named, CommandInput input) {
    Named found = several.find(session, named);
    if (!found.failed().isEmpty()) {
      return ClearText.notFound(found, input.layout());
    }
    if (!isConfirmed(session, found.people(), input)) {
      return ClearText.declined();
    }
    int total = found.people().size();
    AtomicInteger reached = new AtomicInteger();
    input.progress(0, total);
    Cleared cleared =
        several.clear(
            session,
            found.people(),
            PhotoConfirmation.ofLosses(input, session),
            row -> {
              input.progress(reached.incrementAndGet(), total);
              if (!input.json()) {
                input.printLine(ClearText.of(row));
              }
            });
    return input.json() ? ClearText.data(cleared) : ClearText.of(cleared);
  }

  private boolean isConfirmed(Session session, List<Person> people, CommandInput input) {
    return prompt.isProduction(session)
        ? Consent.given(input, session, Question.REQUIRED, () -> isTyped(people, input))
        : Consent.given(
            input, session, Question.ALWAYS, () -> input.confirm(ClearText.question(people)));
  }

  private static boolean isTyped(List<Person> people, CommandInput input) {
    if (!input.canAsk()) {
      input.printRemark(SessionText.productionRemark());
    }
    return input.confirmTyped(
        ClearText.productionQuestion(people), ClearText.productionAnswer(people));
  }
}
