package io.github.photoshell.render;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Addresses that are to be recognised, not copied. */
final class AddressShortener {
  private static final String CUT = "…";

  /** In characters; no server takes an address that is longer. */
  private static final int LONGEST = 8000;

  private AddressShortener() {}

  /**
   * Returns an address that fits into a line: with its beginning, the portal's, and as much of its
   * end as there is room for, but never less than its last word from the first underscore on, which
   * says which picture it is.
   *
   * @param taken how many columns of the line are taken; what fits only without them is to begin a
   *     line of its own
   */
  static String fitting(String whole, LineLayout layout, int taken) {
    String address = Text.abbreviate(whole, LONGEST);
    if (fits(address, layout, taken)) {
      return address;
    }
    List<String> shorter = shorter(address);
    return Stream.of(taken, 0)
        .flatMap(columns -> shorter.stream().filter(one -> fits(one, layout, columns)))
        .findFirst()
        .orElse(address);
  }

  /**
   * Returns addresses for a column: whole where all of them fit, else each with no more than the
   * end that tells it from the others.
   *
   * @param taken how many columns of each line are taken
   */
  static List<String> alike(List<String> whole, LineLayout layout, int taken) {
    List<String> addresses = whole.stream().map(one -> Text.abbreviate(one, LONGEST)).toList();
    if (addresses.stream().allMatch(one -> fits(one, layout, taken))) {
      return addresses;
    }
    return addresses.stream()
        .map(one -> shorter(one).stream().reduce(one, (longer, shortest) -> shortest))
        .toList();
  }

  /** Returns an address with its middle left out, as little of it first. */
  private static List<String> shorter(String address) {
    int path = address.indexOf('/', address.contains("://") ? address.indexOf("://") + 3 : 0);
    return ends(address, path).map(end -> address.substring(0, path + 1) + CUT + end).toList();
  }

  private static boolean fits(String address, LineLayout layout, int taken) {
    return layout.columns().applyAsInt(address) <= layout.width() - taken;
  }

  /** What may be left of an address, the longest first. */
  private static Stream<String> ends(String address, int path) {
    int name = address.lastIndexOf('/');
    int mark = address.indexOf('_', name);
    return IntStream.range(path + 1, address.length())
        .filter(i -> address.charAt(i) == '/' || i == mark)
        .mapToObj(address::substring);
  }
}
