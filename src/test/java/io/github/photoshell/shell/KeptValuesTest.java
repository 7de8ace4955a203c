package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.CommandRegistry;

/** Tests {@code --into}, {@code set}, {@code unset} and {@code $name} on the practice portal. */
class KeptValuesTest extends ShellTestBase {
  @BeforeEach
  void practise() {
    console.run("practice");
  }

  private Output failed(String line, int code) {
    return ended(code, line);
  }

  private String value(String name) {
    return done("set " + name).results().strip();
  }

  @Test
  void tabOffersTheKeptNamesAfterInto() throws IOException {
    done("set who ada");
    TabCompleter completer =
        new TabCompleter(
            shell.bean(CommandRegistry.class),
            shell.grammar(),
            shell.bean(KeptValues.class),
            false);
    String line = "people --into w";
    List<Candidate> candidates = new ArrayList<>();
    completer.complete(
        new LineReaderImpl(
            new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream())),
        new Tokenizer().parse(line, line.length(), Parser.ParseContext.COMPLETE),
        candidates);
    assertThat(candidates).extracting(Candidate::value).containsExactly("who");
  }

  @Test
  void everyCommandWithDataCanKeepIt() {
    Set<String> runsUntilCtrlC = Set.of("practice-portal");
    for (ShellCommand command : shell.commands()) {
      boolean hasData =
          command.option("json").isPresent() && !runsUntilCtrlC.contains(command.getName());
      assertThat(command.option("into").isPresent()).as(command.getName()).isEqualTo(hasData);
    }
  }

  @Test
  void filteredAnswerIsKeptAndUsed() {
    Output kept = done("api GET people/ada --jq .id --into id");
    assertThat(kept.results()).isEmpty();
    assertThat(kept.remarks()).containsPattern("Kept in \\$id: [0-9a-f-]{36}\n$");
    assertThat(done("api GET people/$id --jq .userName").results()).isEqualTo("ada\n");
    assertThat(done("person ${id} --jq .userName").results()).isEqualTo("ada\n");
    done("people neil --into found");
    assertThat(console.run("people neil --into found").remarks())
        .endsWith("Kept in $found: a list of 2 items\n");
    assertThat(done("set found --jq '.[].userName'").results()).isEqualTo("maeve\nsean\n");
    done("set found --jq '.[1].userName' --into who");
    assertThat(value("who")).isEqualTo("sean");
    assertThat(done("api GET people/filter --all --jq length --into n").results()).isEmpty();
    assertThat(value("n")).isEqualTo("24");
  }

  @Test
  void filterKnowsKeptValuesButNoSecrets() {
    done("api GET people/ada --jq .id --into id");
    done("people neil --into found");
    assertThat(done("people --all --jq '.[] | select(.id == $id) | .userName'").results())
        .isEqualTo("ada\n");
    assertThat(done("people ada --jq '$found | length'").results()).isEqualTo("2\n");
    done("api GET people/ada");
    done("expect '.id == $id'");
    assertThat(failed("expect '.id == $found[0].id'", 1).remarks()).contains("got: false");
    done("watch --until '.id == $id' --times 1 1 person ada");
    done("set key sk-0123456789abcdef0123456789abcdef");
    assertThat(failed("api GET people/ada --jq '$key'", 2).remarks())
        .contains("$key is not defined")
        .doesNotContain("0123456789");
    assertThat(failed("api GET people/$found/photo", 2).remarks())
        .startsWith("The path contains a whole JSON value, not a name or an ID.");
  }

  @Test
  void filterOfAnExplainedOrWatchedCommandKnowsKeptValues() {
    done("set who ada");
    assertThat(done("watch --times 1 1 person ada --jq '.userName == $who'").results())
        .isEqualTo("true\n");
    assertThat(done("explain person ada --jq '$who'").results()).isEqualTo("ada\n");
  }

  @Test
  void keptValueIsABodyOrAField() {
    done("set url https://photos.example/ada.png");
    done("api PUT people/omar/photo --field files=$url");
    done("set body '{\"files\": \"https://photos.example/grace.jpg\"}'");
    done("api PUT people/omar/photo $body --into answer");
    assertThat(done("set answer --json").results()).startsWith("{");
  }

  @Test
  void valuesOfAPortalNameNoFileNoOptionAndNoCommand() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.json"), "{\"secret\": 1}");
    done("set evil @" + secret);
    assertThat(failed("api PUT people/omar/photo $evil", 2).remarks())
        .startsWith("The body is invalid JSON");
    console.run("api POST x --field a=$evil --field b=$evil");
    assertThat(done("last post --jq .request").results())
        .contains("@" + secret)
        .doesNotContain("\"secret\":");
    console.run("api POST x --file a=$evil");
    assertThat(done("last post --as curl").results()).contains("--form-string 'a=@");
    done("watch --times 1 1 api GET people/@self --field a=$evil");
    assertThat(done("last --jq .path").results()).contains("a=%40").doesNotContain("%22secret");
    assertThat(failed("explain api PUT x $evil", 2).remarks())
        .startsWith("The body is invalid JSON");
    done("set opt -- --yes");
    assertThat(failed("people $opt", 2).remarks())
        .startsWith("The value of $opt begins with a hyphen, as an option does.");
    assertThat(failed("explain people $opt", 2).remarks()).startsWith("The value of $opt");
    done("people --json -- $opt");
    done("set run exit");
    for (String line : List.of("$run", "explain $run", "watch 1 $run")) {
      assertThat(failed(line, 2).remarks()).startsWith("$run is a value, not a command.");
    }
  }

  @Test
  void unknownNameEndsWith2AndSendsNothing() {
    assertThat(failed("api GET people/$nobody", 2).remarks().lines())
        .containsExactly(
            "$nobody has no value.",
            "Set it: set nobody <value>, or use single quotes to keep the dollar sign.");
    assertThat(failed("people neil --json --into 1x", 2).remarks()).contains("1x");
    assertThat(failed("people neil --into", 2).remarks()).contains("--into needs a value");
  }

  @Test
  void filterMustSelectOneValue() {
    done("set id old");
    assertThat(failed("people neil --jq '.[].id' --into id", 1).remarks().lines())
        .containsExactly(
            "The filter selects 2 values, and $id can keep one; nothing was kept.",
            "To keep them as a list, put the filter in brackets: --jq '[...]'");
    assertThat(failed("people neil --jq empty --into id", 1).remarks())
        .startsWith("The filter selects nothing, and $id can keep one; nothing was kept.");
    assertThat(value("id")).isEqualTo("old");
  }

  @Test
  void failureIsATextAndKeepsNothing() {
    assertThat(failed("person nobody --jq .id --into id", 1).remarks()).doesNotContain("{");
    assertThat(failed("person nobody --json --into id", 1).remarks()).startsWith("{");
    assertThat(failed("set id", 2).remarks()).startsWith("There is no value $id.");
    assertThat(failed("api GET people/@self --into a --output b", 2).remarks())
        .startsWith("--output writes the body");
    assertThat(failed("watch --times 1 1 people --into a", 2).remarks())
        .startsWith("'watch' shows what changes");
    assertThat(done("explain people --into a").results()).contains("curl");
    failed("set a", 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "set id=5 | Leave out the equals sign: set id <value>",
        "set 1 x | Use letters, digits and _",
        "set a b c | Unexpected argument 'c'.",
        "set nothing | There is no value $nothing.",
        "unset nothing | There is no value $nothing.",
        "unset | Missing argument: <name>"
      })
  void invalidLinesOfSetAreReported(String line, String said) {
    assertThat(failed(line, 2).remarks()).contains(said);
  }

  @Test
  void valuesAreListedAndForgotten() {
    assertThat(done("set").results()).startsWith("No values are kept.");
    assertThat(done("set who 'Ada  L'").remarks()).isEqualTo("Kept in $who: Ada  L\n");
    done("set empty ''");
    done("person ada --into p");
    assertThat(done("set").results())
        .containsPattern(
            "\\$empty +an empty text\n\\$p +\\{\"firstName\":\"Ada\".{20,60}…\n\\$who +Ada  L\n");
    assertThat(done("set --jq .who").results()).isEqualTo("Ada  L\n");
    assertThat(done("unset who").remarks()).isEqualTo("$who is forgotten.\n");
    assertThat(failed("person $who", 2).remarks()).startsWith("$who has no value.");
  }

  @Test
  void secretIsUsedButNotShown() {
    String key = "sk-0123456789abcdef0123456789abcdef";
    assertThat(done("set k " + key).remarks()).isEqualTo("Kept in $k: sk-***\n");
    done("set password hunter2");
    assertThat(
            done("set").results()
                + value("k")
                + value("password")
                + done("set --json").results()
                + done("set k --json").results()
                + done("set password --jq .").results())
        .contains("***")
        .doesNotContain("0123456789", "hunter2");
    assertThat(shell.bean(KeptValues.class).find("k")).isEqualTo(KeptValues.Value.of(key));
    assertThat(TypedSecrets.containsSecret("set password hunter2")).isTrue();
    assertThat(TypedSecrets.containsSecret("set k " + key)).isTrue();
    assertThat(TypedSecrets.containsSecret("set password")).isFalse();
    assertThat(TypedSecrets.containsSecret("set who ada")).isFalse();
    assertThat(TypedSecrets.redact("practice (omar)> set password hunter2"))
        .isEqualTo("practice (omar)> set password ***");
  }

  @Test
  void scriptUsesValuesAndCanBeExplained() throws IOException {
    Path script =
        Files.write(
            folder.resolve("lines.txt"),
            List.of(
                "api GET people/$1 --jq .id --into id",
                "set size max",
                "api GET people/$id/photo --jq .$size --into url",
                "set url"));
    assertThat(done("explain script " + script + " ada").results()).contains("people/$id/photo");
    failed("set id", 2);
    assertThat(done("script " + script + " ada").results()).contains("/storage/userPhotos/");
  }

  /** Returns the block of code after a heading of a page. */
  private static List<String> block(String page, String heading) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/site/markdown", page));
    List<String> after = lines.subList(lines.indexOf(heading), lines.size());
    List<String> block = after.subList(after.indexOf("```") + 1, after.size());
    return block.subList(0, block.indexOf("```"));
  }

  @Test
  void examplesOfThePagesRun() throws IOException {
    List<String> lines = new ArrayList<>(block("commands.md", "## Kept values"));
    lines.addAll(block("smoke-tests.md", "## From one request to the next"));
    assertThat(lines).hasSizeGreaterThan(6);
    Path script = Files.write(folder.resolve("lines.txt"), lines);
    done("script " + script);
  }

  @Test
  void valuesAreLimitedTogether() {
    KeptValues values = shell.bean(KeptValues.class);
    String large = "x".repeat(10 << 20);
    values.keep("a", KeptValues.Value.of(large));
    values.keep("a", KeptValues.Value.of(large));
    assertThat(failed("set b $a", 1).remarks()).startsWith("There is no room for $b");
  }
}
