package io.github.photoshell.shell;

import io.github.photoshell.render.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines that do not belong to a command's result, such as the trace, from any thread. While
 * the user types, the lines appear above the edited line; while a command runs, they go to the
 * remarks, in order. Callers never wait for the line editor.
 */
public final class BackgroundPrinter {
  private final Deque<Text> unsaid = new ArrayDeque<>();
  private final Object oneAtATime = new Object();
  private final ExecutorService printer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "aside");
            thread.setDaemon(true);
            return thread;
          });
  private Consumer<Text> remarks = line -> {};
  private @Nullable Consumer<Text> aboveTheLine;

  /** Prints a line. */
  public void say(Text line) {
    boolean somebodyTypes;
    synchronized (unsaid) {
      unsaid.add(line);
      somebodyTypes = aboveTheLine != null;
    }
    if (somebodyTypes) {
      // The line editor may be waiting for this thread.
      printer.execute(this::sayAll);
    } else {
      sayAll();
    }
  }

  /** Prints the pending lines in order. */
  void sayAll() {
    synchronized (oneAtATime) {
      while (true) {
        Text line;
        Consumer<Text> where;
        synchronized (unsaid) {
          line = unsaid.poll();
          where = aboveTheLine == null ? remarks : aboveTheLine;
        }
        if (line == null) {
          return;
        }
        where.accept(line);
      }
    }
  }

  /** Sets where lines go while no line is being typed. */
  void remarksGoTo(Consumer<Text> writer) {
    synchronized (unsaid) {
      remarks = writer;
    }
  }

  /**
   * Reads a line; lines printed meanwhile appear above it.
   *
   * @param above prints a line above the edited line
   */
  String whileTyping(Consumer<Text> above, Supplier<String> typed) {
    sayAll();
    synchronized (unsaid) {
      aboveTheLine = above;
    }
    try {
      return typed.get();
    } finally {
      synchronized (unsaid) {
        aboveTheLine = null;
      }
      sayAll();
    }
  }
}
