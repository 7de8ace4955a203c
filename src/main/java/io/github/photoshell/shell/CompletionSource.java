package io.github.photoshell.shell;

import java.util.List;

/** Where the values of an argument or an option come from when Tab is pressed. */
@FunctionalInterface
public interface CompletionSource {
  /**
   * Returns what could stand here; more than fits is fine, the completion picks.
   *
   * @param typed the word as far as it has been typed, without quotes; may be empty
   */
  List<CompletionItem> offer(String typed);

  /**
   * Returns the same where earlier words decide what could stand here.
   *
   * @param before the words before this one, from the command's name on
   */
  default List<CompletionItem> offer(String typed, List<String> before) {
    return offer(typed);
  }

  /** Returns the same with how many more there are, and how old the answer is. */
  default CompletionResult offered(String typed, List<String> before) {
    return CompletionResult.all(offer(typed, before));
  }

  /** Returns offers for a value that only the reader can know. */
  static CompletionSource none() {
    return typed -> List.of();
  }

  /** Returns offers of a fixed choice. */
  static CompletionSource choice(List<String> values) {
    List<CompletionItem> items =
        values.stream().map(value -> CompletionItem.of(value, "")).toList();
    return new CompletionSource() {
      @Override
      public List<CompletionItem> offer(String typed) {
        return items;
      }

      @Override
      public List<String> fixed() {
        return values;
      }
    };
  }

  /** Returns the values that are the same always and everywhere; other shells can offer those. */
  default List<String> fixed() {
    return List.of();
  }

  /** Whether a file can stand here; other shells can offer those, too. */
  default boolean areFiles() {
    return false;
  }

  /** Returns the offers of both, this one's first. */
  default CompletionSource and(CompletionSource other) {
    CompletionSource first = this;
    return new CompletionSource() {
      @Override
      public List<CompletionItem> offer(String typed) {
        return offer(typed, List.of());
      }

      @Override
      public List<CompletionItem> offer(String typed, List<String> before) {
        return offered(typed, before).items();
      }

      @Override
      public CompletionResult offered(String typed, List<String> before) {
        return first.offered(typed, before).and(other.offered(typed, before));
      }

      @Override
      public boolean areFiles() {
        return first.areFiles() || other.areFiles();
      }
    };
  }
}
