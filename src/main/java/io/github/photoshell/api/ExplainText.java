package io.github.photoshell.api;

import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.portal.CallPurpose;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.portal.DryRun.Scenario;
import io.github.photoshell.portal.DryRun.Step;
import io.github.photoshell.portal.DryRun.Unknown;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a dry run as a shell script: each request is a curl command, everything else a
 * comment.
 */
final class ExplainText {
  private ExplainText() {}

  /**
   * Returns the requests in order.
   *
   * @param good the dry run in which everything succeeds; it has requests
   * @param others the dry runs of the other scenarios
   */
  static List<Text> of(DryRun good, List<DryRun> others) {
    List<Step> steps = good.steps();
    List<Text> lines = new ArrayList<>();
    lines.add(
        comment(
            steps.size() == 1
                ? "One request. Nothing was sent."
                : steps.size() + " requests. Nothing was sent."));
    lines.addAll(steps(good));
    lines.add(Text.empty());
    lines.addAll(userVariables());
    lines.addAll(portalVariables(good));
    lines.addAll(otherScenarios(good, others));
    return lines;
  }

  /** Returns the requests of a script's line, without the notes that all lines share. */
  static List<Text> calls(DryRun good, List<DryRun> others) {
    List<Text> lines = new ArrayList<>(steps(good));
    List<Text> more = new ArrayList<>(portalVariables(good));
    more.addAll(otherScenarios(good, others));
    if (!more.isEmpty()) {
      lines.add(Text.empty());
      lines.addAll(more);
    }
    return lines;
  }

  private static List<Text> steps(DryRun good) {
    List<Step> steps = good.steps();
    List<Text> lines = new ArrayList<>();
    good.assumedFiles()
        .forEach(
            file -> lines.add(comment("There is no file " + file + "; assuming that it exists.")));
    for (int i = 0; i < steps.size(); i++) {
      lines.add(Text.empty());
      Question question = steps.get(i).question();
      if (question != null) {
        String when =
            question == Question.IF_NOT_SAVED ? ", if the current photo cannot be saved" : "";
        lines.add(comment("Before this, on a terminal: a question" + when + ". --yes skips it."));
      }
      lines.add(comment((i + 1) + ". " + CallPurpose.of(steps, i)));
      List<Text> curl = CurlText.of(steps.get(i).call(), variables(good));
      if (curl.stream().anyMatch(line -> line.plain().contains("***"))) {
        lines.add(comment("A secret was left out of this request: put it in place of ***."));
      }
      lines.addAll(curl);
    }
    return lines;
  }

  /** Returns one line per request, for a help page. */
  static List<Text> brief(DryRun good, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    List<Step> steps = good.steps();
    Table table = new Table();
    for (int i = 0; i < steps.size(); i++) {
      table.addRow(
          Text.of("  " + brief(steps.get(i).call(), good)),
          Text.of(Style.FAINT, CallPurpose.of(steps, i)));
    }
    lines.addAll(table.lines(layout));
    return lines;
  }

  /** Returns the method and path of each request, without the query. */
  static List<String> routes(DryRun dryRun) {
    return calls(dryRun).stream().map(call -> call.replaceFirst("[?].*", "")).toList();
  }

  /** Returns a shell comment that is never wrapped: the rest of a wrapped comment would be run. */
  static Text comment(String words) {
    return Text.of(Style.FAINT, "# " + words).noWrap();
  }

  private static Map<String, String> variables(DryRun dryRun) {
    Map<String, String> variables = new LinkedHashMap<>();
    dryRun.unknowns().forEach(unknown -> variables.put(unknown.literal(), unknown.variable()));
    return variables;
  }

  /** Explains the variables that the user sets. */
  static List<Text> userVariables() {
    return List.of(
        comment("DOCSPACE_BASE_URL is the portal, for example https://portal.example.com;"),
        comment("DOCSPACE_API_KEY is the API key."));
  }

  /** Explains the variables whose values come from the portal. */
  private static List<Text> portalVariables(DryRun good) {
    String all =
        good.steps().stream().map(step -> step.call().toString()).collect(Collectors.joining());
    List<Text> lines = new ArrayList<>();
    for (Unknown unknown : good.unknowns()) {
      if (all.contains(unknown.literal())) {
        lines.add(
            comment(
                unknown.call() == 0
                    ? unknown.variable()
                        + " is your own: "
                        + unknown.field()
                        + " in the response to GET /api/2.0/people/@self."
                    : unknown.variable()
                        + " is "
                        + unknown.field()
                        + " in the response to request "
                        + unknown.call()
                        + "."));
      }
    }
    return lines;
  }

