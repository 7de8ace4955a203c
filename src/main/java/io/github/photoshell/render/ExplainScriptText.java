package io.github.photoshell.render;

import io.github.photoshell.portal.DryRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rehearsals of the lines of a script found, as lines that a shell can run. */
public final class ExplainScriptText {
  private ExplainScriptText() {}

  /**
   * A line of a script.
   *
   * @param file the script's name
   * @param number from 1
   * @param typed the line, without secrets
   * @param good the rehearsal in which all goes well; null for a command that makes no call
   * @param others the same under other assumptions
   * @param remark why there is no call, or what is to be known about the calls; may be blank
   */
  public record Part(
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

  /** Returns the calls of the lines, in order. */
  public static List<Text> of(List<Part> parts) {
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
      lines.add(Text.of(Style.STRONG, "# " + where).whole());
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
      lines.addAll(ExplainText.given());
    }
    return lines;
  }

  /** Returns the same as a JSON list of lines, each with its calls. */
  public static String data(List<Part> parts) {
    return JsonDocuments.list(
        parts.stream()
            .map(
                part ->
                    JsonDocuments.members(
                        "file", part.file(),
                        "line", part.number(),
                        "typed", part.typed(),
                        "remark", part.remark().isBlank() ? null : part.remark(),
                        "calls",
                            part.good() == null ? List.of() : ExplainText.objects(part.good())))
            .toList());
  }
}
