package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberDirectoryTest extends PracticePortalTestBase {
  /** The values of {@code DarkThemeSettingsType} in the official Java SDK. */
  private enum Theme {
    Base,
    Dark,
    System
  }

  private static final String FILTER = "/api/2.0/people/filter";
  private static final String SEARCH = "/api/2.0/people/search";
  private static final String SIX_PEOPLE_QUERY =
      "?filterSeparator=,&filterValue="
          + "ana.novak,omar.haddad,sean.oneil,uma.iyer,lin.wu,dora.weiss";

  @ContractRow("P32")
  @ParameterizedTest
  @EnumSource
  void pagesListPendingAndDisabledPeopleLast(ServerVersion version) {
    TestClient omar = as(open(version), "admin");
    assertPages(omar, "", "ana", "omar", "sean", "uma", "lin", "dora");
    assertPages(omar, "&sortOrder=descending", "uma", "sean", "omar", "ana", "lin", "dora");
    assertPages(omar, "&sortBy=lastName", "omar", "uma", "ana", "sean", "lin", "dora");
    assertPages(
        omar, "&sortBy=displayName&sortOrder=1", "uma", "sean", "omar", "ana", "lin", "dora");
    assertPages(omar, "&sortBy=email", "ana", "dora", "lin", "omar", "sean", "uma");
  }

  private static void assertPages(TestClient omar, String sorting, String... expected) {
    List<String> found = new ArrayList<>();
    for (int start = 0; start < 6; start += 2) {
      TestResponse page =
          omar.get(FILTER + SIX_PEOPLE_QUERY + sorting + "&count=2&startIndex=" + start);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.list("response")).hasSize(2);
      assertThat(page.number("count")).isEqualTo(2);
      assertThat(page.number("total")).isEqualTo(6);
      found.addAll(page.valuesOf("userName"));
    }
    assertThat(found).containsExactly(expected);
    TestResponse past = omar.get(FILTER + SIX_PEOPLE_QUERY + sorting + "&count=2&startIndex=6");
    assertThat(past.status()).isEqualTo(200);
    assertThat(past.list("response")).isEmpty();
    assertThat(past.number("count")).isZero();
    assertThat(past.number("total")).isEqualTo(6);
  }

  @ContractRow("P32")
  @Test
  void pendingPeopleAreSortedByEmail() {
    TestClient omar = as(open(ServerVersion.V3_7), "admin");
    assertThat(omar.get(FILTER + "?employeeStatus=4").valuesOf("userName"))
        .containsExactly("lin", "noor");
    assertThat(omar.get(FILTER + "?employeeStatus=4&sortOrder=1").valuesOf("userName"))
        .containsExactly("noor", "lin");
  }

  @ContractRow("P32")
  @Test
  void pagesContainEveryPersonExactlyOnce() {
    TestClient omar = as(open(new PracticeSettings(0, ServerVersion.V3_7, 250)), "admin");
    List<String> ids = new ArrayList<>();
    for (int start = 0; start < 250; start += 100) {
      TestResponse page = omar.get(FILTER + "?sortBy=email&startIndex=" + start);
      assertThat(page.number("total")).isEqualTo(250);
      ids.addAll(page.valuesOf("id"));
    }
    assertThat(ids).hasSize(250).doesNotHaveDuplicates();
  }

  @ContractRow(
      value = "P33",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @CsvSource({
    "sean neil, sean",
    "neil sean, sean",
    "SEAN, sean",
    "sean ana, ''",
    "lovelace@example, ada",
    "Łukasz, lukasz",
    "李, li.na",
    "li.na, li.na",
    "grace.kim, grace.kim",
    "O'Neil, 'maeve sean'",
    "10001, ''",
    "4c65a238, ''"
  })
  void filterMatchesPeopleWithAllWords(String words, String found) {
    for (ServerVersion version : ServerVersion.values()) {
      TestResponse response =
          as(open(version), "admin").get(FILTER + "?filterValue=" + encoded(words));
      assertThat(String.join(" ", response.valuesOf("userName"))).isEqualTo(found);
      assertThat(response.number("total")).isEqualTo(response.list("response").size());
    }
  }

  @ContractRow("P33")
  @ParameterizedTest
  @EnumSource
  void filterWithSeparatorMatchesPeopleWithAnyPart(ServerVersion version) {
    TestClient omar = as(open(version), "admin");
    TestResponse response =
        omar.get(FILTER + "?filterSeparator=,&filterValue=sean,ana&sortBy=lastName");
    assertThat(response.valuesOf("userName")).containsExactly("ana", "sean");
    TestResponse blank =
        omar.get(FILTER + "?filterSeparator=,&filterValue=" + encoded("grace hopper,uma"));
    // With a separator, parts are not split at blanks, and no first name is "grace hopper".
    assertThat(blank.valuesOf("userName")).containsExactly("uma");
  }

  @ContractRow(
      value = "P34",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(strings = {"count=0", "count=101", "count=-1", "count=many", "startIndex=many"})
  void numbersOutOfRangeReturn400(String figure) {
    for (ServerVersion version : ServerVersion.values()) {
      TestResponse response = as(open(version), "admin").get(FILTER + "?" + figure);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.number("status")).isEqualTo(1);
      assertThat(response.number("statusCode")).isEqualTo(400);
      assertThat(response.members("response"))
          .contains("type", "title", "status", "errors", "traceId");
      assertThat(response.members("response", "errors"))
          .containsExactly(figure.substring(0, figure.indexOf('=')));
      assertThat(response.members()).doesNotContain("error");
    }
  }

  @ContractRow("P34")
  @Test
  void countMayBeFromOneToAHundred() {
    TestClient omar = as(open(new PracticeSettings(0, ServerVersion.V3_7, 120)), "admin");
    assertThat(omar.get(FILTER + "?count=1").list("response")).hasSize(1);
    assertThat(omar.get(FILTER + "?count=100").list("response")).hasSize(100);
    assertThat(omar.get(FILTER).list("response")).hasSize(100);
  }

  @ContractRow("P35")
  @ParameterizedTest
  @EnumSource
  void filterReturns403ForUsersAndGuests(ServerVersion version) {
    PracticePortal portal = open(version);
    for (String key : List.of("user", "guest")) {
      TestResponse response = as(portal, key).get(FILTER);
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.string("error", "message")).isEqualTo("Access denied");
    }
    assertThat(as(portal, "room-admin").get(FILTER).status()).isEqualTo(200);
  }

  @ContractRow(
      value = "P51",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sortOrder=up",
        "sortOrder=2",
        "employeeType=9",
        "employeeTypes=nobody",
        "employeeStatus=x",
        "employeeStatus=8",
        "activationStatus=3",
        "isAdministrator=perhaps",
        "groupId=x",
        "accountLoginType=3",
        "area=3"
      })
  void invalidParameterValuesReturn400(String parameter) {
    for (ServerVersion version : ServerVersion.values()) {
      TestResponse response =
          as(open(version), "admin").withoutDescriptionCheck().get(FILTER + "?" + parameter);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.type()).isEqualTo("application/problem+json; charset=utf-8");
      assertThat(response.members("response", "errors"))
          .containsExactly(parameter.substring(0, parameter.indexOf('=')));
    }
  }

  @ContractRow("P51")
  @ParameterizedTest
  @EnumSource
  void unusualParameterValuesAreAccepted(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient omar = as(portal, "admin").withoutDescriptionCheck();
    Object usual = omar.get(FILTER).at("response");
    assertThat(omar.get(FILTER + "?startIndex=-1").at("response")).isEqualTo(usual);
    assertThat(omar.get(FILTER + "?sortBy=nonsense").at("response")).isEqualTo(usual);
    assertThat(omar.get(FILTER + "?employeeStatus=3").at("response")).isEqualTo(usual);
    TestResponse disabled = as(portal, "room-admin").get(FILTER + "?employeeStatus=2");
    assertThat(disabled.status()).isEqualTo(200);
    assertThat(disabled.list("response")).isEmpty();
    assertThat(disabled.number("total")).isZero();
  }

  @ContractRow("P52")
  @ParameterizedTest
  @EnumSource
  void roomAdminFindsNoDisabledPeopleAndOnlyOwnGuests(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient sean = as(portal, "room-admin");
    for (String query : List.of("", "?employeeStatus=7", "?area=2")) {
      assertThat(sean.get(FILTER + query).valuesOf("userName"))
          .contains("mei")
          .doesNotContain("dora", "lin");
    }
    assertThat(sean.get(FILTER).number("total")).isEqualTo(22);
    assertThat(as(portal, "admin").get(FILTER).number("total")).isEqualTo(24);
  }

  @ContractRow("P36")
  @ParameterizedTest
  @EnumSource
  void searchReturnsActivePeopleAndACountOfOne(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response = as(portal, "owner").get(SEARCH + "?query=EXAMPLE.com");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.valuesOf("userName"))
        .contains("ana", "omar", "sean", "uma")
        .doesNotContain("lin", "dora", "noor");
    assertThat(response.valuesOf("status")).containsOnly("1.0");
    assertThat(response.number("count")).isEqualTo(1);
    assertThat(response.members()).doesNotContain("total");
    TestResponse nobody = as(portal, "admin").get(SEARCH + "?query=xyzzy");
    assertThat(nobody.list("response")).isEmpty();
    assertThat(nobody.number("count")).isEqualTo(1);
    TestResponse refused = as(portal, "room-admin").get(SEARCH + "?query=ana");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.string("error", "message")).isEqualTo("Access denied");
  }

  @ContractRow(
      value = "P36",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(strings = {"?query=a", "?query=ana+n", "?query=%20", "?query=", ""})
  void searchForLessThanTwoLettersReturnsNoPeople(String query) {
    for (ServerVersion version : ServerVersion.values()) {
      TestResponse response = as(open(version), "owner").get(SEARCH + query);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.list("response")).isEmpty();
    }
  }

  @ContractRow("P37")
  @ParameterizedTest
  @EnumSource
  void readingOnePersonNeedsNoScope(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient sean = asPerson(portal, "sean", "accounts.self:read");
    assertThat(sean.get(person("uma")).string("response", "userName")).isEqualTo("uma");
    assertThat(sean.get(person(id(portal, "mei"))).status()).isEqualTo(200);
    TestResponse hidden = sean.get(person("lin"));
    assertThat(hidden.status()).isEqualTo(403);
    assertThat(hidden.string("error", "message")).isEqualTo("Access denied");
    TestResponse missing = sean.get(person("nobody"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.string("error", "message")).isEqualTo("The user could not be found");
    TestResponse other = asPerson(portal, "uma", "accounts.self:read").get(person("ana"));
    assertThat(other.status()).isEqualTo(403);
    // All other endpoints for people need a scope.
    assertThat(sean.get(FILTER).status()).isEqualTo(403);
    assertThat(sean.get(FILTER).body().size()).isZero();
  }

  @ContractRow("P38")
  @ParameterizedTest
  @EnumSource
  void onlyTheDisplayNameIsHtmlEncoded(ServerVersion version) {
    TestClient omar = as(open(version), "admin");
    TestResponse sean = omar.get(person("sean"));
    assertThat(sean.string("response", "displayName")).isEqualTo("Sean O&#39;Neil");
    assertThat(sean.string("response", "lastName")).isEqualTo("O'Neil");
    TestResponse team = omar.get(person("research"));
    assertThat(team.string("response", "displayName")).isEqualTo("R&amp;D &lt;Team&gt;");
    assertThat(team.string("response", "firstName")).isEqualTo("R&D");
    TestResponse jose = omar.get(person("jose"));
    assertThat(jose.string("response", "displayName")).isEqualTo("Jos&#233; &#193;lvarez");
    assertThat(jose.string("response", "firstName")).isEqualTo("José");
  }

  @Test
  void everyPersonHasExactlyOneRole() {
    TestClient omar = as(open(ServerVersion.V3_7), "admin");
    List<String> kinds =
        List.of("isOwner", "isAdmin", "isRoomAdmin", "isCollaborator", "isVisitor");
    TestResponse response = omar.get(FILTER);
    for (int i = 0; i < 24; i++) {
      int person = i;
      assertThat(kinds)
          .filteredOn(kind -> Boolean.TRUE.equals(response.at("response", person, kind)))
          .hasSize(1);
    }
    TestResponse ana = omar.get(person("ana"));
    assertThat(ana.at("response", "isOwner")).isEqualTo(true);
    assertThat(ana.at("response", "isAdmin")).isEqualTo(false);
    assertThat(ana.at("response", "hasAvatar")).isEqualTo(true);
    assertThat(omar.get(person("lin")).string("response", "profileUrl"))
        .endsWith("/accounts/guests/filter?search=lin.wu%40example.org");
    assertThat(ana.string("response", "profileUrl"))
        .startsWith("http://127.0.0.1:")
        .endsWith("/accounts/people/filter?search=ana.novak%40example.com");
  }

  @Test
  void profileHasTheSamePhotoUrlsAsThePhotoEndpoint() {
    TestClient ana = as(open(ServerVersion.V3_7), "owner");
    TestResponse links = ana.get(photo("ana"));
    for (String path : List.of("/api/2.0/people/@self", person("ana"))) {
      TestResponse response = ana.get(path);
      assertThat(response.at("response", "avatar")).isEqualTo(links.at("response", "big"));
      assertThat(response.at("response", "avatarOriginal"))
          .isEqualTo(links.at("response", "original"));
      assertThat(response.at("response", "avatarMax")).isEqualTo(links.at("response", "max"));
      assertThat(response.at("response", "avatarMedium")).isEqualTo(links.at("response", "medium"));
      assertThat(response.at("response", "avatarSmall")).isEqualTo(links.at("response", "small"));
    }
    assertThat(ana.get("/api/2.0/people/@self").members("response"))
        .contains("theme", "hasPersonalFolder");
  }

  /**
   * Reads it like a client generated from the official description, where the values are strings.
   */
  @ContractRow("P50")
  @ParameterizedTest
  @EnumSource
  void themeIsANameOfTheOfficialSdk(ServerVersion version) {
    for (String key : List.of("owner", "user", "guest")) {
      TestResponse response = as(open(version), key).get("/api/2.0/people/@self");
      assertThat(Theme.valueOf(response.string("response", "theme"))).isEqualTo(Theme.System);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "employeeStatus=2, dora",
    "employeeStatus=terminated, dora",
    "employeeStatus=4, 'lin noor'",
    "activationStatus=2, 'lin noor'",
    "employeeType=1, 'grace sean'",
    "employeeType=2, 'lin mei'",
    "employeeType=3, 'ana nils omar'",
    "employeeTypes=1&employeeTypes=2, 'grace lin mei sean'",
    "employeeType=2&employeeTypes=1, 'lin mei'",
    "employeeTypes=1&area=2, 'lin mei'",
    "isAdministrator=true, 'ana nils omar'",
    "payments=0&count=5, 'ana grace nils omar sean'",
    "payments=1&area=2, 'lin mei'",
    "accountLoginType=0, olena",
    "accountLoginType=LDAP, sven",
    "inviterId=9f1c2b7e-3a44-4a0e-8a53-6f5d3e2b9c10, mei",
    "groupId=9f1c2b7e-3a44-4a0e-8a53-6f5d3e2b9c10, ''",
    "groupId=9f1c2b7e-3a44-4a0e-8a53-6f5d3e2b9c10&excludeGroup=true&area=2, 'lin mei'",
    "withoutGroup=true&area=2, 'lin mei'",
    "quotaFilter=2, ''",
    "quotaFilter=1&area=2, 'lin mei'",
    "area=2, 'lin mei'"
  })
  void filterBySortOfPersonReturnsOnlyThem(String query, String found) {
    TestClient omar = as(open(ServerVersion.V3_7), "admin").withoutDescriptionCheck();
    TestResponse response = omar.get(FILTER + "?sortBy=email&" + query);
    assertThat(String.join(" ", response.valuesOf("userName"))).isEqualTo(found);
  }

  @Test
  void filterIncludesDisabledPeopleForAdmins() {
    PracticePortal portal = open(ServerVersion.V3_7);
    assertThat(as(portal, "admin").get(FILTER).valuesOf("userName")).contains("dora").hasSize(24);
    assertThat(as(portal, "admin").get(FILTER + "?employeeStatus=1").valuesOf("userName"))
        .doesNotContain("dora", "lin", "noor")
        .hasSize(21);
    assertThat(as(portal, "room-admin").get(FILTER).valuesOf("userName")).doesNotContain("dora");
  }

  @Test
  void sortOrderCanBeReversed() {
    TestClient omar = as(open(ServerVersion.V3_7), "admin");
    TestResponse up =
        omar.get(FILTER + "?sortBy=lastName&sortOrder=ascending&filterValue=example.org");
    TestResponse down = omar.get(FILTER + "?sortBy=lastName&sortOrder=1&filterValue=example.org");
    assertThat(up.valuesOf("userName")).containsExactly("mei", "lin", "noor");
    assertThat(down.valuesOf("userName")).containsExactly("mei", "noor", "lin");
    assertThat(omar.get(FILTER + "?sortBy=shoeSize&count=1").valuesOf("firstName")).hasSize(1);
  }

  private static String person(String userId) {
    return "/api/2.0/people/" + userId;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
