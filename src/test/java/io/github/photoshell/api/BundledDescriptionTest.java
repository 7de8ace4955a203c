package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.session.OverridablePortalTestBase;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests help and completion for all calls of the official description. */
class BundledDescriptionTest extends OverridablePortalTestBase {
  private static final String ADA = "b7d2f609-84c1-4e3a-9f58-1d0a6c7b3e92";

  @TempDir Path folder;
  private List<Operation> operations;

  @BeforeEach
  void readDescription() throws IOException {
    operations = new CurrentDescription(folder).current().operations();
  }

  private List<CompletionItem> items(String typed, String... before) {
    return shell.bean(ApiCompletion.class).words().complete(typed, List.of(before));
  }

  private List<String> values(String typed, String... before) {
    return items(typed, before).stream().map(CompletionItem::value).toList();
  }

  @Test
  void everyCallHasAPageOnEightyColumnsAndNoneIsSent() {
    assertThat(operations).hasSize(594);
    for (Operation operation : operations) {
      String line = "help api " + operation.method() + " " + operation.path();
      TestShell.LineResult page = shell.run(line);
      assertThat(page.code()).as(line).isZero();
      assertThat(page.out())
          .startsWith(operation.method() + " " + operation.path() + "\n" + operation.summary());
      assertThat(page.out())
          .contains("\nResponses:\n", "\nFor example:\n  api " + operation.method());
      assertThat(page.out().lines())
          .as(line)
          .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(80))
          .allSatisfy(text -> assertThat(text).doesNotEndWith(" "));
    }
    assertThat(portal.requests()).isEmpty();
  }

  @Test
  void listsOfCallsAreEightyColumnsWideInAFile() {
    for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
      String list = shell.run("help api " + method).out();
      assertThat(list.lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
      assertThat(operations)
          .filteredOn(operation -> operation.method().equals(method))
          .allSatisfy(
              operation ->
                  assertThat(list)
                      .containsPattern(
                          "  %s +%s(\\s|$)"
                              .formatted(
                                  method,
                                  Pattern.quote(operation.path().replaceFirst("/api/2.0/", "")))));
    }
  }

  @Test
  void everyCallHasAShortSummary() {
    assertThat(operations)
        .allSatisfy(
            operation ->
                assertThat(operation.summary())
                    .matches("[A-Z].*[^.]")
                    .hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void everyBodyIsValidJson() {
    assertThat(operations)
        .filteredOn(operation -> operation.content().isPresent())
        .allSatisfy(
            operation ->
                assertThat(
                        JsonParser.parse(
                            BodySkeleton.of(operation.content().orElseThrow().type(), "")))
                    .isNotNull());
  }

  @Test
  void pathsAreCompletedSegmentBySegmentWithSummaries() {
    assertThat(values("", "api", "GET")).contains("people", "keys", "files/", "portal", "settings");
    assertThat(items("group/", "api", "GET"))
        .contains(
            new CompletionItem("group/{id}", List.of("Get a group and its members"), "", false))
        .extracting(CompletionItem::value)
        .contains("group/room/", "group/user/");
    assertThat(values("people", "api", "GET")).contains("people", "people/");
    assertThat(values("group/12/", "api", "PUT"))
        .containsExactlyInAnyOrder("group/12/manager", "group/12/members");
    assertThat(values("people/status/", "api", "GET"))
        .containsExactly(
            "people/status/1",
            "people/status/2",
            "people/status/4",
            "people/status/5",
            "people/status/7");
  }

  @Test
  void personInAPathIsCompletedByUserNameOrIdAsTheCallNeeds() {
    shell.run("people");
    assertThat(values("people/lovel", "api", "GET")).contains("people/ada");
    assertThat(values("group/user/lovel", "api", "GET")).containsExactly("group/user/" + ADA);
    assertThat(values("people/reassign/progress/lovel", "api", "GET"))
        .containsExactly("people/reassign/progress/" + ADA);
  }

  @Test
  void bodyIsCompletedWithItsRequiredFields() {
    assertThat(values("", "api", "POST", "files/rooms"))
        .containsExactly("{\"title\": \"\", \"roomType\": 1}");
    assertThat(values("", "api", "PUT", "people/ada/photo")).containsExactly("{\"files\": \"\"}");
    assertThat(values("", "api", "GET", "people/ada")).isEmpty();
    assertThat(values("", "api", "POST", "people/ada/photo")).isEmpty();
  }

  @Test
  void nameInBracesIsNotSent() {
    TestShell.LineResult refused = shell.run("api GET files/rooms/{id}/links");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).contains("{id} in the path is not a value.");
    assertThat(portal.requests()).isEmpty();
  }

  @Test
  void userNameWhereAnIdIsNeededIsReported() {
    assertThat(shell.run("api GET group/user/ada").out())
        .contains("This request needs the person's ID, not 'ada'. To see it: person ada");
    assertThat(shell.run("api GET group/user/" + ADA).out()).doesNotContain("needs the person's");
  }
}
