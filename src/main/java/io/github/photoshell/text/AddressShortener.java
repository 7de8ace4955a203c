package io.github.photoshell.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shortens addresses that are shown only for recognition. */
public final class AddressShortener {
  private static final String CUT = "…";

  /** The maximum length in characters; servers refuse longer addresses. */
  private static final int MAX_LENGTH = 8000;

  private AddressShortener() {}

  /**
   * Returns an address that fits into a line: the host and as much of the end as fits, but at least
   * the part of the file name after the first underscore, which identifies the picture.
   *
   * @param usedColumns the columns already used in the line; an address that fits only without them
   *     goes on a new line
   */
  public static String shorten(String full, LineLayout layout, int usedColumns) {
    String address = Text.abbreviate(full, MAX_LENGTH);
    if (fits(address, layout, usedColumns)) {
      return address;
    }
    List<String> shorter = shorter(address);
    return Stream.of(usedColumns, 0)
        .flatMap(columns -> shorter.stream().filter(one -> fits(one, layout, columns)))
        .findFirst()
        .orElse(address);
  }

  /** Returns shortened forms of an address, the longest first. */
  private static List<String> shorter(String address) {
    int path = address.indexOf('/', address.contains("://") ? address.indexOf("://") + 3 : 0);
    return ends(address, path).map(end -> address.substring(0, path + 1) + CUT + end).toList();
  }

  private static boolean fits(String address, LineLayout layout, int usedColumns) {
    return layout.columnsOf(address) <= layout.width() - usedColumns;
  }

  /** Returns the possible ends of an address, the longest first. */
  private static Stream<String> ends(String address, int path) {
    int name = address.lastIndexOf('/');
    int mark = address.indexOf('_', name);
    return IntStream.range(path + 1, address.length())
        .filter(i -> address.charAt(i) == '/' || i == mark)
        .mapToObj(address::substring);
  }
}
