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
 * Says what nobody waits for, such as the trace, from any thread. While a line is being typed it
 * appears above that line, which stays as it is; while a command runs it goes where remarks go, in
 * the order in which it was said. Whoever says something is never kept waiting by the line editor.
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

  /** Says a line. */
  public void say(Text line) {
    boolean somebodyTypes;
    synchronized (unsaid) {
      unsaid.add(line);
      somebodyTypes = aboveTheLine != null;
    }
    if (somebodyTypes) {
      // The line editor may be busy with what this very thread is to bring.
      printer.execute(this::sayAll);
    } else {
      sayAll();
    }
  }

  /** Says what has not been said yet, in order. */
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

  /** Tells where to say things while nobody types. */
  void remarksGoTo(Consumer<Text> writer) {
    synchronized (unsaid) {
      remarks = writer;
    }
  }

  /**
   * Has a line typed while things may be said.
   *
   * @param above prints a line above the one that is being typed
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
