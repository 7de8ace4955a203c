package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

class GrammarTest {
  private final Grammar grammar = ProbeCommand.grammar();

  private List<String> words(String line) {
    return grammar.parse("rest -- " + line).arguments().stream()
        .map(CommandArgument::value)
        .toList();
  }

  private static String options(ParsedInput parsed) {
    return parsed.options().stream()
        .map(option -> option.longName() + "=" + option.value())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x.example/p.png?a=1&b=2#part",
        "C:\\Users\\ada\\x.png",
        "\\\\server\\share\\f.png",
        "O'Neil",
        "hello!",
        "!!",
        "%41",
        "-5",
        "a=b=c",
        "李",
        "{\"files\":\"x\"}"
      })
  void textArgumentIsKeptAsTyped(String word) {
    assertThat(words(word)).containsExactly(word);
  }

  @Test
  void quotesGroupAndBackslashesAreLiteral() {
    assertThat(words("\"C:\\My Photos\\a.png\" 'it is \"so\"' \"\""))
        .containsExactly("C:\\My Photos\\a.png", "it is \"so\"", "");
  }

  @Test
  void optionsMayBeAnywhereWithEitherValueSyntax() {
    assertThat(options(grammar.parse("probe --size large ada --yes")))
        .isEqualTo("size=large yes=true");
    assertThat(options(grammar.parse("probe ada --size='very large'")))
        .isEqualTo("size=very large");
  }

  @Test
  void everythingAfterTwoHyphensIsAnArgument() {
    assertThat(grammar.parse("probe -- --yes").arguments())
        .containsExactly(new CommandArgument(0, "--yes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "prob ada          | There is no command 'prob'.            | Did you mean 'probe'?",
        "xyzzy             | There is no command 'xyzzy'.           | Type 'help' to list the"
            + " commands.",
        "probe             | Missing argument: <who>                | Usage: probe <who>",
        "probe a b c       | Unexpected argument 'c'. Names with spaces need quotes. | Usage: probe"
            + " <who>",
        "probe a b (ada)>  | Unexpected argument '(ada)>'. Type the command alone, without the"
            + " prompt. | Usage: probe",
        "probe a --siez 3  | 'probe' has no option --siez. Did you mean --size? | Usage: probe",
        "probe a --size    | --size needs a value.                  | Usage: probe",
        "probe a --size --yes | --size needs a value.               | Usage: probe",
        "probe a --yes=no  | --yes takes no value.                  | Usage: probe",
        "probe a --yes --yes | --yes is given twice.                | Usage: probe",
        "probe 'a             | A quote is not closed.                 | Close it",
        "probe a -o json      | 'probe' has no option -o.              | Usage: probe <who>",
        "probe -v             | 'probe' has no option -v.              | Usage: probe <who>",
        "probe a -y           | 'probe' has no option -y. Did you mean --yes?   | Usage: probe",
        "probe a --portal=x  | 'probe' has no option --portal.        | It goes before the command",
        "probe a --keep-going | 'probe' has no option --keep-going.   | It goes before the command",
        "probe a -Y           | 'probe' has no option -Y. Did you mean --yes?   | Usage: probe",
        "probe a -size=3      | 'probe' has no option -size. Did you mean --size? | Usage: probe",
        "probe a \u2014yes   | 'probe' has no option \u2014yes. Did you mean --yes? | Usage: probe",
        "probe a -5x          | 'probe' has no option -5x.             | Usage: probe <who>",
        "probe a --size -x    | --size needs a value.                  | Write a value that begins",
      })
  void usageErrorsNameTheProblemAndTheNextStep(String line, String message, String next) {
    assertThatThrownBy(() -> grammar.parse(line))
        .isInstanceOfSatisfying(
            UsageException.class,
            wrong -> {
              assertThat(wrong).hasMessage(message);
              assertThat(wrong.next()).startsWith(next);
            });
  }

  @Test
  void argumentWithAHyphenNeedsTwoHyphensBefore() {
    assertThatThrownBy(() -> grammar.parse("probe -ada"))
        .isInstanceOfSatisfying(
            UsageException.class, wrong -> assertThat(wrong.next()).contains("after '--'"));
    assertThat(words("-ada")).containsExactly("-ada");
    assertThat(words("-h --help")).containsExactly("-h", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "-5", "-1.5", "-2e-3"})
  void singleHyphenAndNegativeNumberAreArguments(String word) {
    assertThat(grammar.parse("probe " + word).arguments())
        .containsExactly(new CommandArgument(0, word));
    assertThat(options(grammar.parse("probe ada --size " + word))).isEqualTo("size=" + word);
  }

  @ParameterizedTest
  @CsvSource({
    "probe --help, probe",
    "probe -h, probe",
    "probe ada -h --yes, probe",
    "probe a b c --nonsense --help, probe",
    "probe --size --help, probe",
    "twice -h, twice",
    "twice two --help, twice",
    "twice two probe -h, probe",
    "twice --loud two twice three rest --help, rest",
  })
  void helpOptionOverridesEverythingElse(String line, String about) {
    ParsedInput parsed = grammar.parse(line);
    assertThat(parsed.commandName()).isEqualTo("help");
    assertThat(parsed.arguments()).containsExactly(new CommandArgument(0, about));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void helpOptionWorksWithoutACommand(String option) {
    CommandRegistry registry = ProbeCommand.registry();
    registry.registerCommand(new ProbeCommand.WordsCommand("help"));
    Grammar helpful = new Grammar(registry, new Tokenizer());
    assertThat(helpful.parse(option).commandName()).isEqualTo("help");
    assertThat(helpful.parse(option + " probe").arguments())
        .containsExactly(new CommandArgument(0, "probe"));
  }

  @Test
  void helpAsArgumentIsNotAHelpRequest() {
    assertThat(options(grammar.parse("probe --json -h"))).isEqualTo("json=true");
  }

  @Test
  void optionsAfterANestedCommandBelongToIt() {
    ParsedInput parsed =
        ProbeCommand.grammar().parse("twice --loud two probe ada --size=3 -- --yes");
    assertThat(parsed.arguments().stream().map(CommandArgument::value))
        .containsExactly("two", "probe", "ada", "--size=3", "--", "--yes");
    assertThat(parsed.options().stream().map(CommandOption::longName)).containsExactly("loud");
    assertThat(ProbeCommand.grammar().findCommand("twice").orElseThrow().usage())
        .isEqualTo("twice [--loud] <times> <command> ...");
  }

  @Test
  void repeatedOptionKeepsAllValuesInOrder() {
    assertThat(options(grammar.parse("rest --tag red one --tag=blue --tag red")))
        .isEqualTo("tag=red tag=blue tag=red");
    assertThat(new ProbeCommand.WordsCommand().usage())
        .isEqualTo("rest [<words>] [--tag <tag>]...");
  }

  @Test
  void noBreakSpacesSeparateWords() {
    assertThat(words("ada\u00a0\u202fgrace\u3000lin")).containsExactly("ada", "grace", "lin");
    assertThat(words("\ufeffada \ufeffgrace")).containsExactly("ada", "grace");
    assertThat(words("'a\u00a0b' c")).containsExactly("a\u00a0b", "c");
    assertThat(ScriptLineReader.isSkipped("\u00a0\u2007")).isTrue();
    assertThat(ScriptLineReader.isSkipped("\u00a0# people")).isTrue();
    assertThat(Tokenizer.statements("people;\u00a0version")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u201cmy cat.png\u201d",
        "\u201cmy cat.png\"",
        "\u2018{\"files\": 1}\u2019",
        "\u2019my cat.png\u2019",
        "\u201dmy cat.png\u201d",
        "\u201emy cat.png\u201c",
        "\u00abmy cat.png\u00bb",
        "--tag=\u201cmy cat\u201d",
        "tag=\u201cmy cat\u201d",
        "@\u201cmy cat.png\u201d",
        "x \u201cy\u201d z"
      })
  void curlyQuotesInsteadOfStraightOnesAreReported(String line) {
    assertThatThrownBy(() -> grammar.parse("rest " + line))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("The curly quote . does not group words.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"O\u2019Neil", "\u2019t", "5\u201d", "?a=\u201cb\u201d", "a\u00abb\u00bb"})
  void curlyQuotesInsideWordsAreLetters(String word) {
    assertThat(words(word)).containsExactly(word);
    assertThat(words("'\u201cmy " + word + "\u201d'"))
        .containsExactly("\u201cmy " + word + "\u201d");
  }
}
