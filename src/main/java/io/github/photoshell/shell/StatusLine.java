package io.github.photoshell.shell;

import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
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
 * The line that shows what a command has been waiting for, with seconds, after 300 ms. It is erased
 * before anything else is written, and never shown while the user types. Thread-safe.
 */
public final class StatusLine {
  private static final Duration DELAY = Duration.ofMillis(300);
  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * Erases from the cursor to the end of the screen (ECMA-48, ED), because in a window that became
   * narrower the line may take several rows. The blank is for tmux, which would first copy an
   * otherwise empty screen to its history.
   */
  private static final String ERASED = "\r \u001b[J\r";

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
  private long limitedUntil;
  private boolean lineBegun;
  private String shown = "";

  /**
   * What is waited for.
   *
   * @param bar the progress; null for one request
   */
  private record Wait(Supplier<String> description, long since, @Nullable ProgressBar bar) {}

  /**
   * @param terminal the stream of standard error; null if it is not a terminal that can erase a
   *     line
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

  /** Returns a status line that is never shown. */
  static StatusLine hidden() {
    return new StatusLine(null, false, () -> 80, System::nanoTime);
  }

  /**
   * Starts a wait.
   *
   * @param owner identifies the wait, such as a thread; a later wait of the same replaces this one
   * @param description its description, such as {@code GET /api/2.0/people/@self}
   */
  public void begin(Object owner, String description) {
    begin(owner, () -> description);
  }

  /** Starts a wait whose description is computed when it is shown. */
  public synchronized void begin(Object owner, Supplier<String> description) {
    if (terminal != null && depth > 0) {
      waits.put(owner, new Wait(description, nanos.getAsLong(), null));
    }
  }

  /** Shows or updates the progress of a long command, from now on. */
  synchronized void progress(Object owner, int done, int total) {
    if (terminal != null && depth > 0) {
      long now = nanos.getAsLong();
      Wait known = waits.get(owner);
      ProgressBar before = known == null ? null : known.bar();
      ProgressBar bar =
          before == null ? new ProgressBar(done, total, now) : before.at(done, total, now);
      waits.put(owner, new Wait(() -> "", known == null ? now : known.since(), bar));
    }
  }

  /** Notes that the portal's limit delays requests. */
  public synchronized void limited(Duration wait) {
    limitedUntil = nanos.getAsLong() + wait.toNanos();
  }

  /** Ends a wait. */
  public synchronized void end(Object owner) {
    if (waits.remove(owner) != null && waits.isEmpty()) {
      hide();
    }
  }

  /** Shows what a command waits for, until {@link #ended}. */
  synchronized void started(String name) {
    if (depth == 0) {
      // The typed line ended with Enter, whatever was printed since, as by 'clear'.
      lineBegun = false;
    }
    depth++;
    command = name;
    commandSince = nanos.getAsLong();
    if (terminal != null && ticking == null) {
      ticking =
          clock()
              .scheduleAtFixedRate(
                  this::tick, DELAY.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  synchronized void ended() {
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

  /** Reads input; nothing is shown meanwhile. */
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
        // The input ended with Enter.
        lineBegun = false;
        commandSince = nanos.getAsLong();
      }
    }
  }

  /** Returns a stream that erases the line before it writes to {@code stream}. */
  OutputStream clearingBefore(OutputStream stream, boolean isTerminal) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (!isTerminal || length == 0) {
          out.write(bytes, from, length);
          return;
        }
        synchronized (StatusLine.this) {
          hide();
          // A command that prints something needs no default text.
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
    String line = cut(words);
    if (terminal == null || line.equals(shown)) {
      return;
    }
    terminal.print(ERASED + Text.of(Style.FAINT, line).toTerminal(colour) + "\r");
    terminal.flush();
    shown = line;
  }

  private String words() {
    // The oldest wait delays the others.
    Wait wait = waits.isEmpty() ? null : waits.values().iterator().next();
    if (depth == 0 || (wait == null && command == null)) {
      return "";
    }
    long since = nanos.getAsLong() - (wait == null ? commandSince : wait.since());
    if (since < DELAY.toNanos()) {
      return "";
    }
    long now = nanos.getAsLong();
    long limited = Math.max(0, limitedUntil - now);
    if (wait != null && wait.bar() != null) {
      return wait.bar().line(room(), now, limited);
    }
    if (limited >= TimeUnit.SECONDS.toNanos(1)) {
      return "… waiting for the portal's limit: " + TimeUnit.NANOSECONDS.toSeconds(limited) + " s";
    }
    String description = wait == null ? command : wait.description().get();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(since);
    return "… " + description + (seconds < 1 ? "" : " · " + seconds + " s");
  }

  /** Cuts the text to one row, because a wrapped line could not be erased. */
  private String cut(String words) {
    AttributedString line = new AttributedString(Text.of(words).plain());
    int room = room();
    return line.columnLength() <= room
        ? line.toString()
        : line.columnSubSequence(0, room - 1) + "…";
  }

  private int room() {
    return Math.max(1, width.getAsInt() - 1);
  }

  private void hide() {
    if (terminal != null && !shown.isEmpty()) {
      terminal.print(ERASED);
      terminal.flush();
      shown = "";
    }
  }
}
