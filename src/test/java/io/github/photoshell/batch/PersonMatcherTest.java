package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.PersonMatcher.Match;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which person an entry of an import names. */
class PersonMatcherTest {
  private static final Person ADA = person(SampleResponses.ADA, "ada", "Ada Lovelace", "ada@x.org");
  private static final Person GRACE =
      person(SampleResponses.GRACE, "grace", "Grace Hopper", "grace@x.org");
  private static final List<Member> BOTH = List.of(member(ADA), member(GRACE));

  private static Person person(String id, @Nullable String userName, String name, String email) {
    return SamplePeople.person(id, userName, name, email, Role.USER, Person.Status.ACTIVE);
  }

  private static Member member(Person person) {
    return new Member(person, null, true);
  }

  private static ImportEntry entry(
      String person, String id, String userName, String email, String name) {
    return new ImportEntry(
        "line 2", person, id, userName, email, name, "x.png", "/x.png", false, null, null);
  }

  private static PersonMatcher matcher(boolean byName) {
    return PersonMatcher.of(BOTH, SampleResponses.GRACE, byName);
  }

  private static Person found(ImportEntry entry) {
    Match match = matcher(false).match(entry);
    assertThat(match.why()).isEmpty();
    return Objects.requireNonNull(match.member()).person();
  }

  private static String notFound(boolean byName, ImportEntry entry) {
    Match match = matcher(byName).match(entry);
    assertThat(match.member()).isNull();
    return match.why();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ADA",
        "Ada@X.org",
        SampleResponses.ADA,
        "{4C65A238-CA50-4374-B904-0D51D4C1822B}",
        "4c65a238ca504374b9040d51d4c1822b",
      })
  void wordIsAUserNameAnEmailOrAnIdInAnyForm(String word) {
    assertThat(found(entry(word, "", "", "", ""))).isEqualTo(ADA);
  }

  @Test
  void selfIsYou() {
    assertThat(found(entry("@self", "", "", "", ""))).isEqualTo(GRACE);
  }

  @Test
  void columnsThatAgreeNameOnePerson() {
    assertThat(found(entry("", SampleResponses.ADA, "ada", "ada@x.org", "Somebody")))
        .isEqualTo(ADA);
    // The user name and the ID come from another portal.
    assertThat(found(entry("", "77", "", "ada@x.org", ""))).isEqualTo(ADA);
    assertThat(found(entry("", "77", "ada.l", "ada@x.org", ""))).isEqualTo(ADA);
  }

  @Test
  void columnsThatDisagreeAreAmbiguous() {
    Match match = matcher(false).match(entry("", "", "ada", "grace@x.org", ""));
    assertThat(match.several()).isTrue();
    assertThat(match.member()).isNull();
    assertThat(match.why()).isEqualTo("possible matches: ada (Ada Lovelace), grace (Grace Hopper)");
  }

  @Test
  void userNameWithAnotherEmailIsNotTakenForThePerson() {
    assertThat(notFound(false, entry("", "", "ada", "ada@elsewhere.org", "")))
        .isEqualTo("the user name belongs to Ada Lovelace, but the e-mail does not");
    assertThat(found(entry("", SampleResponses.ADA, "ada", "ada@elsewhere.org", "")))
        .isEqualTo(ADA);
  }

  @Test
  void displayNameCountsOnlyIfAskedFor() {
    Match match = matcher(false).match(entry("Ada Lovelace", "", "", "", "Ada Lovelace"));
    assertThat(match.member()).isNull();
    assertThat(match.remedy()).isEqualTo(Remedy.BY_NAME);
    assertThat(match.why()).isEqualTo("no such user name; did you mean ada (Ada Lovelace)?");
    assertThat(matcher(true).match(entry("Ada Lovelace", "", "", "", "Ada Lovelace")).member())
        .isEqualTo(BOTH.get(0));
  }

  @Test
  void twoPeopleWithOneDisplayNameAreAmbiguous() {
    Person other = person("66faa6e4-f133-11ea-b126-00ffeec8b4ef", null, "Ada Lovelace", "");
    PersonMatcher matcher = PersonMatcher.of(List.of(member(ADA), member(other)), "", true);
    assertThat(matcher.match(entry("", "", "", "", "Ada Lovelace")).why())
        .isEqualTo(
            "possible matches: ada (Ada Lovelace), 66faa6e4-f133-11ea-b126-00ffeec8b4ef (Ada"
                + " Lovelace)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada (1)        | no such user name; did you mean ada (Ada Lovelace)?",
        "garce          | no such user name; did you mean grace (Grace Hopper)?",
        "'Lovelace, Ada'| no such user name; did you mean ada (Ada Lovelace)?",
        "Hopper Grace   | no such user name; did you mean grace (Grace Hopper)?",
        "zz             | 'no person has this user name, e-mail or ID'",
        "''             | no person given",
      })
  void similarNameIsSuggested(String word, String why) {
    assertThat(notFound(false, entry(word, "", "", "", ""))).isEqualTo(why);
  }

  @Test
  void portalIsAskedForEachPersonOfALargePortal() {
    Map<String, PersonLookup> portal =
        Map.of(
            "ada",
            new PersonLookup.Found(ADA, Json.ofTree(null)),
            "hopper",
            new PersonLookup.Several("hopper", List.of(ADA, GRACE)));
    PersonMatcher matcher =
        PersonMatcher.withLookup(
            word -> portal.getOrDefault(word, new PersonLookup.Unknown(word, List.of(), 0)));
    Match match = matcher.match(entry("ada", "", "", "", ""));
    assertThat(match.member()).isEqualTo(new Member(ADA, null, false));
    assertThat(matcher.match(entry("", "", "hopper", "", "")).several()).isTrue();
    assertThat(matcher.match(entry("", "", "nobody", "", "")).why())
        .isEqualTo("no person has this user name, e-mail or ID");
  }

  @Test
  void dryRunTakesOnePersonForEveryone() {
    PersonMatcher matcher = PersonMatcher.forDryRun(BOTH.get(0));
    assertThat(matcher.match(entry("whoever", "", "", "", "")).member()).isEqualTo(BOTH.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "/storage/userPhotos/root/ada_orig_30-20.png,true",
    "/static/images/default_user_photo_size_200-200.png,false",
  })
  void addressOfThePhotoShowsWhetherThereIsOne(String address, boolean hasPhoto) {
    Person outOfDate = hasPhoto ? SamplePeople.withoutPhoto(ADA) : ADA;
    Member member = new Member(outOfDate, address, true);
    assertThat(Objects.requireNonNull(member.photo()).original()).isEqualTo(address);
    assertThat(member.hasPhoto()).isEqualTo(hasPhoto);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void profileShowsWhetherThereIsAPhotoWithoutItsAddress(String address) {
    assertThat(new Member(ADA, address, true).photo()).isNull();
    assertThat(new Member(ADA, address, true).hasPhoto()).isTrue();
    assertThat(new Member(SamplePeople.withoutPhoto(ADA), null, true).hasPhoto()).isFalse();
  }
}
