package io.github.photoshell.api;

import io.github.photoshell.text.Json;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a list while its pages arrive: as one JSON document, whose last line of each page waits
 * for what follows it, or as one document a page for a filter that takes the items one by one.
 */
final class ListWriter {
  /** The form of the output. */
  enum Form {
    /** The whole response of the portal, with the items of all pages. */
    ENVELOPE,
    /** The items alone. */
    LIST,
    /** Each page as a list, for a filter. */
    PAGES
  }

  private final Form form;
  private final Consumer<String> out;

  /** The lines that are complete but for a comma; empty before the first item. */
  private String pending = "";

  private int items;

  /**
   * @param out takes whole lines, without the last line break
   */
  ListWriter(Form form, Consumer<String> out) {
    this.form = form;
    this.out = out;
  }

  /** Returns the number of items so far. */
  int items() {
    return items;
  }

  /** Writes the items of the next page. */
  void add(List<Json> page) {
    if (page.isEmpty()) {
      return;
    }
    if (form == Form.PAGES) {
      out.accept(Json.list(page).pretty());
    } else {
      StringBuilder lines = new StringBuilder();
      for (Json item : page) {
        lines.append(lines.isEmpty() ? "" : "\n");
        lines.append(pending.isEmpty() ? start() + "[" : pending + ",");
        pending = indented(form == Form.LIST ? "  " : "    ", item);
      }
      out.accept(lines.toString());
    }
    items += page.size();
  }

  /**
   * Writes the end of the list.
   *
   * @param envelope the envelope of the whole list
   */
  void end(Json envelope) {
    if (form == Form.PAGES) {
      return;
    }
    boolean isEmpty = pending.isEmpty();
    String indent = form == Form.LIST ? "" : "  ";
    String list = isEmpty ? start() + "[]" : pending + "\n" + indent + "]";
    out.accept(form == Form.LIST ? list : list + "," + membersAfterList(envelope));
  }

  private String start() {
    return form == Form.LIST ? "" : "{\n  \"response\": ";
  }

  /** Returns the members of the envelope but the list, and the closing brace. */
  private String membersAfterList(Json envelope) {
    return ApiRequestSender.withItems(envelope, List.of(), items)
        .pretty()
        .replaceFirst("\\{\\s*\"response\": \\[],", "");
  }

  private static String indented(String indent, Json item) {
    return indent + item.pretty().replace("\n", "\n" + indent);
  }
}
