package io.github.photoshell.api;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of a script's lines, as a shell script. */
final class ExplainScriptText {
  private ExplainScriptText() {}

  /**
   * The requests of one line.
   *
   * @param file the script's name
   * @param number from 1
   * @param typed the line, without secrets
   * @param good the dry run in which everything succeeds; null for a command that sends no requests
   * @param others the dry runs of the other scenarios
   * @param remark why there is no request, or a note about the requests; may be blank
   */
  record Part(
      String file,
      int number,
      String typed,
      @Nullable DryRun good,
      List<DryRun> others,
      String remark) {
    public Part {
      others = List.copyOf(others);
    }

    private int calls() {
      return good == null ? 0 : good.steps().size();
    }
  }

  /** Returns the requests of all lines, in order. */
  static List<Text> of(List<Part> parts) {
    int calls = parts.stream().mapToInt(Part::calls).sum();
    List<Text> lines = new ArrayList<>();
    lines.add(
        ExplainText.comment(
            "%s in %d line%s, assuming that the lines before succeed. Nothing was sent."
                .formatted(
                    calls == 1 ? "One request" : calls + " requests",
                    parts.size(),
                    parts.size() == 1 ? "" : "s")));
    for (Part part : parts) {
      lines.add(Text.empty());
      String where = "%s, line %d: %s".formatted(part.file(), part.number(), part.typed());
      lines.add(Text.of(Style.STRONG, "# " + where).noWrap());
      DryRun good = part.good();
      if (good != null && part.calls() > 0) {
        lines.addAll(ExplainText.calls(good, part.others()));
      }
      if (!part.remark().isBlank()) {
        lines.add(ExplainText.comment(part.remark()));
      }
    }
    if (calls > 0) {
      lines.add(Text.empty());
      lines.addAll(ExplainText.userVariables());
    }
    return lines;
  }

  /** Returns a JSON list of lines, each with its requests. */
  static String data(List<Part> parts) {
    return Json.list(
            parts.stream()
                .map(
                    part ->
                        Json.members(
                            "file", part.file(),
                            "line", part.number(),
                            "typed", part.typed(),
                            "remark", part.remark().isBlank() ? null : part.remark(),
                            "calls",
                                part.good() == null ? List.of() : ExplainText.objects(part.good())))
                .toList())
        .pretty();
  }
}
