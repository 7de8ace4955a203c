package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The command {@code practice-as <person>}: acts as another person on the practice portal. */
@Component
final class PracticeAsCommand extends ShellCommand implements Explainable {
  private static final int MAX_SHOWN = 20;
  private static final String KEY = "key";

  private final CurrentPracticePortal practicePortal;

  PracticeAsCommand(CurrentPracticePortal practicePortal) {
    super("practice-as", CommandGroup.PRACTICE, "Act as another person on the practice portal");
    argument("person", "user name, e-mail or ID", completion(practicePortal));
    option(
        KEY,
        "name",
        "use this API key of the person; default: one with all rights",
        keyCompletion(practicePortal));
    jsonFlag();
    exitCode(ExitCode.DONE, "you are now that person");
    exitCode(ExitCode.REFUSED, "no such person, or no such key");
    exitCode(ExitCode.NO_ANSWER, "the practice portal could not start: no free port");
    exitCode(
        ExitCode.NOT_CONNECTED,
        "the portal refused the key: it has expired, or the person is disabled");
    note("As on a real portal, an expired key is refused.");
    note("Since DocSpace 3.6 that person can change only their own photo.");
    example("practice-as uma");
    example("practice-as omar --key read-only");
    this.practicePortal = practicePortal;
  }

  @Override
  protected boolean staysInShell() {
    return true;
  }

  @Override
  public String requestsNote() {
    return "They go to the practice portal on this computer, with that person's key.";
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    return practicePortal.dryRun(context);
  }

  @Override
  protected CommandResult run(CommandInput input) {

    PracticePortal running;
    try {
      running = practicePortal.portalOrDefault();
    } catch (IOException e) {
      return PracticeOptions.notStarted(e);
    }
    String typed = input.argument("person");
    List<PracticePerson> matching = matchingPeople(running, typed);
    if (matching.isEmpty()) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "No person on the practice portal matches '" + typed + "'.",
          running.keys().stream()
              .filter(practiceKey -> practiceKey.name().equals(typed))
              .findFirst()
              .map(
                  practiceKey ->
                      "That is the name of an API key: 'practice-as %s --key %s'."
                          .formatted(practiceKey.userName(), typed))
              .orElse("Tab completes people; 'people' lists them."));
    }
    if (matching.size() > 1) {
      return ambiguous(typed, matching, input);
    }
    PracticePerson person = matching.get(0);
    Optional<PracticeKey> key =
        input
            .option(KEY)
            .map(name -> findKey(running, person, name))
            .orElseGet(() -> running.findKey(person.userName()));
    if (key.isEmpty()) {
      return noSuchKey(running, person, input.option(KEY).orElse(""));
    }
    CommandResult entered = practicePortal.connect(running, key.get());
    if (input.json() && entered.exitCode() == ExitCode.DONE) {
      return CommandResult.data(
          Json.object(CurrentPracticePortal.data(running, key.get())).pretty());
    }
    if (entered.exitCode() != ExitCode.NOT_CONNECTED) {
      return entered;
    }
    // The next step on a real portal does not help here.
    return CommandResult.failed(
        entered.exitCode(),
        entered.lines().get(0).plain(),
        switch (person.accountState()) {
          case "disabled" -> person.displayName() + " is disabled, so their keys no longer work.";
          case "pending" ->
              person.displayName() + " has not accepted the invitation, so no key works yet.";
          default ->
              "'practice-as %s' without --key uses a key that works.".formatted(person.userName());
        });
  }

  private static Optional<PracticeKey> findKey(
      PracticePortal running, PracticePerson person, String name) {
    return running.keys().stream()
        .filter(key -> key.userName().equals(person.userName()) && key.name().equals(name))
        .findFirst();
  }

  private static CommandResult noSuchKey(
      PracticePortal running, PracticePerson person, String name) {
    List<String> names =
        running.keys().stream()
            .filter(key -> key.userName().equals(person.userName()))
            .map(PracticeKey::name)
            .toList();
    return CommandResult.failed(
        ExitCode.REFUSED,
        "%s has no API key named '%s'.".formatted(person.userName(), name),
        names.isEmpty()
            ? "Leave out --key: then one is created."
            : "API keys of this person: " + String.join(", ", names) + ".");
  }

  private static CommandResult ambiguous(
      String typed, List<PracticePerson> people, CommandInput input) {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(Style.BAD, "%d people match '%s'.".formatted(people.size(), typed)));
    Table table = new Table();
    people.stream()
        .limit(MAX_SHOWN)
        .forEach(
            person ->
                table.addRow(
                    Text.of(person.userName()),
                    Text.of(person.displayName()),
                    Text.of(Style.FAINT, person.role())));
    lines.addAll(table.lines(input.layout()));
    if (people.size() > MAX_SHOWN) {
      lines.add(
          Text.of("and %d more; type more of the name.".formatted(people.size() - MAX_SHOWN)));
    }
    lines.add(Text.of("Use the user name of one of them."));
    return new CommandResult(ExitCode.REFUSED, lines, null);
  }

  /**
   * Returns the person with exactly this user name, e-mail or ID, else all whose names contain the
   * text.
   */
  private static List<PracticePerson> matchingPeople(PracticePortal running, String typed) {
    Optional<PracticePerson> exactUser = running.findPerson(typed);
    if (exactUser.isPresent()) {
      return List.of(exactUser.get());
    }
    String words = typed.toLowerCase(Locale.ROOT);
    List<PracticePerson> people = running.people();
    List<PracticePerson> exact =
        people.stream()
            .filter(person -> person.email().equalsIgnoreCase(words) || person.id().equals(words))
            .toList();
    return exact.isEmpty() && !words.isBlank()
        ? people.stream().filter(person -> searchText(person).contains(words)).toList()
        : exact;
  }

  private static String searchText(PracticePerson practicePerson) {
    return (practicePerson.displayName()
            + " "
            + practicePerson.userName()
            + " "
            + practicePerson.email())
        .toLowerCase(Locale.ROOT);
  }

  private static CompletionSource completion(CurrentPracticePortal practicePortal) {
    return typed -> {
      String words = typed.toLowerCase(Locale.ROOT);
      Stream<PracticePerson> people =
          practicePortal.portal().stream().flatMap(running -> running.people().stream());
      return people
          .filter(person -> searchText(person).contains(words))
          .limit(500)
          .map(
              person ->
                  new CompletionItem(
                      person.userName(),
                      person.displayName() + ", " + person.role(),
                      searchText(person),
                      true))
          .toList();
    };
  }

  private static CompletionSource keyCompletion(CurrentPracticePortal practicePortal) {
    return typed ->
        practicePortal.portal().stream()
            .flatMap(running -> running.keys().stream())
            .map(key -> CompletionItem.of(key.name(), "of " + key.userName()))
            .toList();
  }
}
