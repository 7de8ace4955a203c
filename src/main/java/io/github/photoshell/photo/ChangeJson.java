package io.github.photoshell.photo;

import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON document of {@code photo-set}, {@code photo-clear} and {@code photo-undo}: {@code
 * changed} and the current addresses of the photo.
 */
final class ChangeJson {
  private ChangeJson() {}

  /** Returns the document; null for a failure, which has its own document. */
  static @Nullable String of(PhotoOutcome outcome) {
    if (outcome instanceof Changed changed) {
      Map<String, @Nullable Object> document = document(true);
      Json shown = changed.after().json();
      shown.names().forEach(name -> document.put(name, shown.member(name)));
      return Json.object(document).pretty();
    }
    if (outcome instanceof AlreadyThere there) {
      return unchanged(there.photo().urls());
    }
    return outcome instanceof NothingToClear none ? unchanged(none.photo()) : null;
  }

  private static String unchanged(PhotoUrls photo) {
    Map<String, @Nullable Object> document = document(false);
    document.put("original", photo.original());
    document.put("retina", photo.retina());
    document.put("max", photo.max());
    document.put("big", photo.big());
    document.put("medium", photo.medium());
    document.put("small", photo.small());
    return Json.object(document).pretty();
  }

  private static Map<String, @Nullable Object> document(boolean changed) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("changed", changed);
    return document;
  }
}
