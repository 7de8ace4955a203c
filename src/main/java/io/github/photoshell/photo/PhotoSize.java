package io.github.photoshell.photo;

import io.github.photoshell.portal.PhotoUrls;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The six sizes of a photo, named as in the portal's API (contract 3.1). */
enum PhotoSize {
  ORIGINAL,
  RETINA,
  MAX,
  BIG,
  MEDIUM,
  SMALL;

  /** Returns the name of the size, such as {@code retina}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(PhotoSize::word).toList();
  }

  static Optional<PhotoSize> of(String word) {
    return Arrays.stream(values()).filter(size -> size.word().equalsIgnoreCase(word)).findFirst();
  }

  /** Returns the address of this size; null if the portal does not give one. */
  @Nullable String of(PhotoUrls urls) {
    return switch (this) {
      case ORIGINAL -> urls.original();
      case RETINA -> urls.retina();
      case MAX -> urls.max();
      case BIG -> urls.big();
      case MEDIUM -> urls.medium();
      case SMALL -> urls.small();
    };
  }
}
