package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectCommandTest extends ShellTestBase {
  @BeforeEach
  void practise() {
    console.run("practice");
  }

  private Output script(List<String> lines) throws IOException {
    Path file = Files.write(folder.resolve("smoke-test.txt"), lines);
    return console.run("script '" + file + "'");
  }

  /** Returns the first block of the page, which is a script. */
  private static List<String> pageExample() throws IOException {
    List<String> page = Files.readAllLines(Path.of("src/site/markdown/smoke-tests.md"));
    int start = page.indexOf("```") + 1;
    return page.subList(start, start + page.subList(start, page.size()).indexOf("```"));
  }

  @Test
  void exampleOfThePageSucceeds() throws Exception {
    List<String> example = pageExample();
    assertThat(example).filteredOn(line -> line.startsWith("expect ")).hasSize(4);
    Output output = script(example);
    assertThat(output.code()).as(output.toString()).isZero();
  }

  @Test
  void failedCheckOfTheExampleNamesFileAndLine() throws Exception {
    List<String> example =
        pageExample().stream()
            .map(line -> line.replace("expect 'length > 0'", "expect 'length > 30'"))
            .toList();
    Output output = script(example);
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.remarks())
        .contains("Expected true from 'length > 30', but got: false")
        .containsPattern("Stopped at .*smoke-test\\.txt, line 7: expect 'length > 30'");
  }

  @Test
  void onlyTheResultTrueSucceeds() {
    console.run("api GET people/@self");
    assertThat(console.run("expect .isAdmin").code()).isZero();
    assertThat(console.run("expect '.isAdmin | not'").code()).isEqualTo(1);
    assertThat(console.run("expect .id").code()).isEqualTo(1);
    assertThat(console.run("expect empty").remarks()).contains("but got: no result");
    assertThat(console.run("expect .id.x").code()).isEqualTo(1);
    assertThat(console.run("expect '.['").code()).isEqualTo(2);
    assertThat(console.run("expect").code()).isEqualTo(2);
  }

  @Test
  void errorIsCheckedAsAWhole() {
    console.run("api GET people/nobody");
    assertThat(console.run("expect '.statusCode == 404'").code()).isZero();
  }

  @Test
  void listOfSeveralPagesIsCheckedAsAWhole() {
    console.run("api GET people/filter --query count=10 --all");
    assertThat(console.run("expect 'length > 20'").code()).isZero();
    console.run("api GET people/filter --query count=10");
    assertThat(console.run("expect 'length == 10'").code()).isZero();
  }

  @Test
  void oldAnswerIsNotChecked() {
    console.run("practice-reset");
    console.run("practice-fault not-json");
    console.run("api GET people/@self");
    assertThat(console.run("expect true").remarks())
        .contains("There is no JSON response to check.");
  }

  @Test
  void watchStopsWhenTheFilterIsTrue() {
    Output output = console.run("watch --until '.isAdmin' 1 person @self");
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(output.remarks()).contains("The filter is true after 1 run.");
  }

  @Test
  void watchEndsWith1IfTheFilterIsNeverTrue() {
    Output output = console.run("watch --until false --times 2 1 person @self");
    assertThat(output.code()).as(output.toString()).isEqualTo(1);
    assertThat(output.remarks()).contains("The filter was not true within 2 runs.");
    assertThat(console.run("watch --until '.[' 1 person @self").code()).isEqualTo(2);
    assertThat(console.run("watch --until true 1 clear").code()).isEqualTo(2);
  }

  @Test
  void untilTestsTheWholeDataAndShowsWhatTheUserFilters() {
    Output output =
        console.run("watch --until '.isAdmin' --times 2 1 person @self --jq .displayName");
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(output.results().lines()).hasSize(1);
  }
}
