package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Mistake;
import io.github.photoshell.lesson.Lesson.NumberedGoal;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.practice.CallPattern;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.ServerVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a lesson's file in version 1 of the format and reports the problems of each line. */
final class LessonReader {
  static final String VERSION = "1";

  private static final List<String> KEYS = List.of("lesson", "title", "minutes", "rules", "as");
  private static final List<String> ITEMS =
      List.of("goal", "hint", "solution", "wrong", "fault", "as");
  private static final Pattern ITEM = Pattern.compile("^- ([a-z]+): +(.*\\S)\\s*$");
  private static final Pattern FAULT =
      Pattern.compile("([a-z-]+)(?: ([1-9]\\d{0,2}) times)?(?: on (.+))?");
  private static final String ARROW = " -> ";

  /** The longest line in characters. Some processing is quadratic in the line's length. */
  private static final int MAX_LINE_LENGTH = 2000;

  private final String name;
  private final String source;
  private final List<String> lines;
  private final List<LessonProblem> problems = new ArrayList<>();
  private int position;

  private LessonReader(String name, String source, List<String> lines) {
    this.name = name;
    this.source = source;
    this.lines = lines;
  }

  /** A heading and the lines below it. */
  private record Section(int number, String title, List<Line> text, List<Item> items) {}

  private record Item(int number, String kind, String text) {}

  /**
   * Reads a lesson.
   *
   * @param source the file's name in messages
   * @throws LessonFormatException if it is not a valid lesson
   */
  static Lesson read(String name, String source, List<String> lines) throws LessonFormatException {
    LessonReader reader = new LessonReader(name, source, lines);
    Lesson lesson = reader.lesson();
    if (lesson == null) {
      reader.problems.sort(Comparator.comparingInt(LessonProblem::line));
      throw new LessonFormatException(reader.problems);
    }
    return lesson;
  }

  private void addProblem(int line, String message) {
    problems.add(new LessonProblem(source, line, message));
  }

