package io.github.photoshell.shell;

import java.util.List;

/** Where the values of an argument or an option come from when Tab is pressed. */
@FunctionalInterface
public interface Offers {
  /**
   * Returns what could stand here; more than fits is fine, the completion picks.
   *
   * @param typed the part of the word before the cursor, without quotes; may be empty
   */
  List<Offer> offer(String typed);

  /** Returns offers for a value that only the reader can know. */
  static Offers none() {
    return typed -> List.of();
  }

  /** Returns offers of a fixed choice. */
  static Offers choice(List<String> values) {
    List<Offer> offers = values.stream().map(value -> Offer.of(value, "")).toList();
    return typed -> offers;
  }

  /** Returns the offers of both, this one's first. */
  default Offers and(Offers other) {
    return typed -> {
      List<Offer> all = new java.util.ArrayList<>(offer(typed));
      all.addAll(other.offer(typed));
      return all;
    };
  }
}
