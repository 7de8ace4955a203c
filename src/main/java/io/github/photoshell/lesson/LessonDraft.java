package io.github.photoshell.lesson;

import io.github.photoshell.lesson.TranscriptReader.Entry;
import io.github.photoshell.practice.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lesson generated from a transcript. Each line that had an effect on the practice portal becomes
 * a step, with the effect as its goal and the line as its solution, and gaps for the texts. A fault
 * that was set becomes part of the next step.
 */
final class LessonDraft {
  private static final String GAP = LessonValidator.GAP;
  private static final Pattern PERSON = Pattern.compile("^practice[^(]*\\(([^()]+)\\)");

  /** Matches a fault without {@code --seconds}, which lessons cannot express. */
  private static final Pattern FAULT =
      Pattern.compile(
          "practice-fault (?<fault>[a-z][a-z-]*)(?: --times[ =](?<times>\\d+))?"
              + "(?: --on[ =](?<on>[^-]+))?");

  private LessonDraft() {}

  /** Returns the lines of the lesson; empty if no line of the transcript becomes a step. */
  static List<String> of(List<Entry> transcript) {
    String rules = ServerVersion.V3_7.label();
    String as = "omar";
    List<String> steps = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    int number = 0;
    for (Entry entry : transcript) {
      if (entry.goals().isEmpty()) {
        continue;
      }
      List<Goal> goals = entry.goals().stream().map(Goal::of).toList();
      if (number == 0 && goals.size() == 1 && goals.get(0) instanceof VersionGoal start) {
        rules = start.version().label();
        continue;
      }
      Optional<String> fault = fault(goals);
      if (fault.isPresent()) {
        faults.add(fault.get());
        continue;
      }
      Matcher person = PERSON.matcher(entry.prompt());
      if (number == 0 && person.find()) {
        as = person.group(1);
      }
      number++;
      // A solution is a single line; line breaks have no meaning in JSON.
      String typed = entry.typed().strip().replace('\n', ' ');
      steps.add("## " + number + ". " + GAP);
      steps.add("");
      steps.add(GAP + " What should the user do here, and why?");
      steps.add("");
      faults.forEach(waiting -> steps.add("- fault: " + waiting));
      faults.clear();
      goals.forEach(goal -> steps.add("- goal: " + goal));
      steps.add("- hint: " + GAP + " The command is `" + typed.split(" ", 2)[0] + "`.");
      steps.add("- solution: `" + typed + "`");
      steps.add("");
    }
    if (number == 0) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                "---",
                "lesson: " + LessonReader.VERSION,
                "title: " + GAP,
                "minutes: " + Math.min(99, number),
                "rules: " + rules,
                "as: " + as,
                "---",
                "",
                GAP + " What is this lesson about, and for whom?",
                ""));
    lines.addAll(steps);
    lines.add("## The end");
    lines.add("");
    lines.add(GAP + " What did the user learn, and what should they read next?");
    return lines;
  }

  /** Returns the {@code fault:} item for a fault that was set; empty for any other goals. */
  private static Optional<String> fault(List<Goal> goals) {
    if (goals.size() != 1 || !(goals.get(0) instanceof CommandGoal ran)) {
      return Optional.empty();
    }
    Matcher parts = FAULT.matcher(String.join(" ", ran.words()));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String times = parts.group("times") == null ? "" : " " + parts.group("times") + " times";
    String on = parts.group("on") == null ? "" : " on " + parts.group("on");
    return Optional.of(parts.group("fault") + times + on);
  }
}
