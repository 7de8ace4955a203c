package io.github.photoshell.people;

import io.github.photoshell.people.People.Page;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionResult;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.RemoteCompletion;
import io.github.photoshell.shell.RemoteCompletion.RemoteCompletionSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Completes people by any part of name, user name or e-mail, with a search on the portal. */
@Component
public final class PersonCompletion implements CompletionSource {
  private static final String SELF = "@self";

  private final CompletionSource source;
  private final CompletionSource ids;

  PersonCompletion(People people, CurrentSession sessions) {
    CompletionSource yourself =
        typed ->
            SELF.startsWith(typed)
                ? sessions.current().stream()
                    .map(
                        session ->
                            CompletionItem.of(
                                SELF,
                                "yourself, " + DisplayNames.shown(session.account().displayName())))
                    .toList()
                : List.of();
    this.source =
        yourself.and(
            new RemoteCompletion(
                new Source(people, sessions, PersonCompletion::completionItem),
                () -> sessions.current().orElse(null)));
    this.ids =
        new RemoteCompletion(
            new Source(people, sessions, PersonCompletion::idItem),
            () -> sessions.current().orElse(null));
  }

  /** Returns a source that finds people in the same way but inserts their IDs. */
  public CompletionSource ids() {
    return ids;
  }

  private record Source(
      People people, CurrentSession sessions, Function<Person, CompletionItem> item)
      implements RemoteCompletionSource {
    @Override
    public CompletionResult ask(String typed) {
      Page page =
          sessions
              .current()
              .map(session -> people.page(session, typed))
              .orElse(new Page(List.of(), 0));
      return new CompletionResult(completionItems(page.people()), page.total(), Duration.ZERO);
    }

    @Override
    public CompletionResult askFallback(String typed) {
      return CompletionResult.all(
          sessions
              .current()
              .map(session -> completionItems(people.withUserName(session, typed)))
              .orElse(List.of()));
    }

    @Override
    public List<CompletionItem> knownItems(String typed) {
      return sessions
          .current()
          .map(session -> completionItems(people.findRecent(session, typed)))
          .orElse(List.of());
    }

    private List<CompletionItem> completionItems(List<Person> people) {
      return people.stream().map(item).toList();
    }
  }

  private static CompletionItem idItem(Person person) {
    return new CompletionItem(
        person.id(),
        PeopleText.cells(person),
        String.join(" ", PeopleText.cells(person).subList(0, 2)) + " " + PeopleText.word(person),
        true);
  }

  private static CompletionItem completionItem(Person person) {
    return new CompletionItem(
        PeopleText.word(person),
        PeopleText.cells(person),
        String.join(" ", PeopleText.cells(person).subList(0, 2)),
        true);
  }

  @Override
  public List<CompletionItem> complete(String typed) {
    return source.complete(typed);
  }

  @Override
  public CompletionResult result(String typed, List<String> before) {
    return source.result(typed, before);
  }
}
