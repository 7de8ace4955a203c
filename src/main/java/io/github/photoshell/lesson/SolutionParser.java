package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.lesson.SolutionCommand.Word;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/**
 * Parses the lines of solutions with the shell's grammar, rejects what {@link SolutionCommand} does
 * not list, and moves all file names into one folder.
 */
@Component
final class SolutionParser {
  /** The folder used when a line is only checked. */
  private static final ScratchFolder UNUSED_FOLDER = new ScratchFolder(Path.of("lesson"));

  private static final ScratchFolder ELSEWHERE = new ScratchFolder(Path.of("elsewhere"));

  private static final Pattern WRITES_FILE = Pattern.compile("^photo-(save|export) ");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/]\\S*");

  /** Fetched lazily: the grammar needs the command registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  SolutionParser(ObjectProvider<Grammar> grammar) {
    this.grammar = grammar;
  }

  /** Returns the problems in the solutions of a lesson. */
  List<LessonProblem> problems(Lesson lesson) {
    List<LessonProblem> problems = new ArrayList<>();
    for (Step step : lesson.steps()) {
      for (Line line : step.solution()) {
        try {
          words(line.text(), UNUSED_FOLDER);
        } catch (UsageException e) {
          problems.add(
              new LessonProblem(lesson.source(), line.number(), String.valueOf(e.getMessage())));
        }
      }
    }
    return problems;
  }

  /**
   * Returns the same for a lesson made from a transcript, and the lines that read a file which no
   * earlier line writes.
   */
  List<LessonProblem> problemsOfDraft(Lesson lesson) {
    List<LessonProblem> problems = new ArrayList<>(problems(lesson));
    if (problems.isEmpty()) {
      List<String> written = new ArrayList<>();
      for (Step step : lesson.steps()) {
        Line line = step.solution().get(0);
        List<String> files = files(line);
        if (WRITES_FILE.matcher(line.text()).find()) {
          written.addAll(files);
        } else if (!files.stream().allMatch(file -> written.stream().anyMatch(file::contains))) {
          problems.add(
              new LessonProblem(
                  lesson.source(),
                  line.number(),
                  "the file must come from an earlier step, such as photo-save: " + line.text()));
        }
      }
    }
    return problems;
  }

  /** Returns whether a step's solution names a file. */
  boolean namesFiles(Step step) {
    return step.solution().stream().anyMatch(line -> !files(line).isEmpty());
  }

  /** Returns the words of a line that name a file, in the unused folder. */
  private List<String> files(Line line) {
    List<String> files = new ArrayList<>(words(line.text(), UNUSED_FOLDER));
    files.removeAll(words(line.text(), ELSEWHERE));
    return files;
  }

  /**
   * Returns the words of a line to run, with its files in a folder.
   *
   * @throws UsageException if the line is not allowed in a solution
   */
  List<String> words(String line, ScratchFolder folder) {
    if (Tokenizer.hasVariables(line)) {
      throw notAllowed(
          "a solution cannot use variables; put a dollar sign in single quotes: " + line);
    }
    List<String> words;
    try {
      words = Tokenizer.split(line);
    } catch (UsageException e) {
      throw invalid(e);
    }
    return words(words, folder, true);
  }

  /**
   * @param outer whether the command is not part of another one
   */
  private List<String> words(List<String> typed, ScratchFolder folder, boolean outer) {
    ParsedInput parsed;
    try {
      parsed = grammar.getObject().parse(typed);
    } catch (UsageException e) {
      throw invalid(e);
    }
    String name = parsed.commandName();
    SolutionCommand allowed =
        SolutionCommand.find(name)
            .filter(
                solutionCommand -> outer || !solutionCommand.words().containsValue(Word.COMMAND))
            .orElseThrow(() -> notAllowed("'" + name + "' cannot be part of a solution"));
    ShellCommand command = grammar.getObject().findCommand(name).orElseThrow();
    List<String> words = new ArrayList<>(List.of(name));
    for (CommandOption option : parsed.options()) {
      words.add(option(option, allowed, command, folder));
    }
    words.add("--");
    requireFiles(parsed, allowed, command);
    for (CommandArgument argument : parsed.arguments()) {
      Word word = allowed.word(declared(command, argument.index()).name());
      if (word == Word.COMMAND) {
        words.addAll(
            words(parsed.arguments().stream().map(CommandArgument::value).toList(), folder, false));
        break;
      }
      words.add(checked(word, argument.value(), folder));
    }
    return words;
  }

  private static String option(
      CommandOption option, SolutionCommand allowed, ShellCommand command, ScratchFolder folder) {
    String name = String.valueOf(option.longName());
    if (!allowed.options().contains(name)) {
      throw notAllowed("'%s --%s' cannot be part of a solution".formatted(command.getName(), name));
    }
    boolean isFlag =
        command.options().stream().anyMatch(one -> one.name().equals(name) && one.isFlag());
    return isFlag
        ? "--" + name
        : "--"
            + name
            + "="
            + checked(allowed.word(name), Objects.requireNonNullElse(option.value(), ""), folder);
  }

  /** Returns the declared argument; the last one takes all remaining words. */
  private static ShellCommand.Argument declared(ShellCommand command, int index) {
    List<ShellCommand.Argument> all = command.arguments();
    return all.get(Math.min(index, all.size() - 1));
  }

  /**
   * Rejects a missing file name: the command would then choose a file in the user's current folder.
   */
  private static void requireFiles(
      ParsedInput parsed, SolutionCommand allowed, ShellCommand command) {
    List<ShellCommand.Argument> left =
        command
            .arguments()
            .subList(
                Math.min(parsed.arguments().size(), command.arguments().size()),
                command.arguments().size());
    for (ShellCommand.Argument argument : left) {
      if (allowed.word(argument.name()) == Word.FILE) {
        throw notAllowed("in a solution '" + command.getName() + "' must name the file");
      }
    }
  }

  private static String checked(Word word, String value, ScratchFolder folder) {
    return switch (word) {
      case TEXT -> value;
      case FILE -> folder.file(value);
      case IMAGE -> ADDRESS.matcher(value).matches() ? value : folder.file(value);
      case BODY -> value.startsWith("@") ? "@" + folder.file(value.substring(1)) : value;
      case PART -> part(value, folder);
      case COMMAND -> throw new IllegalStateException("a command is more than one word");
    };
  }

  private static String part(String value, ScratchFolder folder) {
    int equals = value.indexOf('=');
    return equals >= 0 && value.startsWith("@", equals + 1)
        ? value.substring(0, equals + 2) + folder.file(value.substring(equals + 2))
        : value;
  }

  private static UsageException invalid(UsageException wrong) {
    return notAllowed("the shell rejects this line: " + wrong.getMessage());
  }

  private static UsageException notAllowed(String reason) {
    return new UsageException(reason, "'lesson-check <file>' lists all problems of a lesson.");
  }
}
