package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints the results of commands: as lines or JSON, what a jq filter selects, or in a pager. */
final class ResultPrinter {
  /** The longest line of a failure, in characters: a portal's message may have any length. */
  private static final int MAX_FAILURE_LENGTH = 1000;

  private final Console console;
  private @Nullable Pager pager;
  private @Nullable JqFilter filter;

  ResultPrinter(Console console) {
    this.console = console;
  }

  /** Sets the filter for the data of the next command, and returns the previous one. */
  @Nullable JqFilter setFilter(@Nullable JqFilter next) {
    JqFilter before = filter;
    filter = next;
    return before;
  }

  boolean hasFilter() {
    return filter != null;
  }

  boolean filterNeedsWholeList() {
    return filter != null && !filter.takesItems();
  }

  /** Sets the pager for long results; without one they are printed. */
  void setPager(Pager turning) {
    pager = turning;
  }

  /** Returns whether results may open the pager, as at the prompt. */
  boolean canPage() {
    // The lines of a script have a location.
    return pager != null && console.line().location().isEmpty();
  }

  /**
   * Prints a result.
   *
   * @param asJson whether to print exactly one JSON document
   */
  void print(CommandResult original, boolean asJson) {
    CommandResult result = original.hasOutput() ? original : original.withoutSecrets();
    boolean isFailure = !result.hasOutput();
    try {
      if (asJson && (isFailure || result.data() == null)) {
        printMessage(result, isFailure);
      } else if (isFailure) {
        result.lines().forEach(line -> console.printRemark(line.shortened(MAX_FAILURE_LENGTH)));
      } else {
        page(result.lines());
      }
      if (result.data() != null && !(asJson && isFailure)) {
        printData(result.data());
      }
      console.flush();
    } finally {
      result.remarks().forEach(console::printRemark);
    }
  }

  private void printMessage(CommandResult result, boolean isFailure) {
    if (result.lines().isEmpty()) {
      return;
    }
    if (isFailure) {
      console.printFailure(result.errorJson(console.line().location()));
    } else {
      printData(result.messageJson());
    }
  }

  /** Prints results; opens the pager at the prompt if they do not fit on the screen. */
  void page(List<Text> lines) {
    if (isPaged(lines.stream().flatMap(line -> console.resultLines(line).stream()).toList())) {
      lines.forEach(line -> console.notePrinted(line.plain()));
    } else {
      console.printLines(lines);
    }
  }

  /**
   * Prints a document, or what the filter selects from it: one result a line, texts as they are.
   */
  void printData(String json) {
    List<Json> selection = selection(json);
    List<String> documents =
        selection == null ? List.of(json) : selection.stream().map(this::shown).toList();
    if (isPaged(documents.stream().flatMap(String::lines).toList())) {
      documents.forEach(document -> document.lines().forEach(console::notePrinted));
    } else {
      documents.forEach(console::printDocument);
    }
    console.flush();
  }

  /**
   * Keeps the data of a command instead of printing it.
   *
   * @throws CommandFailedException if the filter selects no value, or several
   */
  void keep(String name, CommandResult result) {
    String document = result.data() == null ? result.messageJson() : result.data();
    KeptValues keptValues = console.line().keptValues();
    keptValues.keep(name, document, selection(document));
    result.remarks().forEach(console::printRemark);
    console.printRemark(keptValues.keptLine(name));
  }

  /** Returns a document, or what the filter selects from it, as the lines of a file. */
  String filtered(String json) {
    List<Json> selection = selection(json);
    return selection == null
        ? json + "\n"
        : selection.stream().map(selected -> line(selected) + "\n").collect(Collectors.joining());
  }

  /** Returns what the filter selects from a document; null without a filter. */
  private @Nullable List<Json> selection(String json) {
    try {
      return filter == null ? null : filter.apply(json);
    } catch (JqException e) {
      throw e.afterCommand();
    }
  }

  /** Returns a result of a filter; a terminal must not act on a text in it. */
  private String shown(Json selected) {
    String text = selected.text();
    return text != null && console.isTerminal()
        ? String.join("\n", console.resultLines(Text.of(text).noWrap()))
        : line(selected);
  }

  private static String line(Json selected) {
    String text = selected.text();
    return text == null ? selected.compact() : text;
  }

  /** Shows lines in the pager; returns false if they are to be printed. */
  private boolean isPaged(List<String> lines) {
    Pager opened = pager;
    if (opened == null || !canPage()) {
      return false;
    }
    console.flush();
    try {
      // Nothing else is written while the pager is open.
      return console
          .statusLine()
          .whileTyping(
              () -> {
                try {
                  return opened.show(lines);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      String reason = Objects.requireNonNull(e.getCause()).getMessage();
      console.printRemark(Text.of(Style.FAINT, "(shown without a pager: " + reason + ")"));
      return false;
    }
  }
}
