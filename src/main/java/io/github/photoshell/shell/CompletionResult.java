package io.github.photoshell.shell;

import java.time.Duration;
import java.util.List;

/**
 * What a source had to offer.
 *
 * @param total how many it knows of, if those are more than the offers
 * @param age how long ago it said so; zero if just now
 */
public record CompletionResult(List<CompletionItem> items, int total, Duration age) {
  public CompletionResult {
    items = List.copyOf(items);
    total = Math.max(total, items.size());
  }

  /** Returns offers that are all there are, as of now. */
  public static CompletionResult all(List<CompletionItem> items) {
    return new CompletionResult(items, items.size(), Duration.ZERO);
  }

  static CompletionResult nothing() {
    return all(List.of());
  }

  /** Whether there is nothing beyond the offers. */
  public boolean isWhole() {
    return items.size() == total;
  }

  CompletionResult aged(Duration howOld) {
    return new CompletionResult(items, total, howOld);
  }

  /** Returns the offers of both; the older answer tells the age. */
  CompletionResult and(CompletionResult other) {
    List<CompletionItem> both = new java.util.ArrayList<>(items);
    both.addAll(other.items);
    return new CompletionResult(
        both, total + other.total, age.compareTo(other.age) > 0 ? age : other.age);
  }
}
