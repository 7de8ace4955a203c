package io.github.photoshell.shell;

import io.github.photoshell.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prints lines that do not belong to a command's result, such as the trace, from any thread. While
 * the user types, the lines appear above the edited line; while a command runs, they go to the
 * remarks, in order. Callers never wait for the line editor.
 */
@Component
public final class BackgroundPrinter {
  private final Deque<Text> pending = new ArrayDeque<>();
  private final Object printLock = new Object();
  private final ExecutorService printer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "aside");
            thread.setDaemon(true);
            return thread;
          });
  private Consumer<Text> remarks = line -> {};
  private @Nullable Consumer<Text> abovePrompt;

  /** Prints lines, with no others between them. */
  public void print(List<Text> lines) {
    boolean somebodyTypes;
    synchronized (pending) {
      pending.addAll(lines);
      somebodyTypes = abovePrompt != null;
    }
    if (somebodyTypes) {
      // The line editor may be waiting for this thread.
      printer.execute(this::printPending);
    } else {
      printPending();
    }
  }

  /** Prints the pending lines in order. */
  void printPending() {
    synchronized (printLock) {
      while (true) {
        Text line;
        Consumer<Text> where;
        synchronized (pending) {
          line = pending.poll();
          where = abovePrompt == null ? remarks : abovePrompt;
        }
        if (line == null) {
          return;
        }
        where.accept(line);
      }
    }
  }

  /** Sets where lines go while no line is being typed. */
  void setWriter(Consumer<Text> writer) {
    synchronized (pending) {
      remarks = writer;
    }
  }

  /**
   * Reads a line; lines printed meanwhile appear above it.
   *
   * @param above prints a line above the edited line
   */
  String whileTyping(Consumer<Text> above, Supplier<String> typed) {
    printPending();
    synchronized (pending) {
      abovePrompt = above;
    }
    try {
      return typed.get();
    } finally {
      synchronized (pending) {
        abovePrompt = null;
      }
      printPending();
    }
  }
}
