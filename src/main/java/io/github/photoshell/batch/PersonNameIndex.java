package io.github.photoshell.batch;

import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.people.NameNormalizer;
import io.github.photoshell.shell.DidYouMean;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds people by display name, and those whose names are similar to a word that matches none. */
final class PersonNameIndex {
  /** The number of words that are compared with every name; the others are looked up only. */
  private static final int MAX_COMPARED = 300;

  /** The number of people above which words are looked up only. */
  private static final int MAX_PEOPLE = 20_000;

  private final Map<String, List<Member>> displayNames = new HashMap<>();
  private final Map<String, Member> names = new HashMap<>();
  private int compared;

  PersonNameIndex(List<Member> members) {
    for (Member member : members) {
      String displayName = spelled(member.person().displayName());
      displayNames.computeIfAbsent(displayName, any -> new ArrayList<>(1)).add(member);
      names.putIfAbsent(displayName, member);
    }
    for (Member member : members) {
      String userName = member.person().userName();
      if (userName != null) {
        names.put(spelled(userName), member);
      }
    }
  }

  /** A name counts as it is shown, without control characters. */
  private static String spelled(String word) {
    return NameNormalizer.normalize(Text.of(word).plain()).toLowerCase(Locale.ROOT);
  }

  /** Returns the people with a display name. */
  List<Member> named(String displayName) {
    return displayName.isEmpty()
        ? List.of()
        : displayNames.getOrDefault(spelled(displayName), List.of());
  }

  /**
   * A question that names a person with a similar name.
   *
   * @param words empty if there is none
   * @param isDisplayName whether it is the display name of that person only
   */
  record Suggestion(String words, boolean isDisplayName) {}

  Suggestion suggestion(String word) {
    // A second download of the same file is called "ada (1).png".
    String plain = word.replaceFirst("\\s*\\(\\d{1,3}\\)$", "");
    List<Member> same = named(plain);
    if (same.size() == 1) {
      return new Suggestion("did you mean %s?".formatted(name(same.get(0))), true);
    }
    Member similar = similar(spelled(plain));
    return new Suggestion(
        similar == null ? "" : "did you mean %s?".formatted(name(similar)), false);
  }

  /** Returns "Ada Lovelace" for "Lovelace Ada" and "Lovelace, Ada". */
  private static String givenNameFirst(String word) {
    return word.replaceFirst("^(.+?),? (\\S+)$", "$2 $1");
  }

  private @Nullable Member similar(String word) {
    Member inOrder = names.get(word);
    Member exact = inOrder == null ? names.get(givenNameFirst(word)) : inOrder;
    if (exact != null || word.length() < 3 || names.size() > MAX_PEOPLE) {
      return exact;
    }
    compared++;
    return compared > MAX_COMPARED
        ? null
        : DidYouMean.suggest(names.keySet(), word).map(names::get).orElse(null);
  }

  /** Returns the user name, or the ID if there is none, and the display name. */
  static String name(Member member) {
    String word = member.person().userName();
    return (word == null ? member.id() : word) + " (" + member.person().displayName() + ")";
  }
}
