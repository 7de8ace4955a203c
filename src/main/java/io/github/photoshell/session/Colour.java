package io.github.photoshell.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The colour of a saved portal's name. Magenta is reserved for the practice portal. */
public enum Colour {
  RED,
  GREEN,
  YELLOW,
  BLUE,
  CYAN,
  GREY;

  /** Returns the name as typed, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the names of all colours, as typed. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Colour::word).toList();
  }

  /** Returns the colour with this name in any letter case; empty when there is none. */
  public static Optional<Colour> of(String typed) {
    return Arrays.stream(values())
        .filter(colour -> colour.word().equals(typed.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
