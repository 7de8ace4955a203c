package io.github.photoshell.shell;

import java.util.List;

/** The values that Tab offers for an argument or an option. */
@FunctionalInterface
public interface CompletionSource {
  /**
   * Returns possible values; the caller filters out those that do not match.
   *
   * @param typed the word as far as it has been typed, without quotes; may be empty
   */
  List<CompletionItem> offer(String typed);

  /**
   * Returns possible values that depend on the earlier words.
   *
   * @param before the words before this one, from the command's name on
   */
  default List<CompletionItem> offer(String typed, List<String> before) {
    return offer(typed);
  }

  /** Returns the possible values with the number of those left out and the answer's age. */
  default CompletionResult offered(String typed, List<String> before) {
    return CompletionResult.all(offer(typed, before));
  }

  /** Returns a source without values. */
  static CompletionSource none() {
    return typed -> List.of();
  }

  /** Returns a source with a fixed choice of values. */
  static CompletionSource choice(List<String> values) {
    List<CompletionItem> items =
        values.stream().map(value -> CompletionItem.of(value, "")).toList();
    return new CompletionSource() {
      @Override
      public List<CompletionItem> offer(String typed) {
        return items;
      }

      @Override
      public List<String> fixedValues() {
        return values;
      }
    };
  }

  /** Returns the values that never change, for the completion files of other shells. */
  default List<String> fixedValues() {
    return List.of();
  }

  /** Returns whether the value can be a file, for the completion files of other shells. */
  default boolean areFiles() {
    return false;
  }

  /** Returns a source with the values of both, this one's first. */
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
