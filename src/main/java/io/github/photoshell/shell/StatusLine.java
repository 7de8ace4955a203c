package io.github.photoshell.shell;

import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * The line that says what a command waits for, with seconds, once it waits longer than 300 ms. It
 * stands on the terminal's last line while nothing else is written, is gone before anything is, and
 * is never there while somebody types. Any thread may call.
 */
public final class StatusLine {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration TICK = Duration.ofMillis(100);

  /** Erases from the cursor to the end of the line (ECMA-48, EL). */
  private static final String ERASED = "\r\u001b[K";

  private final @Nullable PrintWriter terminal;
  private final boolean colour;
  private final IntSupplier width;
  private final LongSupplier nanos;
  private final Map<Object, Wait> waits = new LinkedHashMap<>();
  private @Nullable ScheduledExecutorService clock;
  private @Nullable ScheduledFuture<?> ticking;
  private @Nullable String command;
  private long commandSince;
  private int depth;
  private int typing;
  private boolean lineBegun;
  private String shown = "";

  private record Wait(Supplier<String> what, long since) {}

  /**
   * @param terminal where standard error goes; null when that is no terminal, or none that can
   *     erase a line
   * @param width columns of that terminal
   */
  StatusLine(
      @Nullable OutputStream terminal, boolean colour, IntSupplier width, LongSupplier nanos) {
    this.terminal =
        terminal == null ? null : new PrintWriter(terminal, false, StandardCharsets.UTF_8);
    this.colour = colour;
    this.width = width;
    this.nanos = nanos;
  }

  /** Shows nothing, ever. */
  static StatusLine unseen() {
    return new StatusLine(null, false, () -> 80, System::nanoTime);
  }

  /**
   * Says what is waited for from now on.
   *
   * @param who waits, such as a thread; a later wait of the same takes the place of this one
   * @param what as in {@code GET /api/2.0/people/@self}
   */
  public void begin(Object who, String what) {
    begin(who, () -> what);
  }

  /** The same; the words are made when they are shown. */
  public synchronized void begin(Object who, Supplier<String> what) {
    if (terminal != null && depth > 0) {
      waits.put(who, new Wait(what, nanos.getAsLong()));
    }
  }

  /** The same of something that goes on: its seconds count from the first time. */
  synchronized void progress(Object who, String what) {
    if (terminal != null && depth > 0) {
      Wait known = waits.get(who);
      waits.put(who, new Wait(() -> what, known == null ? nanos.getAsLong() : known.since()));
    }
  }

  /** Says that the wait is over. */
  public synchronized void end(Object who) {
    if (waits.remove(who) != null && waits.isEmpty()) {
      hide();
    }
  }

  /** Runs a command; what it waits for is shown until it ends. */
  <T> T during(String name, Supplier<T> running) {
    started(name);
    try {
      return running.get();
    } finally {
      ended();
    }
  }

  private synchronized void started(String name) {
    if (depth == 0) {
      // Whatever was printed before, as by 'clear', the line with the command ended with Enter.
      lineBegun = false;
    }
    depth++;
    command = name;
    commandSince = nanos.getAsLong();
    if (terminal != null && ticking == null) {
      ticking =
          clock()
              .scheduleAtFixedRate(
                  this::tick, PATIENCE.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void ended() {
    depth--;
    command = null;
    waits.clear();
    hide();
    if (depth == 0 && ticking != null) {
      ticking.cancel(false);
      ticking = null;
    }
  }

  private ScheduledExecutorService clock() {
    if (clock == null) {
      clock =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "waiting");
                thread.setDaemon(true);
                return thread;
              });
    }
    return clock;
  }

  /** Has something typed; nothing is shown meanwhile. */
  <T> T whileTyping(Supplier<T> typed) {
    synchronized (this) {
      typing++;
      hide();
    }
    try {
      return typed.get();
    } finally {
      synchronized (this) {
        typing--;
        // Whatever was typed ended with Enter.
        lineBegun = false;
        commandSince = nanos.getAsLong();
      }
    }
  }

  /** Returns a stream that takes the line away before anything is written to {@code stream}. */
  OutputStream guarded(OutputStream stream, boolean isTerminal) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (!isTerminal || length == 0) {
          out.write(bytes, from, length);
          return;
        }
        synchronized (StatusLine.this) {
          hide();
          // A command that has begun to speak says itself what it does.
          command = null;
          lineBegun = bytes[from + length - 1] != '\n';
          out.write(bytes, from, length);
        }
      }

      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }
    };
  }

  synchronized void tick() {
    String words = typing > 0 || lineBegun ? "" : words();
    if (terminal == null || words.equals(shown)) {
      return;
    }
    Text line = Text.of(Style.FAINT, cut(words));
    terminal.print(ERASED + line.toTerminal(colour));
    terminal.flush();
    shown = words;
  }

  private String words() {
    // The oldest is what holds the others up.
    Wait wait = waits.isEmpty() ? null : waits.values().iterator().next();
    if (depth == 0 || (wait == null && command == null)) {
      return "";
    }
    long since = nanos.getAsLong() - (wait == null ? commandSince : wait.since());
    if (since < PATIENCE.toNanos()) {
      return "";
    }
    String what = wait == null ? command : wait.what().get();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(since);
    return "… " + what + (seconds < 1 ? "" : " · " + seconds + " s");
  }

  /** A line that wraps could not be erased. */
  private String cut(String words) {
    AttributedString line = new AttributedString(Text.of(words).plain());
    int room = Math.max(1, width.getAsInt() - 1);
    return line.columnLength() <= room
        ? line.toString()
        : line.columnSubSequence(0, room - 1) + "…";
  }

  private void hide() {
    if (terminal != null && !shown.isEmpty()) {
      terminal.print(ERASED);
      terminal.flush();
      shown = "";
    }
  }
}
