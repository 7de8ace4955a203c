package io.github.photoshell.render;

import io.github.photoshell.portal.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON documents of our own, for programs. */
public final class Documents {
  private Documents() {}

  /** Returns texts, numbers, booleans, nulls, lists and maps as a document, in the map's order. */
  public static String object(Map<String, ? extends @Nullable Object> members) {
    return Json.object(members).pretty();
  }
}
