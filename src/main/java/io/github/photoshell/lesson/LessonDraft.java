package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Transcript.Entry;
import io.github.photoshell.practice.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lesson made of a transcript: a step for every line that did something on the practice portal,
 * with that as its goal and the line as its solution, and gaps for the words.
 */
final class LessonDraft {
  private static final String GAP = LessonProof.GAP;
  private static final Pattern PERSON = Pattern.compile("^practice[^(]*\\(([^()]+)\\)");

  private LessonDraft() {}

  /** Returns the lines of the lesson; empty when nothing in the transcript makes a step. */
  static List<String> of(List<Entry> transcript) {
    String rules = Rules.V3_7.label();
    String as = "omar";
    List<String> steps = new ArrayList<>();
    int number = 0;
    for (Entry entry : transcript) {
      if (entry.did().isEmpty()) {
        continue;
      }
      List<Goal> goals = entry.did().stream().map(Goal::of).toList();
      if (number == 0 && goals.size() == 1 && goals.get(0) instanceof RulesGoal start) {
        rules = start.rules().label();
        continue;
      }
      Matcher person = PERSON.matcher(entry.prompt());
      if (number == 0 && person.find()) {
        as = person.group(1);
      }
      number++;
      steps.add("## " + number + ". " + GAP);
      steps.add("");
      steps.add(GAP + " What is to be done here, and why?");
      steps.add("");
      goals.forEach(goal -> steps.add("- goal: " + goal));
      steps.add("- hint: " + GAP + " The command is `" + entry.typed().split(" ", 2)[0] + "`.");
      steps.add("- solution: `" + entry.typed() + "`");
      steps.add("");
    }
    if (number == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("---");
    lines.add("lesson: " + LessonReader.VERSION);
    lines.add("title: " + GAP);
    lines.add(String.format(Locale.ROOT, "minutes: %d", Math.min(99, number)));
    lines.add("rules: " + rules);
    lines.add("as: " + as);
    lines.add("---");
    lines.add("");
    lines.add(GAP + " What is this lesson about, and for whom?");
    lines.add("");
    lines.addAll(steps);
    lines.add("## The end");
    lines.add("");
    lines.add(GAP + " What was learned, and what is to be read next?");
    return lines;
  }
}
