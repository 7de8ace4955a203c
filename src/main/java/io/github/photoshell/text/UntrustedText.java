package io.github.photoshell.text;

/** Makes untrusted text safe to show on a terminal or in a spreadsheet. */
final class UntrustedText {
  private UntrustedText() {}

  /**
   * Returns {@code foreign} without characters that control a terminal: C0 and C1 controls, DEL,
   * the bidirectional marks, embeddings and isolates, tag characters, the byte order mark and
   * halves of surrogate pairs. Tabs and line breaks become spaces.
   */
  static String harmless(String foreign) {
    if (foreign.codePoints().allMatch(UntrustedText::isHarmless)) {
      return foreign;
    }
    StringBuilder kept = new StringBuilder(foreign.length());
    foreign
        .codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                kept.appendCodePoint(c);
              } else if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
                kept.append(' ');
              }
            });
    return kept.toString();
  }

  private static boolean isHarmless(int c) {
    if (c >= ' ' && c < 0x7f) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Only the joiners are kept: Arabic and Indic names and emoji need them.
      case Character.FORMAT -> c == 0x200c || c == 0x200d;
      default -> true;
    };
  }
}
