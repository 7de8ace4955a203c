package io.github.photoshell.render;

/** What a stretch of text means; a colour on a terminal, nothing elsewhere. */
public enum Style {
  PLAIN(""),
  STRONG("1"),
  FAINT("90"),
  GOOD("32"),
  WARN("33"),
  BAD("31"),
  PRACTICE("35"),
  /** Where a mistake costs most: stands out on every background. */
  ALARM("1;37;41"),
  BLUE("34"),
  CYAN("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /**
   * Returns {@code text} between the ANSI sequences of this tone (ECMA-48, Select Graphic
   * Rendition).
   */
  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
