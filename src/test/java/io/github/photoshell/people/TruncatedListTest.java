package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.HistoryCommand;
import io.github.photoshell.shell.RecentLines;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.shell.Tokenizer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;

/** Tests that every limited list reports its truncation in the remarks, never in the results. */
class TruncatedListTest extends ShellTestBase {
  @BeforeEach
  void practise() {
    done("practice --people 300");
  }

  private void assertTruncated(String line, String remark) {
    for (String json : List.of("", " --json")) {
      Output output = done(line + json);
      assertThat(output.remarks()).as(line + json).contains(remark);
      assertThat(output.results()).as(line + json).isNotEmpty().doesNotContain(remark);
    }
  }

  private void assertComplete(String line) {
    for (String json : List.of("", " --json")) {
      assertThat(done(line + json).remarks()).as(line + json).isEmpty();
    }
  }

  @Test
  void peopleAfterTheFirstHundredAreCounted() {
    assertTruncated("people", "Showing the first 100 of 300 people; add search words or --all.\n");
    assertTruncated("people --status active", "Showing the first 100 of ");
    assertComplete("people --all");
    assertComplete("people neil");
    assertThat(done("people --all --json").results().split("\"userName\"", -1)).hasSize(301);
    assertThat(done("people neil").results()).endsWith("2 people\n");
  }

  @Test
  void similarPeopleAreCounted() {
    Output output = console.run("person o");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.remarks()).containsPattern("and \\d+ more: 'people o'\n");
    assertThat(console.run("person neil").remarks()).doesNotContain(" more: ");
  }

  @Test
  void matchingPracticePeopleAreCounted() {
    Output output = console.run("practice-as o");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.remarks()).containsPattern("and \\d+ more; type more of the name.\n");
  }

  @Test
  void pageIsDistinguishedFromACompleteList() {
    assertTruncated(
        "api GET people/filter --query count=25",
        "Items 1 to 25 of 300. For the whole list, add --all.");
    assertTruncated(
        "api GET people/filter --query startIndex=100",
        "Items 101 to 200 of 300. For the whole list, add --all.");
    for (String line :
        List.of(
            "api GET people/filter --query startIndex=290",
            "api GET people/filter --query filterValue=neil",
            "api GET people/@self",
            "api GET people/filter --query sortBy=email --all")) {
      assertThat(done(line + " --json").remarks()).as(line).doesNotContain("Items");
    }
  }

  @Test
  void olderPracticeRequestsAreCounted() {
    assertComplete("practice-log");
    IntStream.range(0, 10).forEach(any -> done("person @self"));
    assertTruncated("practice-log", "The latest 20 of 25 requests; --count <n> shows more.\n");
    assertTruncated("practice-log --count 3", "The latest 3 of 25 requests;");
    assertComplete("practice-log --count 25");
    done("practice-reset");
    assertComplete("practice-log");
  }

  @Test
  void droppedExchangesAreCounted() {
    IntStream.range(0, 150).forEach(any -> done("api GET people/@self"));
    assertComplete("last --all");
    IntStream.range(0, 51).forEach(any -> done("api GET people/@self"));
    assertTruncated("last --all", " earlier exchanges are no longer kept.\n");
    assertComplete("last");
    Output saved = done("last --all --save '" + folder.resolve("calls.har") + "'");
    assertThat(saved.remarks()).contains("no longer kept");
  }

  @Test
  void droppedChangesAreReported() {
    done("photo-set @self https://photos.example/ada.png");
    assertComplete("photo-undo --list");
    for (int i = 0; i < 25; i++) {
      done("photo-clear @self");
      done("photo-set @self https://photos.example/ada.png");
    }
    assertTruncated("photo-undo --list", "Changes before 2 are no longer kept.\n");
  }

  @Test
  void olderHistoryLinesAreCounted() throws Exception {
    String remark = "These are the last 50 of 60 lines. To list every line: history --all\n";
    assertThat(history("history")).contains("people 59\n", "people 10\n").endsWith(remark);
    assertThat(history("history")).doesNotContain("people 9\n");
    assertThat(history("history --json")).startsWith("[").endsWith("]\n" + remark);
    assertThat(history("history --all")).endsWith("people 59\n");
    assertThat(history("history 59")).isEqualTo("   60  people 59\n");
  }

  private static String history(String line) throws Exception {
    List<RecentLines.Line> lines =
        IntStream.range(0, 60).mapToObj(i -> new RecentLines.Line(i + 1, "people " + i)).toList();
    CommandRegistry registry = new CommandRegistry(new HashSet<>());
    HistoryCommand history = new HistoryCommand(() -> lines);
    registry.registerCommand(history);
    StringWriter out = new StringWriter();
    history.execute(
        new CommandContext(
            new Grammar(registry, new Tokenizer()).parse(line),
            registry,
            new PrintWriter(out),
            new InputReader() {}));
    return out.toString();
  }
}