  private static List<Text> otherScenarios(DryRun good, List<DryRun> others) {
    List<Text> lines = new ArrayList<>();
    for (DryRun other : others) {
      List<String> usual = calls(good);
      List<String> calls = calls(other);
      boolean breaks = other.scenario() == Scenario.CONNECTION_LOST;
      if (calls.equals(usual) || (breaks && !changes(good))) {
        continue;
      }
      int same =
          breaks
              ? Math.min(countThroughFirstChange(good), calls.size())
              : commonPrefixLength(usual, calls);
      List<String> then = calls.subList(same, calls.size());
      String until = same == 0 ? "" : " after request " + same;
      lines.add(
          comment(heading(other.scenario()) + until + (then.isEmpty() ? ": nothing more." : ":")));
      lines.addAll(condensed(then));
    }
    return lines;
  }

  /** Returns the requests; consecutive ones that differ only in the person are one line. */
  private static List<Text> condensed(List<String> calls) {
    List<Text> lines = new ArrayList<>();
    for (int at = 0; at < calls.size(); ) {
      int next = at + 1;
      while (next < calls.size()
          && withoutNumbers(calls.get(next)).equals(withoutNumbers(calls.get(at)))) {
        next++;
      }
      int more = next - at - 1;
      lines.add(comment("  " + calls.get(at) + (more > 0 ? " and " + more + " more like it" : "")));
      at = next;
    }
    return lines;
  }

  /** Returns a request without the numbers in its variables. */
  private static String withoutNumbers(String call) {
    return call.replaceAll("([$][A-Z_]+?)_\\d+\\b", "$1");
  }

  private static int commonPrefixLength(List<String> some, List<String> others) {
    int same = 0;
    while (same < Math.min(some.size(), others.size()) && some.get(same).equals(others.get(same))) {
      same++;
    }
    return same;
  }

  private static boolean changes(DryRun dryRun) {
    return dryRun.steps().stream().anyMatch(step -> !CallPurpose.isReading(step.call()));
  }

  /** Returns the number of requests up to and including the first change. */
  private static int countThroughFirstChange(DryRun good) {
    List<Step> steps = good.steps();
    int calls = 0;
    while (calls < steps.size() && CallPurpose.isReading(steps.get(calls).call())) {
      calls++;
    }
    return Math.min(calls + 1, steps.size());
  }

  /** Returns the method and path of each request, with variables for values from the portal. */
  static List<String> calls(DryRun dryRun) {
    return dryRun.steps().stream().map(step -> brief(step.call(), dryRun)).toList();
  }

  private static String brief(RequestSnapshot call, DryRun dryRun) {
    String target = call.target();
    for (Unknown unknown : dryRun.unknowns()) {
      target = target.replace(unknown.literal(), "$" + unknown.variable());
    }
    return call.method() + " " + target;
  }

  private static String heading(Scenario scenario) {
    return switch (scenario) {
      case GOOD -> "If everything succeeds,";
      case NO_SUCH_PERSON -> "If no person has that name,";
      case NO_PHOTO -> "If there is no photo,";
      case CONNECTION_LOST -> "If the connection breaks during the change,";
      case SHOWS_LATE -> "If the change is not visible at once, up to five times";
      case MANY_PEOPLE -> "If there are 250 people,";
      case LIMITED_KEY -> "If the API key may only change photos,";
    };
  }

  /** Returns the document for a command that sends no requests. */
  static String noData() {
    return Json.list(List.of()).pretty();
  }

  /** Returns the requests as a JSON list. */
  static String data(DryRun good) {
    return Json.list(objects(good)).pretty();
  }

  /** Returns one object per request. */
  static List<Map<String, @Nullable Object>> objects(DryRun good) {
    List<Step> steps = good.steps();
    List<Map<String, @Nullable Object>> calls = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      RequestSnapshot call = steps.get(i).call();
      calls.add(
          Json.members(
              "reason", CallPurpose.of(steps, i),
              "asksFirst", steps.get(i).question() != null,
              "method", call.method(),
              "target", withVariables(call.target(), good),
              "token", call.authorized(),
              "headers", call.headersAsJson(),
              "body", body(call.content(), good),
              "form", form(call.content()),
              "curl", curl(call, good)));
    }
    return calls;
  }

  private static String curl(RequestSnapshot call, DryRun good) {
    return CurlText.of(call, variables(good)).stream()
        .map(Text::plain)
        .collect(Collectors.joining("\n"));
  }

  private static String withVariables(String text, DryRun dryRun) {
    String known = text;
    for (Unknown unknown : dryRun.unknowns()) {
      known = known.replace(unknown.literal(), "$" + unknown.variable());
    }
    return known;
  }

  private static @Nullable String body(RequestSnapshot.Content content, DryRun good) {
    return content instanceof RequestSnapshot.Words words
        ? withVariables(words.text(), good)
        : null;
  }

  private static @Nullable Object form(RequestSnapshot.Content content) {
    if (!(content instanceof RequestSnapshot.Form form)) {
      return null;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    for (RequestSnapshot.Part part : form.parts()) {
      parts.put(
          part.name(),
          part instanceof RequestSnapshot.Field field
              ? field.value()
              : "@" + ((RequestSnapshot.File) part).path());
    }
    return parts;
  }
}
