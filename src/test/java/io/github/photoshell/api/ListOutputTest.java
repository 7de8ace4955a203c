package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.TestShell;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.OverridablePortal;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code api --all}, with three pages of ten, ten and four people. */
class ListOutputTest {
  private static final String ALL =
      "api GET people/filter --query count=10 --query sortBy=email --all";

  @TempDir Path home;
  private OverridablePortal portal;
  private TestShell shell;
  private TestConsole console;

  private StringWriter results = new StringWriter();
  private StringWriter remarks = new StringWriter();

  /** What was printed before each page was requested. */
  private final List<String> printed = new CopyOnWriteArrayList<>();

  /** The response instead of the third page; null for the portal's. */
  private volatile @Nullable MockResponse third;

  @BeforeEach
  void start() throws IOException {
    portal =
        new OverridablePortal()
            .responding(
                request -> {
                  if (request.getTarget().contains("startIndex=")) {
                    printed.add(results.toString());
                  }
                  return request.getTarget().contains("startIndex=20") ? third : null;
                });
    shell = portal.shell(home);
    console = shell.console();
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private int run(String line) {
    results = new StringWriter();
    remarks = new StringWriter();
    printed.clear();
    return console.run(line, results, remarks);
  }

  private String done(String line) {
    assertThat(run(line)).as(remarks.toString()).isZero();
    return results.toString();
  }

  private static Json json(String text) {
    return Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(text)), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(".photoshell") || name.startsWith("all."))
          .toList();
    }
  }

  @Test
  void eachPageIsPrintedWhenItArrives() {
    for (String form : List.of("", " --json", " --jq '.[].id'", " --jq '.[] | {id, email}'")) {
      done(ALL + form);
      assertThat(printed).as(form).hasSize(3);
      assertThat(printed.get(0)).isEmpty();
      assertThat(printed.get(1)).as(form).isNotEmpty();
      assertThat(printed.get(2)).as(form).startsWith(printed.get(1));
      assertThat(results.toString()).as(form).startsWith(printed.get(2));
    }
  }

  @Test
  void printedPagesAreOneDocument() {
    Json list = json(done(ALL + " --json"));
    assertThat(list.items()).hasSize(24);
    assertThat(results.toString()).isEqualTo(list.pretty() + "\n");
    assertThat(done(ALL + " --jq ." + " --output -")).isEqualTo(list.compact() + "\n");
    Json envelope = json(done(ALL));
    assertThat(results.toString()).isEqualTo(envelope.pretty() + "\n");
    assertThat(envelope.member("response")).isEqualTo(list);
    assertThat(envelope.names())
        .containsExactly("response", "count", "total", "links", "status", "statusCode");
    assertThat(envelope.member("count")).hasToString("24");
  }

  @Test
  void emptyListIsOneDocument() {
    String none = "api GET people/filter --query filterValue=nobody-at-all --all";
    assertThat(done(none + " --json")).isEqualTo("[]\n");
    assertThat(json(done(none)).member("response")).hasToString("[]");
    assertThat(done(none + " --jq '.[].id'")).isEmpty();
    assertThat(done(none + " --jq length")).isEqualTo("0\n");
  }

  @Test
  void filterOfTheWholeListGetsTheWholeList() {
    assertThat(done(ALL + " --jq length")).isEqualTo("24\n");
    assertThat(printed.get(2)).isEmpty();
    assertThat(done(ALL + " --jq '(.[].none // \"nothing\"), length'")).isEqualTo("nothing\n24\n");
    String names = done(ALL + " --jq '.[].userName'");
    assertThat(names).hasLineCount(24);
    assertThat(done(ALL + " --jq 'map(.userName)[]'")).isEqualTo(names);
    done(ALL + " --jq '.[].userName' --output " + home.resolve("all.txt"));
    assertThat(home.resolve("all.txt")).hasContent(names);
  }

  @Test
  void fileIsTheSameAsTheOutput() throws IOException {
    for (String form : List.of("", " --json", " --jq '.[] | .email'", " --jq 'map(.email)'")) {
      String shown = done(ALL + form);
      done(ALL + form + " --force --output " + home.resolve("all.json"));
      assertThat(Files.readString(home.resolve("all.json"))).as(form).isEqualTo(shown);
      assertThat(remarks.toString())
          .contains("%,d bytes".formatted(shown.getBytes(StandardCharsets.UTF_8).length));
    }
    done(ALL + " --jq '.[] | empty' --force --output " + home.resolve("all.json"));
    assertThat(home.resolve("all.json")).isEmptyFile();
  }

  @Test
  void refusedPageAfterOthersIsAFailure() throws IOException {
    third = SampleResponses.error(403, "Access denied");
    for (String form : List.of("", " --json", " --jq '.[].id'")) {
      assertThat(run(ALL + form)).as(form).isEqualTo(1);
      assertThat(remarks.toString())
          .contains("Shown: 20 of 24 items. The rest could not be read.")
          .contains("Access denied");
      assertThat(results.toString()).doesNotContain("Access denied").isEqualTo(printed.get(2));
    }
    for (String form : List.of("", " --json", " --jq '.[].id'", " --jq length")) {
      assertThat(run(ALL + form + " --output " + home.resolve("all.json"))).isEqualTo(1);
      assertThat(remarks.toString())
          .contains("Read: 20 of 24 items. The rest could not be read, so none is shown.")
          .contains("Nothing was written to ");
      assertThat(files()).isEmpty();
    }
    assertThat(run(ALL + " --into people")).isEqualTo(1);
    assertThat(remarks.toString()).contains("so none is shown.");
  }

  @Test
  void pageThatIsNoListIsAFailure() throws IOException {
    third = SampleResponses.html(200);
    assertThat(run(ALL + " --json")).isEqualTo(3);
    assertThat(remarks.toString()).contains("Shown: 20 of 24 items. The rest could not be read.");
    third = SampleResponses.json(200, "{\"response\": [");
    assertThat(run(ALL + " --output " + home.resolve("all.json"))).isEqualTo(3);
    assertThat(remarks.toString()).contains("invalid", "Nothing was written to ");
    third = SampleResponses.ok("1");
    assertThat(run(ALL)).isEqualTo(3);
    assertThat(remarks.toString()).contains("A page of the list is not a list.");
    assertThat(files()).isEmpty();
  }

  @Test
  void unreachablePortalAfterTwoPagesIsAFailure() {
    third = SampleResponses.empty(502);
    assertThat(run(ALL + " --jq '.[].id'")).isEqualTo(3);
    assertThat(results.toString()).hasLineCount(20);
    assertThat(remarks.toString()).contains("Shown: 20 of 24 items.");
  }

  @Test
  void filterThatFailsLaterShowsWhatItSelectedBefore() throws IOException {
    third = SampleResponses.page(24, "{\"id\": 1, \"userName\": {}}");
    String filter = " --jq '.[] | .userName | ascii_upcase'";
    assertThat(run(ALL + filter)).isEqualTo(1);
    assertThat(results.toString()).hasLineCount(20);
    assertThat(remarks.toString()).contains("Shown: the first 20 items.", "The filter failed: ");
    assertThat(run(ALL + filter + " --output " + home.resolve("all.txt"))).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void fileThatIsWrittenWhenCtrlCIsPressedIsCancelled() throws IOException {
    assertThatThrownBy(
            () ->
                OutputFile.write(
                    home.resolve("all.json").toString(),
                    false,
                    FileMode.DEFAULT,
                    out -> {
                      Thread.currentThread().interrupt();
                      out.write(new byte[100_000]);
                    },
                    "",
                    CommandResult::of))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void wholeListIsCheckedAndKept() {
    done(ALL + " --jq '.[].id'");
    done("expect 'length == 24 and (map(.id) | unique | length) == 24'");
    done(ALL + " --jq '.[] | select(.userName == \"ada\") | .id' --into id");
    done("api GET people/$id --jq .userName");
    assertThat(results.toString()).isEqualTo("ada\n");
    done("expect '.userName == \"ada\"'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".[]",
        " .[] ",
        ".[].id",
        ".[]?.a.b[]?",
        ".[] | select(.a) | .b, .c",
        ".[]|{id}",
        ".[].a\n| .b // \"none\"",
        ".[] | . as $x | reduce .a[] as $y (0; . + $y)"
      })
  void filterOfItemsTakesPageByPage(String filter) {
    assertThat(JqFilter.of(filter).takesItems()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        ".",
        "length",
        "map(.a)",
        ".[0]",
        ".[].id, length",
        ".[].a // 1",
        ".[] |= 1",
        ".[] as $x | $x",
        ".[].a + .[].b",
        "[.[]]",
        "first(.[])",
        "limit(2; .[])",
        ".[1:][]",
        "def f: 1; .[]",
        "(.[])",
        ".[][\"a\"]",
        "try .[]",
        ".[].a = 1",
        "label $x | .[]"
      })
  void otherFilterTakesTheWholeList(String filter) {
    assertThat(JqFilter.of(filter).takesItems()).isFalse();
  }
}
