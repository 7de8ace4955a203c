package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All people on the portal. Immutable, so it is thread-safe. */
final class MemberDirectory {
  /**
   * The notations of a GUID that .NET accepts: without dashes, with dashes, and in braces or
   * parentheses.
   */
  private static final Pattern GUID =
      Pattern.compile(
          "H{32}|D|\\{D\\}|\\(D\\)"
              .replace("D", "H{8}(-H{4}){3}-H{12}")
              .replace("H", "[0-9a-fA-F]"));

  /**
   * A person with the text that {@code filterValue} searches, in lower case.
   *
   * @param searchText first name, last name and e-mail, one per line
   */
  record Entry(Member member, String searchText) {}

  private record Sorting(Order order, boolean ascending) {}

  private final List<Member> members;
  private final Map<UUID, Member> byId = new HashMap<>();
  private final Map<String, Member> byName = new HashMap<>();
  private final Map<Sorting, List<Entry>> sorted = new ConcurrentHashMap<>();

  MemberDirectory(List<Member> people) {
    members = List.copyOf(people);
    for (Member member : members) {
      byId.put(member.id(), member);
      byName.put(member.userName().toLowerCase(Locale.ROOT), member);
    }
  }

  /** Returns a directory of this size: the seeded people first, then generated ones. */
  static MemberDirectory of(int count) {
    List<Member> people = new ArrayList<>(SeedData.people());
    people.addAll(MemberGenerator.of(count - people.size(), people.size() + 1));
    return new MemberDirectory(people);
  }

  /** Returns whether all IDs and (case-insensitive) user names are unique. */
  boolean isUnique() {
    return byId.size() == members.size() && byName.size() == members.size();
  }

  /** Returns the owner of the portal; the first person if there is none. */
  Member owner() {
    return members.stream()
        .filter(member -> member.role() == Role.OWNER)
        .findFirst()
        .orElse(members.get(0));
  }

  /** Returns all people in the order in which they were added. */
  List<Member> all() {
    return members;
  }

  int count() {
    return members.size();
  }

  Optional<Member> findById(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Returns the person with this user name. Case-insensitive, as the portal's database by default.
   */
  Optional<Member> findByUserName(String userName) {
    return Optional.ofNullable(byName.get(userName.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the person for {@code {userid}} in photo requests: a GUID is an ID, anything else a
   * user name.
   */
  Optional<Member> resolve(String userId) {
    Optional<UUID> id = parseGuid(userId);
    return id.isPresent() ? findById(id.get()) : findByUserName(userId);
  }

  /**
   * Returns all people in this order; cached. When sorted by name, pending people come after active
   * ones and disabled people last, in both directions (section 4.3 of the contract).
   */
  List<Entry> sorted(Order order, boolean ascending) {
    return sorted.computeIfAbsent(new Sorting(order, ascending), this::sort);
  }

  private List<Entry> sort(Sorting by) {
    // The searched texts are created once, with the first order.
    Stream<Entry> entries =
        sorted.values().stream().findAny().map(List::stream).orElseGet(this::entries);
    Comparator<Entry> order = comparator(by.order());
    Comparator<Entry> directed = by.ascending() ? order : order.reversed();
    return entries
        .sorted(
            by.order().isName()
                ? Comparator.comparing(MemberDirectory::group).thenComparing(directed)
                : directed)
        .toList();
  }

  /** Returns the position of a person's group: active, pending, disabled. */
  private static int group(Entry entry) {
    return switch (entry.member().status()) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case DISABLED -> 2;
    };
  }

  private static Comparator<Entry> comparator(Order order) {
    return switch (order) {
      case FIRST_NAME -> byName(member -> Objects.toString(member.firstName(), ""));
      case LAST_NAME -> byName(member -> Objects.toString(member.lastName(), ""));
      case DISPLAY_NAME -> byName(Member::displayName);
      case EMAIL -> by(Member::email);
      case TYPE -> Comparator.comparing(entry -> entry.member().role());
      case REGISTRATION_DATE -> Comparator.comparing(entry -> entry.member().registered());
    };
  }

  /** Compares by name; pending people, who may have no name yet, by e-mail. */
  private static Comparator<Entry> byName(Function<Member, String> name) {
    return by(
        member -> member.status() == Member.Status.PENDING ? member.email() : name.apply(member));
  }

  private static Comparator<Entry> by(Function<Member, String> key) {
    return Comparator.comparing(entry -> key.apply(entry.member()), String.CASE_INSENSITIVE_ORDER);
  }

  private Stream<Entry> entries() {
    return members.stream()
        .map(
            member ->
                new Entry(
                    member,
                    (Objects.toString(member.firstName(), "")
                            + '\n'
                            + Objects.toString(member.lastName(), "")
                            + '\n'
                            + member.email())
                        .toLowerCase(Locale.ROOT)));
  }

  /** Parses a GUID in the notations that .NET accepts; empty for anything else. */
  static Optional<UUID> parseGuid(String text) {
    Matcher matcher = GUID.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group().replaceAll("[^0-9a-fA-F]", "");
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(digits.substring(0, 16), 16),
            Long.parseUnsignedLong(digits.substring(16), 16)));
  }

  /** The sort orders of {@code people/filter}. Equal people stay in the order of registration. */
  enum Order {
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    EMAIL,
    TYPE,
    REGISTRATION_DATE;

    /** Returns whether it sorts by a name, so that pending and disabled people come last. */
    boolean isName() {
      return this == FIRST_NAME || this == LAST_NAME || this == DISPLAY_NAME;
    }

    /**
     * Returns the order for a value of {@code sortBy} (case-insensitive); {@code FIRST_NAME} for an
     * unknown value.
     */
    static Order named(@Nullable String sortBy) {
      for (Order order : values()) {
        if (order.name().replace("_", "").equalsIgnoreCase(sortBy)) {
          return order;
        }
      }
      return FIRST_NAME;
    }
  }
}
