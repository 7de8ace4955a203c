package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandRegistry;

class CompletionTest {
  private final CommandRegistry registry = Probe.registry();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Completion completion =
      new Completion(registry, new Grammar(registry, tokenizer), false);

  private List<Candidate> candidates(String line) throws Exception {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(
                new DumbTerminal(
                    java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream()))
            .build();
    ParsedLine parsed = tokenizer.parse(line, line.length(), ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    completion.complete(reader, parsed, candidates);
    return candidates;
  }

  private List<String> values(String line) throws Exception {
    return candidates(line).stream().map(Candidate::value).toList();
  }

  @Test
  void emptyLineOffersTheCommands() throws Exception {
    assertThat(values("")).containsExactly("probe", "rest");
  }

  @Test
  void personIsFoundByAnyPartOfTheNameInAnyCase() throws Exception {
    assertThat(values("probe LOVE")).containsExactly("ada");
    assertThat(candidates("probe LOVE").get(0).displ()).isEqualTo("ada  Ada Lovelace");
  }

  @Test
  void whatBeginsWithTheTypedLettersComesFirst() throws Exception {
    // "o" stands in Lovelace too.
    assertThat(values("probe o")).containsExactly("omar", "ada");
  }

  @Test
  void optionsAreOfferedUnlessGivenAlready() throws Exception {
    assertThat(values("probe ada --")).containsExactly("--size", "--yes");
    assertThat(values("probe ada --yes --")).containsExactly("--size");
  }

  @Test
  void valueOfAnOptionIsCompletedBehindABlankAndBehindAnEqualsSign() throws Exception {
    assertThat(values("probe --size l")).contains("large");
    assertThat(values("probe --size=sm")).containsExactly("--size=small");
  }

  @Test
  void argumentAfterAnOptionIsStillTheFirstArgument() throws Exception {
    assertThat(values("probe --size large om")).containsExactly("omar");
  }

  @Test
  void wrongLineOffersNothing() throws Exception {
    assertThat(values("probe --nonsense x ")).isEmpty();
    assertThat(values("nonsense ")).isEmpty();
  }

  @Test
  void longListIsCutWithAWordAboutTheRest() throws Exception {
    Offers many =
        typed -> IntStream.range(0, 40).mapToObj(i -> Offer.of("person" + i, "")).toList();
    registry.registerCommand(
        new ShellCommand("many", Group.SHELL, "Many") {
          {
            argument("who", "somebody", many);
          }

          @Override
          protected io.github.photoshell.render.Answer run(Input input) {
            return io.github.photoshell.render.Answer.of();
          }
        });
    List<Candidate> candidates = candidates("many p");
    assertThat(candidates).hasSize(Completion.MOST + 1);
    assertThat(candidates.get(Completion.MOST).displ()).contains((40 - Completion.MOST) + " more");
  }

  @Test
  void optionThatRepeatsIsOfferedAgain() throws Exception {
    assertThat(values("rest --tag red --")).containsExactly("--tag");
  }

  @Test
  void offersMayDependOnTheWordsBefore() throws Exception {
    assertThat(values("rest one two ")).containsExactly("rest", "one", "two");
  }
}
