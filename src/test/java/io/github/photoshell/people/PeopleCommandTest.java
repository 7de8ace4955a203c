package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.portal.Role;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the options of {@code people} on a practice portal with two pages of people. */
class PeopleCommandTest {
  private static final int PEOPLE = 130;

  @TempDir Path home;
  private PracticePortal portal;
  private TestShell shell;
  private TestConsole console;

  @BeforeEach
  void open() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_7, PEOPLE));
    shell = new TestShell(home, portal.address(), portal.keys().get(0).token());
    console = shell.console();
    console.run("status");
  }

  @AfterEach
  void close() {
    shell.close();
    portal.close();
  }

  private Output done(String line) {
    Output output = console.run(line);
    assertThat(output.code()).as(line + ": " + output.remarks()).isZero();
    return output;
  }

  private List<String> results(String line) {
    return done(line).results().lines().toList();
  }

  private List<String> lowerCase(String line) {
    return results(line).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }

  @Test
  void limitStopsAtItsNumber() {
    Output output = done("people --limit 5");
    assertThat(output.results().lines()).hasSize(5);
    assertThat(output.remarks()).isEqualToIgnoringNewLines("Showing 5 of 130 people.");
    assertThat(results("people --limit 120")).hasSize(120);
    assertThat(done("people --limit 900").results()).contains("130 people");
    assertThat(results("people ada --limit 7 --jq length")).containsExactly("1");
    assertThat(results("people --limit 7 --jq length")).containsExactly("7");
  }

  @ParameterizedTest
  @CsvSource({
    "email,.email",
    "first-name,.firstName",
    "last-name,.lastName",
    "registered,.registrationDate"
  })
  void sortedPagesHaveTheOrderOfThePortal(String field, String member) {
    // By a name, pending and disabled people come last.
    String only = field.endsWith("name") ? "--status active " : "";
    String line = "people " + only + "--sort %s%s --jq '.[] | %s'";
    List<String> first = lowerCase(line.formatted(field, "", member));
    List<String> all = lowerCase(line.formatted(field, " --all", member));
    assertThat(first).hasSize(100).isSorted();
    assertThat(all).hasSizeGreaterThan(100).isSorted();
    assertThat(all.subList(0, 100)).isEqualTo(first);
    List<String> reversed = lowerCase(line.formatted(field, " --reverse", member));
    assertThat(reversed).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(lowerCase(line.formatted(field, " --all --reverse", member)).subList(0, 100))
        .isEqualTo(reversed);
  }

  @Test
  void peopleWithoutAPhotoAreFoundOnAllPages() {
    List<String> all = results("people --all --csv --columns user,photo");
    List<String> without =
        all.stream()
            .filter(line -> line.endsWith(",no"))
            .map(line -> line.replace(",no", ""))
            .toList();
    assertThat(without).hasSizeBetween(1, PEOPLE - 1);
    assertThat(results("people --without-photo --csv --columns user"))
        .hasSize(without.size() + 1)
        .containsAll(without);
    assertThat(done("people --without-photo --limit 3").remarks())
        .contains("Showing 3 of %d people.".formatted(without.size()));
    assertThat(results("people --without-photo --jq 'map(.hasAvatar) | unique | .[]'"))
        .containsExactly("false");
    assertThat(done("people ada --without-photo").results())
        .startsWith("No person without a photo matches 'ada'");
  }

  @Test
  void csvHasAHeadAndOneLinePerPerson() {
    List<String> lines = results("people omar --csv");
    assertThat(lines).containsExactly("user,name,email,role,status,photo", lines.get(1));
    assertThat(lines.get(1)).startsWith("omar,Omar Haddad,").endsWith(",active,no");
    assertThat(results("people omar --csv --columns id,registered").get(1))
        .matches("[0-9a-f-]{36},\\d{4}-.*");
  }

  @Test
  void columnsAreThoseOfTheList() {
    assertThat(results("people omar --columns user,id").get(0)).matches("omar {2}[0-9a-f-]{36}");
    assertThat(results("people omar --columns registered")).first().asString().matches("[\\d-]+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "people --sort age | People cannot be sorted by 'age'.",
        "people --limit 0 | '0' is not a number of people",
        "people --limit many | 'many' is not a number of people",
        "people --reverse | --reverse needs --sort.",
        "people --columns user,age | There is no column 'age'.",
        "people --columns user,user | The column 'user' is given twice.",
        "people --csv --json | --csv and --columns cannot be combined with JSON",
        "people --columns id --jq . | --csv and --columns cannot be combined with JSON"
      })
  void wrongOptionsAreReported(String line, String message) {
    Output output = console.run(line);
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.remarks()).contains(message);
    assertThat(output.results()).isEmpty();
  }

  @Test
  void columnsAreCompletedAfterAComma() {
    assertThat(PersonColumn.completion().complete("user,e"))
        .extracting(item -> item.value())
        .contains("user,email");
  }

  private static Person person(String userName, String name, String email) {
    return SamplePeople.person(
        "6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1",
        userName,
        name,
        email,
        Role.USER,
        Person.Status.ACTIVE);
  }

  @Test
  void oneLongUserNameDoesNotCutTheOtherRows() {
    String longName = "a-very-long-user-name-that-no-one-types-by-hand-but-a-sync-made";
    List<Person> people =
        Stream.of(
                person("ada", "Ada Lovelace", "ada.lovelace@research.example.com"),
                person(longName, "Long Name", "long.name@research.example.com"))
            .toList();
    PeopleListing listing = new PeopleListing.Listed(people, 2, Json.list(List.of()), null);
    String table =
        PeopleText.of(
                listing,
                PeopleQuery.of(""),
                PersonColumn.DEFAULT,
                new LineLayout(90, String::length))
            .lines()
            .stream()
            .map(Text::plain)
            .collect(Collectors.joining("\n"));
    assertThat(table)
        .isEqualTo(
            """
            ada  Ada Lovelace  ada.lovelace@research.example.com  user  active  photo
            a-very-long-user-name-that-no-one-types-by-hand-but-a-sync-made
                 Long Name     long.name@research.example.com     user  active  photo
            2 people""");
  }
}
