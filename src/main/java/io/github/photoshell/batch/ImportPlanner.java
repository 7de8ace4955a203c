package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PersonMatcher.Match;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.batch.PlannedChanges.Change;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.people.PeoplePager;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans an import before anything is changed: finds the person of each entry. */
final class ImportPlanner implements Closeable {
  private final Session session;

  /** Whether {@code explain} runs it dry: the people and their photos are not known then. */
  private final boolean isAssumed;

  private final PhotoPermissions rules;
  private final ImportOptions options;
  private final List<BatchRow> rows = new ArrayList<>();
  private final OwnKeys ownKeys;
  private final PlannedChanges changes;

  ImportPlanner(
      Session session,
      PhotoPermissions rules,
      ImportJournal journal,
      ImportOptions options,
      ProgressListener progressListener) {
    this.session = session;
    this.isAssumed = session.isDryRun();
    this.rules = rules;
    this.options = options;
    this.ownKeys = new OwnKeys(session, options.byName());
    this.changes = new PlannedChanges(session, rules, journal, options, progressListener, rows);
  }

  /** Returns a row for each entry. */
  List<BatchRow> rows() {
    return rows;
  }

  PlannedChanges changes() {
    return changes;
  }

  /**
   * Plans all entries.
   *
   * @return why the portal does not list people; null if it does
   * @throws io.github.photoshell.portal.PortalException if there is no usable response
   * @throws InterruptedException if cancelled
   */
  @Nullable SearchRefusal plan(List<ImportEntry> entries) throws InterruptedException {
    List<Member> listed = new ArrayList<>();
    String onlyYours = rules.whyOnlyYours();
    PersonMatcher matcher;
    if (onlyYours != null) {
      listed.add(currentUser());
      matcher = PersonMatcher.of(listed, session.account().id(), options.byName());
    } else {
      boolean[] tooMany = {false};
      PeoplePager.ListEnd end =
          PeoplePager.read(
              session.portal(),
              "",
              null,
              (people, total) -> {
                people.forEach(profile -> listed.add(Member.of(profile, !isAssumed)));
                tooMany[0] =
                    !options.byName() && total / ProfileQuery.MAX_PAGE_SIZE > entries.size();
                return !tooMany[0];
              });
      if (end.refusal() != null) {
        return end.refusal();
      }
      // People missing from a truncated list may still exist.
      boolean asks = tooMany[0] || end.cut() != null;
      People people = new People();
      matcher =
          asks
              // For a few people, single requests are faster than listing everyone.
              ? PersonMatcher.withLookup(name -> people.find(session, name))
              : PersonMatcher.of(listed, session.account().id(), options.byName());
    }
    if (isAssumed && onlyYours == null && !listed.isEmpty()) {
      // A dry run does not know the people; one stands for all.
      matcher = PersonMatcher.forDryRun(listed.get(0));
      changes.decide(wanted(firstImage(entries), matcher, null));
    } else {
      changes.decide(wanted(entries, matcher, onlyYours));
    }
    return null;
  }

  private Member currentUser() {
    String id = session.account().id();
    Profile current = session.portal().currentProfile(id, session.account().userName());
    return current == null
        ? Member.of(session.portal().api().profile(id).orThrow(), false)
        : Member.of(current, !isAssumed);
  }

  private static List<ImportEntry> firstImage(List<ImportEntry> entries) {
    return entries.stream().filter(ImportEntry::isWhole).limit(1).toList();
  }

  private List<Change> wanted(
      List<ImportEntry> entries, PersonMatcher matcher, @Nullable String onlyYours)
      throws InterruptedException {
    List<Change> wanted = new ArrayList<>();
    for (ImportEntry entry : entries) {
      int at = rows.size();
      if (!entry.isWhole()) {
        rows.add(row(entry, null, Result.NO_IMAGE, "the row names no image"));
        continue;
      }
      if (entry.key() != null && !isAssumed) {
        wanted.addAll(ownChange(entry, entry.key()));
        continue;
      }
      Match match = matcher.match(entry);
      Member member = match.member();
      if (member == null) {
        // Other people need not be looked up: their photos cannot be changed.
        boolean named = !entry.identifier().isEmpty() && !match.several();
        Result ending = match.several() ? Result.AMBIGUOUS_PERSON : Result.UNKNOWN_PERSON;
        rows.add(
            onlyYours != null && named
                ? row(entry, null, Result.FORBIDDEN, onlyYours)
                : row(entry, null, ending, match.why())
                    .withResult(ending, match.why(), match.remedy()));
        continue;
      }
      String forbidden =
          isAssumed && onlyYours == null
              ? null
              : entry.clears()
                  ? rules.forbidsRemoval(member.person())
                  : rules.forbids(member.person(), !isAddress(entry.source()));
      rows.add(
          row(
              entry,
              member,
              forbidden == null ? Result.TO_SET : Result.FORBIDDEN,
              Objects.requireNonNullElse(forbidden, "")));
      if (forbidden == null) {
        wanted.add(new Change(at, entry, member, session, null));
      }
    }
    return wanted;
  }

  /** Returns the change of an entry that has the API key of its person; empty if it is refused. */
  private List<Change> ownChange(ImportEntry entry, PersonKey key) throws InterruptedException {
    int at = rows.size();
    OwnKeys.Owner owner = ownKeys.owner(entry, key);
    Member member = owner.member();
    Session own = owner.session();
    if (member == null || own == null) {
      rows.add(row(entry, null, Result.FORBIDDEN, owner.reason()));
      return List.of();
    }
    rows.add(row(entry, member, Result.TO_SET, owner.reason()));
    return List.of(new Change(at, entry, member, own, null));
  }

  static boolean isAddress(String source) {
    return source.toLowerCase(Locale.ROOT).matches("https?:.*");
  }

  private static BatchRow row(
      ImportEntry entry, @Nullable Member member, Result result, String reason) {
    Person person = member == null ? null : member.person();
    String userName = person == null ? null : person.userName();
    return new BatchRow(
        entry.named(),
        userName == null ? entry.identifier() : userName,
        person == null ? "" : person.id(),
        person == null ? entry.email() : Objects.requireNonNullElse(person.email(), ""),
        person == null ? "" : person.displayName(),
        entry.image(),
        member != null && member.hasPhoto(),
        result,
        reason,
        null);
  }

  /** Wipes the API keys of the list. */
  @Override
  public void close() {
    ownKeys.close();
  }
}
