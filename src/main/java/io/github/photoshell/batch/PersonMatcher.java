package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.PersonNameIndex.Suggestion;
import io.github.photoshell.people.NameNormalizer;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the person that each entry of an import names, without guessing. */
final class PersonMatcher {
  private static final String SELF = "@self";

  /** The fields by which people are found. */
  private enum By {
    ID,
    USER_NAME,
    EMAIL
  }

  /**
   * A person on the portal.
   *
   * @param original the address of the photo; null if not known yet
   * @param current whether it was read from the portal's database (contract 3.1)
   */
  record Member(Person person, @Nullable String original, boolean current) {
    static Member of(Profile profile, boolean current) {
      return new Member(Person.of(profile), profile.avatarOriginal(), current);
    }

    String id() {
      return person.id();
    }

    /** Returns the addresses of the photo; null if not known. */
    @Nullable PhotoUrls photo() {
      return original == null || original.isBlank()
          ? null
          : new PhotoUrls(original, null, null, null, null, null);
    }

    /** Returns whether the person currently has a photo. */
    boolean hasPhoto() {
      PhotoUrls photo = photo();
      return photo == null ? person.hasPhoto() : !photo.isDefault();
    }
  }

  /**
   * The person that an entry names.
   *
   * @param member null if there is not exactly one
   * @param several whether more than one person matches
   * @param why why there is not exactly one; empty if there is
   * @param remedy what would find the person; null if nothing would
   */
  record Match(@Nullable Member member, boolean several, String why, @Nullable Remedy remedy) {
    private static Match of(Member member) {
      return new Match(member, false, "", null);
    }

    private static Match none(String why) {
      return new Match(null, false, why, null);
    }
  }

  private final Map<By, Map<String, List<Member>>> known = new HashMap<>();
  private final @Nullable Function<String, PersonLookup> lookups;
  private final @Nullable Member assumed;
  private final PersonNameIndex similar;
  private final boolean byName;
  private final @Nullable Member you;

  private PersonMatcher(
      List<Member> members,
      @Nullable Function<String, PersonLookup> lookups,
      @Nullable Member assumed,
      String yourId,
      boolean byName) {
    this.lookups = lookups;
    this.assumed = assumed;
    this.similar = new PersonNameIndex(members);
    this.byName = byName;
    this.you =
        members.stream()
            .filter(member -> member.id().equalsIgnoreCase(yourId))
            .findFirst()
            .orElse(null);
    for (By by : By.values()) {
      Map<String, List<Member>> keys = new HashMap<>();
      for (Member member : members) {
        String key = key(by, member);
        if (!key.isEmpty()) {
          keys.computeIfAbsent(key, any -> new ArrayList<>(1)).add(member);
        }
      }
      known.put(by, keys);
    }
  }

  /**
   * Returns a matcher for these people only.
   *
   * @param yourId the ID that {@code @self} stands for
   * @param byName whether a display name that one person has is enough
   */
  static PersonMatcher of(List<Member> members, String yourId, boolean byName) {
    return new PersonMatcher(members, null, null, yourId, byName);
  }

  /** Returns a matcher that asks the portal for each person. */
  static PersonMatcher withLookup(Function<String, PersonLookup> lookups) {
    return new PersonMatcher(List.of(), lookups, null, "", false);
  }

  /** Returns a matcher for dry runs that maps every entry to this person. */
  static PersonMatcher forDryRun(Member member) {
    return new PersonMatcher(List.of(), null, member, "", false);
  }

  private static String key(By by, Member member) {
    Person person = member.person();
    String word =
        switch (by) {
          case ID -> digits(person.id());
          case USER_NAME -> person.userName();
          case EMAIL -> person.email();
        };
    return word == null ? "" : spelled(word);
  }

  private static String spelled(String word) {
    return NameNormalizer.normalize(word).toLowerCase(Locale.ROOT);
  }

  /** The server accepts an ID with dashes, in braces or bare (contract 3.1). */
  private static String digits(String id) {
    return id.replaceAll("[{}()-]", "");
  }

  /**
   * Returns the person that an entry names. An e-mail counts more than a user name, which may
   * belong to another person on another portal. An unknown ID comes from another portal and is
   * ignored.
   */
  Match match(ImportEntry entry) {
    if (assumed != null) {
      return Match.of(assumed);
    }
    Map<String, Member> found = new LinkedHashMap<>();
    add(found, all(entry.person()));
    add(found, of(By.ID, entry.id()));
    List<Member> byUserName = of(By.USER_NAME, entry.userName());
    List<Member> byEmail = of(By.EMAIL, entry.email());
    boolean surelyFound = !found.isEmpty() || !byEmail.isEmpty();
    add(found, byUserName);
    add(found, byEmail);
    if (found.isEmpty() && byName) {
      add(found, similar.named(entry.name()));
      surelyFound = true;
    }
    if (found.size() > 1) {
      String names =
          found.values().stream()
              .map(PersonNameIndex::name)
              .limit(4)
              .collect(Collectors.joining(", "));
      return new Match(null, true, "possible matches: " + names, null);
    }
    if (found.isEmpty()) {
      return entry.identifier().isEmpty() ? Match.none("no person given") : notFound(entry);
    }
    Member member = found.values().iterator().next();
    if (!surelyFound && !entry.email().isEmpty() && member.person().email() != null) {
      return Match.none(
          "the user name belongs to %s, but the e-mail does not"
              .formatted(member.person().displayName()));
    }
    return Match.of(member);
  }

  private Match notFound(ImportEntry entry) {
    Suggestion suggestion = similar.suggestion(entry.identifier());
    return suggestion.words().isEmpty()
        ? Match.none("no person has this user name, e-mail or ID")
        : new Match(
            null,
            false,
            "no such user name; " + suggestion.words(),
            suggestion.isDisplayName() ? Remedy.BY_NAME : null);
  }

  private static void add(Map<String, Member> found, List<Member> members) {
    members.forEach(member -> found.putIfAbsent(member.id(), member));
  }

  private List<Member> all(String word) {
    if (lookups != null) {
      return lookups(word);
    }
    List<Member> all = new ArrayList<>();
    for (By by : By.values()) {
      all.addAll(of(by, word));
    }
    return all;
  }

  private List<Member> of(By by, String word) {
    if (word.isEmpty()) {
      return List.of();
    }
    if (lookups != null) {
      return lookups(word);
    }
    if (you != null && word.equals(SELF)) {
      return List.of(you);
    }
    String key = by == By.ID ? digits(word) : word;
    return Objects.requireNonNull(known.get(by)).getOrDefault(spelled(key), List.of());
  }

  private List<Member> lookups(String word) {
    if (word.isEmpty()) {
      return List.of();
    }
    PersonLookup search = Objects.requireNonNull(lookups).apply(word);
    if (search instanceof PersonLookup.Found found) {
      return List.of(new Member(found.person(), null, false));
    }
    return search instanceof PersonLookup.Several several
        ? several.people().stream().map(person -> new Member(person, null, false)).toList()
        : List.of();
  }
}
