package io.github.photoshell.shell;

import io.github.photoshell.shell.CandidateList.Found;
import io.github.photoshell.shell.CandidateList.Remark;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader.Option;
import org.jline.reader.impl.CompletionMatcherImpl;

/**
 * Matches completion candidates by all their words; JLine would match only the inserted value.
 * Ignores the notes in the list when it completes.
 */
final class WordCompletionMatcher extends CompletionMatcherImpl {
  private String typed = "";
  private List<Candidate> matching = List.of();

  @Override
  protected void defaultMatchers(
      Map<Option, Boolean> options,
      boolean prefix,
      CompletingParsedLine line,
      boolean caseInsensitive,
      int errors,
      String originalGroupName) {
    super.defaultMatchers(options, prefix, line, caseInsensitive, errors, originalGroupName);
    typed = line.word();
    Function<Map<String, List<Candidate>>, Map<String, List<Candidate>>> fitting =
        candidates ->
            candidates.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(this::matchesTyped))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    matchers.clear();
    matchers.add(fitting);
  }

  private boolean matchesTyped(Candidate candidate) {
    return candidate instanceof Found found ? found.matches(typed) : candidate instanceof Remark;
  }

  @Override
  public List<Candidate> matches(List<Candidate> candidates) {
    List<Candidate> fitting = super.matches(candidates);
    // JLine would insert a remark that is the only candidate.
    matching = fitting.stream().allMatch(Remark.class::isInstance) ? List.of() : fitting;
    return matching;
  }

  /** Returns the common prefix of all candidates; only the typed word if the list is cut off. */
  @Override
  public String getCommonPrefix() {
    if (matching.stream()
        .anyMatch(candidate -> candidate instanceof Remark remark && remark.isCutOff())) {
      return typed;
    }
    return matching.stream()
        .filter(Found.class::isInstance)
        .map(Candidate::value)
        .reduce(WordCompletionMatcher::commonStart)
        .orElse(typed);
  }

  private static String commonStart(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.regionMatches(true, length, other, length, 1)) {
      length++;
    }
    boolean splitsAPair = length > 0 && Character.isHighSurrogate(one.charAt(length - 1));
    return one.substring(0, splitsAPair ? length - 1 : length);
  }
}
