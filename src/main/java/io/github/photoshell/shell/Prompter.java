package io.github.photoshell.shell;

import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jspecify.annotations.Nullable;

/** Asks the user questions for a command. */
final class Prompter {
  /** The columns left free after a question. */
  private static final int ANSWER_WIDTH = 20;

  private final @Nullable AnswerReader answerReader;
  private final Printer remarks;
  private final Supplier<LineLayout> layout;
  private final Consumer<String> transcript;

  /**
   * @param answerReader null if no user can be asked
   * @param heard receives questions and answers, but no secrets
   */
  Prompter(
      @Nullable AnswerReader answerReader,
      Printer remarks,
      Supplier<LineLayout> layout,
      Consumer<String> heard) {
    this.answerReader = answerReader;
    this.remarks = remarks;
    this.layout = layout;
    this.transcript = heard;
  }

  boolean canAsk() {
    return answerReader != null;
  }

  /** Returns whether the answer is yes; true also if no user can be asked. */
  boolean confirm(Text question) {
    return !canAsk() || confirmByUser(question);
  }

  /** Returns whether a user answered yes; false also if no user can be asked. */
  boolean confirmByUser(Text question) {
    String typed = ask(question.plus(" [y/N]"));
    return typed != null && typed.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /** Returns whether a user typed the expected answer; false also if no user can be asked. */
  boolean confirmTyped(Text question, String expected) {
    String typed = ask(question);
    return typed != null && typed.strip().equals(expected);
  }

  /** Returns the answer; null if no user can be asked. */
  @Nullable String ask(Text question) {
    if (answerReader == null) {
      return null;
    }
    try {
      String typed = answerReader.ask(prompt(question.plus(" ")), null);
      transcript.accept(question.plain() + " " + typed);
      return typed;
    } catch (EndOfFileException e) {
      return "";
    }
  }

  /** Returns an answer that is not shown; null if no user can be asked. */
  char @Nullable [] askSecret(Text question) {
    if (answerReader == null) {
      return null;
    }
    try {
      transcript.accept(question.plain());
      return answerReader.ask(prompt(question.plus(" ")), '*').toCharArray();
    } catch (EndOfFileException e) {
      return new char[0];
    }
  }

  /**
   * Prints all lines of a question but the last, and returns the last: JLine does not wrap prompts.
   */
  private String prompt(Text question) {
    int room = Math.max(ANSWER_WIDTH, layout.get().width() - ANSWER_WIDTH);
    List<Text> lines = question.wrapped(new LineLayout(room, layout.get().columnCounter()));
    lines
        .subList(0, lines.size() - 1)
        .forEach(line -> remarks.writer().println(line.toTerminal(remarks.colour())));
    remarks.writer().flush();
    return escaped(lines.get(lines.size() - 1).toTerminal(remarks.colour()));
  }

  /** JLine reads a prompt as a pattern, in which a percent sign is special. */
  static String escaped(String prompt) {
    return prompt.replace("%", "%%");
  }
}
