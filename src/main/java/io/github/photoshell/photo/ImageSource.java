package io.github.photoshell.photo;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an image comes from: an address, a file, or nowhere, for a reason. */
public sealed interface ImageSource permits ImageSource.Address, LocalImage, ImageProblem {
  /** What a portal takes when it doesn't say, in bytes (contract 4.7). */
  long USUAL_LIMIT = 5 * 1024 * 1024;

  /**
   * An http or https address the portal downloads from; sent as typed, but for a scheme in
   * capitals, which portals before 3.7 take for a path of their own (contract 3.3, row 6).
   */
  record Address(String url) implements ImageSource {}

  /**
   * What was typed for an image; reads the file if it is one.
   *
   * @param limit the largest file the portal takes, in bytes
   */
  static ImageSource of(String typed, long limit) {
    // Two letters at least, for C:\ada.png is a file.
    Matcher scheme =
        Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL).matcher(typed);
    if (!scheme.matches()) {
      return ImageFile.read(typed, limit);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (name.equals("http") || name.equals("https")) {
      return typed.matches("(?i)https?://[^\\s/?#]+\\S*")
          ? new Address(name + typed.substring(name.length()))
          : new ImageProblem.NotAnAddress(typed, name);
    }
    boolean isAddress =
        scheme.group(2).startsWith("//") || Set.of("data", "file", "mailto").contains(name);
    return isAddress ? new ImageProblem.NotAnAddress(typed, name) : ImageFile.read(typed, limit);
  }
}
