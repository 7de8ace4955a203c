package io.github.photoshell.shell;

import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.Grammar.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.CompletionMatcherImpl;
import org.jline.utils.AttributedString;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;

/** What Tab offers, by the same grammar that runs the line. */
final class Completion extends CommandCompleter {
  /** With more, JLine asks a question in words of its own and floods the screen. */
  static final int MOST = 18;

  private final Grammar grammar;
  private final boolean colour;

  Completion(CommandRegistry registry, Grammar grammar, boolean colour) {
    super(registry);
    this.grammar = grammar;
    this.colour = colour;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      candidates.addAll(candidates(line));
    } catch (RuntimeException broken) {
      // Completing never shows an error; the line can still be typed.
    }
  }

  private List<Candidate> candidates(ParsedLine line) {
    List<String> words = line.words();
    int at = line.wordIndex();
    String word = at < words.size() ? words.get(at) : "";
    String typed = word.substring(0, Math.min(Math.max(line.wordCursor(), 0), word.length()));
    List<String> before = words.subList(0, Math.min(at, words.size()));
    Place place = grammar.place(at < words.size() ? words : List.of(""), at);
    if (place instanceof Place.CommandName) {
      return laidOut(commands(), "", typed);
    }
    if (place instanceof Place.OptionName names) {
      return laidOut(options(names.command(), words), "", typed);
    }
    if (place instanceof Place.OptionValue value) {
      String begun = typed.substring(Math.min(value.before().length(), typed.length()));
      return laidOut(value.option().offers().offer(begun, before), value.before(), begun);
    }
    if (place instanceof Place.ArgumentValue value) {
      return laidOut(value.argument().offers().offer(typed, before), "", typed);
    }
    return List.of();
  }

  private List<Offer> commands() {
    return grammar.commands().values().stream()
        .map(command -> Offer.of(command.getName(), command.getDescription()))
        .toList();
  }

  private static List<Offer> options(ShellCommand command, List<String> words) {
    Set<String> given =
        words.stream().map(word -> word.split("=", 2)[0]).collect(Collectors.toSet());
    return command.options().stream()
        .filter(option -> option.repeats() || !given.contains("--" + option.name()))
        .map(option -> Offer.of("--" + option.name(), option.description()))
        .toList();
  }

  /** Picks what fits, best first, and lays it out in two columns. */
  private List<Candidate> laidOut(List<Offer> offers, String before, String typed) {
    List<Offer> fitting =
        offers.stream()
            .filter(offer -> offer.fits(typed))
            .sorted(Comparator.comparing(offer -> !offer.beginsWith(typed)))
            .toList();
    List<Offer> shown = fitting.subList(0, Math.min(MOST, fitting.size()));
    int width = shown.stream().mapToInt(offer -> columns(offer.value())).max().orElse(0);
    List<Candidate> candidates = new java.util.ArrayList<>();
    for (Offer offer : shown) {
      String pad = " ".repeat(width - columns(offer.value()) + 2);
      Text text = Text.of(offer.value());
      if (!offer.beside().isEmpty()) {
        text = text.plus(pad).plus(Tone.FAINT, offer.beside());
      }
      candidates.add(
          new Found(before + offer.value(), text.toTerminal(colour), offer, candidates.size()));
    }
    if (shown.size() < fitting.size()) {
      String more = "… " + (fitting.size() - shown.size()) + " more: type another letter";
      Offer none = new Offer(before + typed, "", "", false);
      candidates.add(new Found(before + typed, more, none, candidates.size()));
    }
    return candidates;
  }

  private static int columns(String text) {
    return new AttributedString(text).columnLength();
  }

  /** A candidate that is also found by words that are not its value. */
  private static final class Found extends Candidate {
    private final Offer offer;

    Found(String value, String shown, Offer offer, int order) {
      super(value, shown, null, null, null, null, offer.complete(), order);
      this.offer = offer;
    }
  }

  /**
   * JLine filters candidates once more, by their value alone; this lets through what was found by
   * other words.
   */
  static final class Matcher extends CompletionMatcherImpl {
    @Override
    protected void defaultMatchers(
        Map<Option, Boolean> options,
        boolean prefix,
        CompletingParsedLine line,
        boolean caseInsensitive,
        int errors,
        String originalGroupName) {
      super.defaultMatchers(options, prefix, line, caseInsensitive, errors, originalGroupName);
      String word = line.word();
      String typed = prefix ? word.substring(0, Math.min(line.wordCursor(), word.length())) : word;
      Function<Map<String, List<Candidate>>, Map<String, List<Candidate>>> fitting =
          candidates ->
              candidates.entrySet().stream()
                  .filter(entry -> entry.getValue().stream().anyMatch(one -> fits(one, typed)))
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      matchers.add(0, fitting);
    }

    private static boolean fits(Candidate candidate, String typed) {
      String words = typed.toLowerCase(Locale.ROOT);
      return candidate.value().toLowerCase(Locale.ROOT).startsWith(words)
          || (candidate instanceof Found found && found.offer.fits(typed));
    }
  }
}
