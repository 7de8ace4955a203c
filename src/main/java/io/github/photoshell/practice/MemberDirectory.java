package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody on the portal. It never changes, so any number of threads may read it. */
final class MemberDirectory {
  /**
   * The notations that .NET reads as a GUID: bare, with dashes, and those in braces or brackets.
   */
  private static final Pattern GUID =
      Pattern.compile(
          "H{32}|D|\\{D\\}|\\(D\\)"
              .replace("D", "H{8}(-H{4}){3}-H{12}")
              .replace("H", "[0-9a-fA-F]"));

  /**
   * Somebody with all that {@code filterValue} looks into, in lower case, one item a line.
   *
   * @param searched first name, last name, e-mail
   */
  record Entry(Member member, String searched) {}

  private record Sorting(Order order, boolean ascending) {}

  private final List<Member> everybody;
  private final Map<UUID, Member> byId = new HashMap<>();
  private final Map<String, Member> byName = new HashMap<>();
  private final Map<Sorting, List<Entry>> sorted = new ConcurrentHashMap<>();

  MemberDirectory(List<Member> people) {
    everybody = List.copyOf(people);
    for (Member member : everybody) {
      byId.put(member.id(), member);
      byName.put(member.userName().toLowerCase(Locale.ROOT), member);
    }
  }

  /** The seeded ones first, then as many made-up ones as it takes. */
  static MemberDirectory of(int count) {
    List<Member> people = new ArrayList<>(SeedData.people());
    people.addAll(MemberGenerator.of(count - people.size(), people.size() + 1));
    return new MemberDirectory(people);
  }

  /** Whether no two have the same ID or, in any letter case, the same user name. */
  boolean differByIdAndName() {
    return byId.size() == everybody.size() && byName.size() == everybody.size();
  }

  /** The one who owns the portal; the first of all where nobody does. */
  Member owner() {
    return everybody.stream()
        .filter(member -> member.role() == Role.OWNER)
        .findFirst()
        .orElse(everybody.get(0));
  }

  /** In the order in which they came. */
  List<Member> all() {
    return everybody;
  }

  int count() {
    return everybody.size();
  }

  Optional<Member> with(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** By user name, in any letter case: so the portal's database compares by default. */
  Optional<Member> named(String userName) {
    return Optional.ofNullable(byName.get(userName.toLowerCase(Locale.ROOT)));
  }

  /** Whom the photo calls mean by {@code {userid}}: a GUID is an ID, all else a user name. */
  Optional<Member> target(String userId) {
    Optional<UUID> id = guid(userId);
    return id.isPresent() ? with(id.get()) : named(userId);
  }

  /**
   * Everybody in the order given; made once and kept. By a name, pending people come after the
   * active ones and disabled people last, in both directions (section 4.3 of the contract).
   */
  Stream<Entry> in(Order order, boolean ascending) {
    return sorted.computeIfAbsent(new Sorting(order, ascending), this::sort).stream();
  }

  private List<Entry> sort(Sorting by) {
    // The lines to search are made once, with the first order asked for.
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

  /** Where somebody's group is among the active, the pending and the disabled. */
  private static int group(Entry entry) {
    return switch (entry.member().standing().status()) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case DISABLED -> 2;
    };
  }

  private static Comparator<Entry> comparator(Order order) {
    return switch (order) {
      case FIRST_NAME -> byName(member -> text(member.firstName()));
      case LAST_NAME -> byName(member -> text(member.lastName()));
      case DISPLAY_NAME -> byName(Member::displayName);
      case EMAIL -> by(Member::email);
      case TYPE -> Comparator.comparing(entry -> entry.member().role());
      case REGISTRATION_DATE -> Comparator.comparing(entry -> entry.member().registered());
    };
  }

  /** Pending people, who may have no name yet, by e-mail. */
  private static Comparator<Entry> byName(Function<Member, String> name) {
    return by(
        member ->
            member.standing().status() == Member.Status.PENDING
                ? member.email()
                : name.apply(member));
  }

  private static Comparator<Entry> by(Function<Member, String> key) {
    return Comparator.comparing(entry -> key.apply(entry.member()), String.CASE_INSENSITIVE_ORDER);
  }

  private Stream<Entry> entries() {
    return everybody.stream()
        .map(
            member ->
                new Entry(
                    member,
                    (text(member.firstName())
                            + '\n'
                            + text(member.lastName())
                            + '\n'
                            + member.email())
                        .toLowerCase(Locale.ROOT)));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** What .NET would read as a GUID, in any of its usual notations; empty for anything else. */
  static Optional<UUID> guid(String text) {
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

  /** By what {@code people/filter} sorts. Equals stay as they were registered. */
  enum Order {
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    EMAIL,
    TYPE,
    REGISTRATION_DATE;

    /** Whether it is by a name, so that pending and disabled people come last. */
    boolean isName() {
      return this == FIRST_NAME || this == LAST_NAME || this == DISPLAY_NAME;
    }

    /** As {@code sortBy} names it, in any letter case; the first name for what it doesn't know. */
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
