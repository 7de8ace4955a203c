package io.github.photoshell.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The colour of a saved portal's name. Magenta is not among them: it is the practice portal's. */
public enum Colour {
  RED,
  GREEN,
  YELLOW,
  BLUE,
  CYAN,
  GREY;

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, as they are typed. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Colour::word).toList();
  }

  /** The colour of that name; empty when there is none. */
  public static Optional<Colour> of(String typed) {
    return Arrays.stream(values())
        .filter(colour -> colour.word().equals(typed.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
