package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.api.OpenApiDescription.Step;
import io.github.photoshell.api.ValueType.Choice;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with the bundled API description. */
class DescriptionTest {
  @TempDir Path folder;
  private OpenApiDescription description;

  @BeforeEach
  void read() {
    description = new CurrentDescription(folder).current();
  }

  private List<String> steps(String method, String begun) {
    return description.steps(method, begun).stream().map(Step::segment).toList();
  }

  private Operation found(String method, String path) {
    return description.find(method, path).orElseThrow();
  }

  @Test
  void pathsAreCompletedSegmentBySegment() {
    assertThat(steps("GET", "/api/2.0/"))
        .contains("people", "keys", "settings", "capabilities", "group", "files", "portal");
    assertThat(steps("GET", "/api/2.0/people/"))
        .contains("{userid}", "@self", "filter", "search", "status");
    assertThat(steps("GET", "/api/2.0/keys/")).containsExactly("@self", "permissions");
    assertThat(steps("GET", "/api/2.0/people/ada/")).containsExactly("photo");
    assertThat(steps("POST", "/api/2.0/people/ada/photo/")).containsExactly("thumbnails");
    assertThat(steps("GET", "/api/2.0/nowhere/")).isEmpty();
  }

  @Test
  void stepHasOperationAndTellsIfLongerPathsFollow() {
    Step person = step("{userid}");
    assertThat(person.operation()).isNotNull();
    assertThat(person.hasLongerPaths()).isTrue();
    assertThat(person.variable()).isNotNull();
    assertThat(step("filter").hasLongerPaths()).isFalse();
    assertThat(step("filter").variable()).isNull();
  }

  private Step step(String segment) {
    return description.steps("GET", "/api/2.0/people/").stream()
        .filter(step -> step.segment().equals(segment))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fixedSegmentIsPreferredToVariable() {
    assertThat(found("GET", "/api/2.0/people/@self").path()).isEqualTo("/api/2.0/people/@self");
    assertThat(found("get", "/api/2.0/people/ada").path()).isEqualTo("/api/2.0/people/{userid}");
    assertThat(description.find("PATCH", "/api/2.0/people/filter")).isEmpty();
    assertThat(description.methods("/api/2.0/people/ada/photo"))
        .containsExactly("GET", "PUT", "POST", "DELETE");
  }

  @Test
  void queryChoicesHaveMeanings() {
    Operation filter = found("GET", "/api/2.0/people/filter");
    assertThat(filter.query("sortOrder").orElseThrow().type().choices())
        .containsExactly(new Choice("0", "Ascending"), new Choice("1", "Descending"));
    assertThat(filter.query("employeeTypes").orElseThrow().type().choices())
        .contains(new Choice("3", "DocSpace admin"));
    assertThat(filter.query("isAdministrator").orElseThrow().type().choices())
        .containsExactly(new Choice("true", ""), new Choice("false", ""));
  }

  @Test
  void pageShowsParametersBodyAndResponses() {
    assertThat(page("POST", "/api/2.0/people/{userid}/photo"))
        .contains("userid  text, in the path, required")
        .contains("Body: form (multipart/form-data)")
        .contains("  File      file, required")
        .containsPattern("success +true or false")
        .contains("413  too large")
        .contains("api POST people/<ID>/photo --file File=@<file> --file Autosave=true");
    assertThat(page("PUT", "/api/2.0/people/{userid}/photo"))
        .contains("api PUT people/ada/photo '{\"files\": \"…\"}'");
  }

  private String page(String method, String path) {
    return OperationText.page(found(method, path), LineLayout.unlimited()).stream()
        .map(Text::plain)
        .reduce("", (all, line) -> all + line + "\n");
  }
}
