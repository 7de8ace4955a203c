package io.github.photoshell.shell;

import io.github.photoshell.shell.Grammar.Place;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;

/** Completes a line with the same grammar that runs it. */
final class TabCompleter extends CommandCompleter {
  /** A variable as far as it has been typed, at the end of a word. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w*)$");

  private final Grammar grammar;
  private final KeptValues keptValues;
  private final boolean colour;

  TabCompleter(CommandRegistry registry, Grammar grammar, KeptValues keptValues, boolean colour) {
    super(registry);
    this.grammar = grammar;
    this.keptValues = keptValues;
    this.colour = colour;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      candidates.addAll(candidates(line, CandidateList.of(reader, colour)));
    } catch (RuntimeException e) {
      // Completion never shows an error; the user can still type the line.
    }
  }

  private List<Candidate> candidates(ParsedLine line, CandidateList list) {
    int begin = grammar.commandAt(line.words(), line.wordIndex());
    List<String> words = line.words().subList(begin, line.words().size());
    int at = line.wordIndex() - begin;
    // Uses the whole word, wherever the cursor is in it, because the whole word is replaced.
    String word = at < words.size() ? words.get(at) : "";
    List<String> before = words.subList(0, Math.min(at, words.size()));
    List<CompletionItem> variables = at == 0 ? List.of() : variables(line, word);
    if (!variables.isEmpty()) {
      return list.of(CompletionResult.all(variables), "", word);
    }
    Place position = grammar.place(at < words.size() ? words : List.of(""), at);
    if (position instanceof Place.CommandName) {
      return list.of(CompletionResult.all(commands(word)), "", word);
    }
    if (position instanceof Place.OptionName names) {
      return list.of(CompletionResult.all(options(names.command(), words)), "", word);
    }
    if (position instanceof Place.OptionValue value) {
      String begun = withoutQuote(word.substring(Math.min(value.before().length(), word.length())));
      CompletionSource source =
          value.option().name().equals(ShellCommand.INTO)
              ? keptValues.completion()
              : value.option().source();
      return list.of(source.result(begun, before), value.before(), begun);
    }
    if (position instanceof Place.ArgumentValue value) {
      return list.of(value.argument().source().result(word, before), "", word);
    }
    return List.of();
  }

  /** Returns the kept values that can complete a variable at the end of a word. */
  private List<CompletionItem> variables(ParsedLine line, String word) {
    Matcher typed = VARIABLE.matcher(word);
    boolean isQuoted = line instanceof Tokenizer.Line parsed && parsed.isInSingleQuotes();
    if (isQuoted || !typed.find()) {
      return List.of();
    }
    String before = word.substring(0, typed.start(1));
    String after = typed.group().startsWith("${") ? "}" : "";
    return keptValues.completion().complete("").stream()
        .filter(item -> item.value().startsWith(typed.group(1)))
        .map(
            item ->
                new CompletionItem(
                    before + item.value() + after, item.columns(), "", typed.start() == 0))
        .toList();
  }

  /** Removes a leading quote, which the tokenizer keeps after an equals sign. */
  private static String withoutQuote(String value) {
    return value.startsWith("\"") || value.startsWith("'") ? value.substring(1) : value;
  }

  private List<CompletionItem> commands(String typed) {
    List<CompletionItem> all =
        grammar.commandsByGroup().stream()
            .map(command -> CompletionItem.of(command.getName(), command.getDescription()))
            .toList();
    return CompletionItem.preferPrefix(all, typed);
  }

  private static List<CompletionItem> options(ShellCommand command, List<String> words) {
    Set<String> given =
        words.stream().map(word -> word.split("=", 2)[0]).collect(Collectors.toSet());
    return command.options().stream()
        .filter(option -> option.repeats() || !given.contains("--" + option.name()))
        .map(option -> CompletionItem.of("--" + option.name(), option.description()))
        .toList();
  }
}