  private @Nullable Lesson lesson() {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() > MAX_LINE_LENGTH) {
        addProblem(i + 1, "a line can have at most %,d characters".formatted(MAX_LINE_LENGTH));
      }
    }
    if (!problems.isEmpty()) {
      return null;
    }
    Map<String, Line> front = front();
    List<Section> sections = sections();
    String title = value(front, "title", null);
    String minutes = value(front, "minutes", null);
    String userName = value(front, "as", "omar");
    String rules = value(front, "rules", ServerVersion.V3_7.label());
    if (!minutes.matches("[1-9]\\d?")) {
      addProblem(
          number(front, "minutes"),
          "minutes must be a whole number from 1 to 99, not '" + minutes + "'");
    }
    Optional<ServerVersion> known = ServerVersion.find(rules);
    if (known.isEmpty()) {
      addProblem(
          number(front, "rules"),
          "rules must be one of " + String.join(", ", ServerVersion.labels()));
    }
    Section intro = sections.remove(0);
    if (sections.size() < 2) {
      addProblem(
          Math.max(1, lines.size()), "a lesson needs at least one step and a closing section");
      return null;
    }
    Section end = sections.remove(sections.size() - 1);
    intro
        .items()
        .forEach(
            item ->
                addProblem(item.number(), "this line belongs in a step, below a '## ' heading"));
    end.items()
        .forEach(
            item ->
                addProblem(
                    item.number(),
                    "the last section is the closing one and cannot contain '- "
                        + item.kind()
                        + ":'; add a closing section after it"));
    List<Step> steps = sections.stream().map(this::step).toList();
    if (!problems.isEmpty() || known.isEmpty()) {
      return null;
    }
    return new Lesson(
        name,
        source,
        title,
        Integer.parseInt(minutes),
        known.get(),
        userName,
        intro.text(),
        steps,
        end.text());
  }

  private static int number(Map<String, Line> front, String key) {
    Line line = front.get(key);
    return line == null ? 1 : line.number();
  }

  private String value(Map<String, Line> front, String key, @Nullable String defaultValue) {
    Line line = front.get(key);
    if (line != null && !(line.text().isEmpty() && defaultValue == null)) {
      return line.text();
    }
    if (defaultValue == null) {
      addProblem(1, "the front matter has no '" + key + ":'");
      return "1";
    }
    return defaultValue;
  }

  private Map<String, Line> front() {
    Map<String, Line> front = new HashMap<>();
    if (lines.isEmpty() || !lines.get(0).strip().equals("---")) {
      addProblem(1, "a lesson must start with a line '---' and front matter");
      return front;
    }
    for (position = 1;
        position < lines.size() && !lines.get(position).strip().equals("---");
        position++) {
      String[] parts = lines.get(position).split(":", 2);
      String key = parts[0].strip();
      if (lines.get(position).isBlank()) {
        continue;
      }
      if (parts.length < 2 || !KEYS.contains(key)) {
        addProblem(
            position + 1, "unknown key '" + key + ":'; known keys: " + String.join(", ", KEYS));
      } else if (front.put(key, new Line(position + 1, parts[1].strip())) != null) {
        addProblem(position + 1, key + " is given twice");
      }
    }
    position++;
    Line version = front.get("lesson");
    if (version == null) {
      addProblem(1, "the front matter has no 'lesson: " + VERSION + "', the version of the format");
    } else if (!version.text().equals(VERSION)) {
      addProblem(
          version.number(),
          "this photoshell reads only version %s of the format, not %s"
              .formatted(VERSION, version.text()));
    }
    return front;
  }

  /** Returns all sections; the first one has no heading. */
  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    Section section = new Section(position + 1, "", new ArrayList<>(), new ArrayList<>());
    sections.add(section);
    boolean code = false;
    for (; position < lines.size(); position++) {
      String line = lines.get(position);
      code ^= line.startsWith("```");
      Matcher item = ITEM.matcher(line);
      if (!code && line.startsWith("## ")) {
        section =
            new Section(
                position + 1, line.substring(3).strip(), new ArrayList<>(), new ArrayList<>());
        sections.add(section);
      } else if (!code && item.matches()) {
        if (ITEMS.contains(item.group(1))) {
          section.items().add(new Item(position + 1, item.group(1), continuation(item.group(2))));
        } else {
          addProblem(
              position + 1,
              "unknown item '" + item.group(1) + ":'; known items: " + String.join(", ", ITEMS));
        }
      } else {
        section.text().add(new Line(position + 1, line.stripTrailing()));
      }
    }
    return sections;
  }

  /** Appends the following lines that are indented by two spaces. */
  private String continuation(String start) {
    StringBuilder words = new StringBuilder(start);
    while (position + 1 < lines.size() && lines.get(position + 1).startsWith("  ")) {
      words.append(' ').append(lines.get(++position).strip());
    }
    return words.toString();
  }

  private Step step(Section section) {
    List<NumberedGoal> goals = new ArrayList<>();
    List<Line> hints = new ArrayList<>();
    List<Line> solution = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    List<PracticeFaults.PendingFault> faults = new ArrayList<>();
    String userName = null;
    for (Item item : section.items()) {
      String words = item.text();
      switch (item.kind()) {
        case "goal" ->
            goal(item, words).ifPresent(goal -> goals.add(new NumberedGoal(item.number(), goal)));
        case "hint" -> hints.add(new Line(item.number(), words));
        case "solution" -> solution.add(new Line(item.number(), unquoted(words)));
        case "wrong" -> mistake(item).ifPresent(mistakes::add);
        case "fault" -> pendingFault(item).ifPresent(faults::add);
        default -> userName = words;
      }
    }
    if (goals.isEmpty()) {
      addProblem(section.number(), "the step '" + section.title() + "' has no goal");
    }
    return new Step(
        section.number(),
        section.title(),
        section.text(),
        userName,
        faults,
        goals,
        hints,
        solution,
        mistakes);
  }

  /** Removes the backticks around a value; they make pages show it as code. */
  private static String unquoted(String words) {
    return words.length() > 2 && words.startsWith("`") && words.endsWith("`")
        ? words.substring(1, words.length() - 1)
        : words;
  }

  private Optional<Goal> goal(Item item, String words) {
    try {
      return Optional.of(Goal.of(unquoted(words)));
    } catch (IllegalArgumentException e) {
      addProblem(item.number(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Mistake> mistake(Item item) {
    int arrow = item.text().indexOf(ARROW);
    if (arrow < 0) {
      addProblem(
          item.number(),
          "write a mistake like: wrong: photo of uma is changed -> You changed Uma's.");
      return Optional.empty();
    }
    String words = item.text().substring(arrow + ARROW.length()).strip();
    return goal(item, item.text().substring(0, arrow).strip())
        .map(when -> new Mistake(item.number(), when, words));
  }

  private Optional<PracticeFaults.PendingFault> pendingFault(Item item) {
    Matcher parts = FAULT.matcher(item.text());
    Optional<PracticeFault> kind =
        parts.matches() ? PracticeFault.find(parts.group(1)) : Optional.empty();
    if (kind.isEmpty()) {
      addProblem(
          item.number(),
          "unknown fault '%s'; known faults: %s"
              .formatted(item.text(), String.join(", ", PracticeFault.labels())));
      return Optional.empty();
    }
    int times =
        parts.group(2) == null ? kind.get().defaultTimes() : Integer.parseInt(parts.group(2));
    CallPattern defaultCalls = kind.get().defaultCalls();
    Optional<CallPattern> calls =
        parts.group(3) == null ? Optional.of(defaultCalls) : CallPattern.of(parts.group(3));
    if (calls.isEmpty()) {
      addProblem(item.number(), "unknown request '" + parts.group(3) + "'");
    }
    return calls.map(pattern -> new PracticeFaults.PendingFault(kind.get(), times, pattern, null));
  }
}
