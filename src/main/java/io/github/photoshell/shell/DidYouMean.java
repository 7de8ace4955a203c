package io.github.photoshell.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the known word that a misspelled word probably stands for. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * Returns the known word nearest to {@code typed}: one that begins with it, or one with at most
   * two typing errors (one for words of up to four letters). Two swapped letters are one error.
   */
  public static Optional<String> suggest(Collection<String> known, String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    Optional<String> begun =
        word.length() < 3
            ? Optional.empty()
            : known.stream().filter(one -> one.startsWith(word)).min(Comparator.naturalOrder());
    if (begun.isPresent()) {
      return begun;
    }
    int far = word.length() <= 4 ? 1 : 2;
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(far);
    return known.stream()
        .filter(one -> distance.apply(word, one) >= 0)
        .min(
            Comparator.comparingInt((String one) -> distance.apply(word, one))
                .thenComparing(Comparator.naturalOrder()));
  }
}
