package io.github.photoshell.text;

/** The meaning of a piece of text; shown as a colour on a terminal only. */
public enum Style {
  PLAIN(""),
  STRONG("1"),
  FAINT("90"),
  GOOD("32"),
  WARN("33"),
  BAD("31"),
  PRACTICE("35"),
  /** For production portals; stands out on every background. */
  ALARM("1;37;41"),
  BLUE("34"),
  CYAN("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /**
   * Returns {@code text} in the ANSI sequences of this style (ECMA-48, Select Graphic Rendition).
   */
  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
