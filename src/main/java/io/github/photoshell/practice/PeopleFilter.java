package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code people/filter} (section 4.3 of the contract), as far as the practice portal
 * knows it; parameters that it doesn't know are passed over.
 *
 * @param words in lower case; none finds everybody
 * @param all whether every word must occur, or any
 * @param status the bits of {@code employeeStatus}, or 0 when it wasn't given
 */
record PeopleFilter(
    int count,
    int startIndex,
    List<String> words,
    boolean all,
    People.Order order,
    boolean ascending,
    int status,
    int type,
    int area) {
  private static final int MOST = 100;
  private static final int ALL_STATUSES = 7;
  private static final int ONLY_PEOPLE = 1;
  private static final int ONLY_GUESTS = 2;

  private static final Map<String, Integer> STATUSES =
      Map.of("active", 1, "terminated", 2, "pending", 4, "default", 7, "all", 7);
  private static final Map<String, Integer> TYPES =
      Map.of("all", 0, "roomadmin", 1, "guest", 2, "docspaceadmin", 3, "user", 4);
  private static final Map<String, Integer> AREAS = Map.of("all", 0, "people", 1, "guests", 2);
  private static final Map<String, Integer> DIRECTIONS = Map.of("ascending", 0, "descending", 1);

  /** Some of those found, and how many were found. */
  record Page(List<Person> people, int total) {}

  /**
   * @throws Invalid when a figure is out of range or no figure
   */
  static PeopleFilter of(PortalRequest request) {
    int count = number(request, "count", MOST, Map.of());
    if (count < 1 || count > MOST) {
      throw new Invalid("count", "The field Count must be between 1 and 100.");
    }
    int startIndex = number(request, "startIndex", 0, Map.of());
    if (startIndex < 0) {
      throw new Invalid("startIndex", "The field StartIndex must be between 0 and 2147483647.");
    }
    String separator = request.query("filterSeparator");
    boolean any = separator != null && !separator.isEmpty();
    return new PeopleFilter(
        count,
        startIndex,
        words(request.query("filterValue"), any ? separator : null),
        !any,
        People.Order.named(request.query("sortBy")),
        number(request, "sortOrder", 0, DIRECTIONS) == 0,
        number(request, "employeeStatus", 0, STATUSES),
        number(request, "employeeType", 0, TYPES),
        number(request, "area", 0, AREAS));
  }

  private static List<String> words(@Nullable String value, @Nullable String separator) {
    String text = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    String between = separator == null ? "\\s+" : Pattern.quote(separator.toLowerCase(Locale.ROOT));
    return Arrays.stream(text.split(between, -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static int number(
      PortalRequest request, String name, int without, Map<String, Integer> names) {
    String value = request.query(name);
    if (value == null || value.isBlank()) {
      return without;
    }
    Integer named = names.get(value.strip().toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new Invalid(name, "The value '%s' is not valid.".formatted(value));
    }
  }

  /**
   * Those of the people that it finds.
   *
   * @param admin whether disabled people are found without being asked for
   */
  Page page(People people, boolean admin) {
    Stream<People.Entry> everybody = ascending ? people.in(order) : people.against(order);
    if (statuses(admin) == ALL_STATUSES && type == 0 && area == 0 && words.isEmpty()) {
      return new Page(
          everybody.skip(startIndex).limit(count).map(People.Entry::person).toList(),
          people.count());
    }
    Predicate<People.Entry> wanted = wanted(admin);
    List<Person> page = new ArrayList<>();
    int[] total = {0};
    everybody
        .filter(wanted)
        .forEach(
            entry -> {
              if (total[0] >= startIndex && page.size() < count) {
                page.add(entry.person());
              }
              total[0]++;
            });
    return new Page(page, total[0]);
  }

  private Predicate<People.Entry> wanted(boolean admin) {
    int statuses = statuses(admin);
    return entry -> {
      Person person = entry.person();
      boolean guest = person.role() == Role.GUEST;
      return (person.standing().status().number() & statuses) != 0
          && (type == 0 || person.role().employeeType() == type)
          && !(area == ONLY_PEOPLE && guest)
          && !(area == ONLY_GUESTS && !guest)
          && occurs(entry.searched());
    };
  }

  private int statuses(boolean admin) {
    int withoutAsking = admin ? ALL_STATUSES : ALL_STATUSES - Person.Status.DISABLED.number();
    return status == 0 ? withoutAsking : status;
  }

  private boolean occurs(String searched) {
    if (words.isEmpty()) {
      return true;
    }
    return all
        ? words.stream().allMatch(searched::contains)
        : words.stream().anyMatch(searched::contains);
  }
}
