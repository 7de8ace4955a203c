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
  List<CompletionItem> complete(String typed);

  /**
   * Returns possible values that depend on the earlier words.
   *
   * @param before the words before this one, from the command's name on
   */
  default List<CompletionItem> complete(String typed, List<String> before) {
    return complete(typed);
  }

  /** Returns the possible values with the number of those left out and the answer's age. */
  default CompletionResult result(String typed, List<String> before) {
    return CompletionResult.all(complete(typed, before));
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
      public List<CompletionItem> complete(String typed) {
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
  default boolean completesFiles() {
    return false;
  }

  /** Returns whether the value can be a saved portal, for the completion files of other shells. */
  default boolean completesPortals() {
    return false;
  }

  /** Returns a source with the values of both, this one's first. */
  default CompletionSource and(CompletionSource other) {
    CompletionSource first = this;
    return new CompletionSource() {
      @Override
      public List<CompletionItem> complete(String typed) {
        return complete(typed, List.of());
      }

      @Override
      public List<CompletionItem> complete(String typed, List<String> before) {
        return result(typed, before).items();
      }

      @Override
      public CompletionResult result(String typed, List<String> before) {
        return first.result(typed, before).and(other.result(typed, before));
      }

      @Override
      public boolean completesFiles() {
        return first.completesFiles() || other.completesFiles();
      }

      @Override
      public boolean completesPortals() {
        return first.completesPortals() || other.completesPortals();
      }
    };
  }
}
