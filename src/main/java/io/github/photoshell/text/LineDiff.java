package io.github.photoshell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The differences between two outputs, as lines that start with a minus or a plus. */
public final class LineDiff {
  /** Limit for the quadratic comparison; beyond it, all lines count as changed. */
  private static final long MAX_PAIRS = 4_000_000;

  private LineDiff() {}

  /**
   * Returns the removed and added lines, in the order of the second output; none if both are equal.
   * Words that differ between a removed line and its replacement are coloured.
   */
  public static List<Text> between(List<String> before, List<String> after) {
    int start = 0;
    while (start < Math.min(before.size(), after.size())
        && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(before.size(), after.size()) - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    return marked(
        before.subList(start, before.size() - end), after.subList(start, after.size() - end));
  }

  private static List<Text> marked(List<String> before, List<String> after) {
    int[][] common = commonLengths(before, after);
    List<Text> lines = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean bothLeft = i < before.size() && j < after.size();
      if (bothLeft && common.length > 0 && before.get(i).equals(after.get(j))) {
        flush(removed, added, lines);
        i++;
        j++;
      } else if (j == after.size()
          || (i < before.size() && (common.length == 0 || common[i + 1][j] >= common[i][j + 1]))) {
        removed.add(before.get(i++));
      } else {
        added.add(after.get(j++));
      }
    }
    flush(removed, added, lines);
    return lines;
  }

  /**
   * Returns, for each pair of positions, the length of the longest common subsequence after them.
   */
  private static int[][] commonLengths(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > MAX_PAIRS) {
      return new int[0][];
    }
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static void flush(List<String> removed, List<String> added, List<Text> lines) {
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      if (i < removed.size()) {
        String other = i < added.size() ? added.get(i) : "";
        lines.add(Text.of(Style.BAD, "- ").plus(highlighted(removed.get(i), other, Style.BAD)));
      }
      if (i < added.size()) {
        String other = i < removed.size() ? removed.get(i) : "";
        lines.add(Text.of(Style.GOOD, "+ ").plus(highlighted(added.get(i), other, Style.GOOD)));
      }
    }
    removed.clear();
    added.clear();
  }

  private static Text highlighted(String line, String other, Style style) {
    List<String> known =
        other.isEmpty() ? Collections.emptyList() : Arrays.asList(other.split(" ", -1));
    Text shown = Text.empty();
    for (String word : line.split("(?<= )|(?= )", -1)) {
      boolean differs = !word.isBlank() && !known.contains(word);
      shown = shown.plus(differs ? style : Style.PLAIN, word);
    }
    return shown;
  }
}
