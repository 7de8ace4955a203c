package io.github.photoshell.shell;

import java.time.Duration;
import java.util.List;

/**
 * The answer of a completion source.
 *
 * @param total how many items there are, including those left out
 * @param age the time since the source answered
 * @param isLate whether the source has not answered yet, so that items may be missing
 */
public record CompletionResult(
    List<CompletionItem> items, int total, Duration age, boolean isLate) {
  public CompletionResult(List<CompletionItem> items, int total, Duration age) {
    this(items, total, age, false);
  }

  public CompletionResult {
    items = List.copyOf(items);
    total = Math.max(total, items.size());
  }

  /** Returns a complete, fresh result. */
  public static CompletionResult all(List<CompletionItem> items) {
    return new CompletionResult(items, items.size(), Duration.ZERO);
  }

  static CompletionResult empty() {
    return all(List.of());
  }

  /** Returns the result of a source that has not answered yet. */
  static CompletionResult late() {
    return new CompletionResult(List.of(), 0, Duration.ZERO, true);
  }

  /** Returns whether no items are left out. */
  boolean isComplete() {
    return items.size() == total;
  }

  CompletionResult withAge(Duration howOld) {
    return new CompletionResult(items, total, howOld, isLate);
  }

  /** Returns the items of both, with the greater age. */
  CompletionResult and(CompletionResult other) {
    List<CompletionItem> both = new java.util.ArrayList<>(items);
    both.addAll(other.items);
    return new CompletionResult(
        both,
        total + other.total,
        age.compareTo(other.age) > 0 ? age : other.age,
        isLate || other.isLate);
  }
}
