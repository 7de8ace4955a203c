package io.github.photoshell.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;

/**
 * The built launcher on a pseudo-terminal, with an emulated screen. Waits for expected output,
 * never for a fixed time.
 */
final class LauncherTerminal implements AutoCloseable {
  /** The launcher that the build has made. */
  static final String LAUNCHER =
      System.getProperty("photoshell.launcher", "target/photoshell/bin/photoshell");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int COLUMNS = 160;
  private static final int ROWS = 50;

  private ScreenTerminal screen = new ScreenTerminal(COLUMNS, ROWS);
  private final StringBuilder sent = new StringBuilder();
  private final PtyProcess process;
  private final Thread reader;
  private volatile Duration replyDelay = Duration.ZERO;

  /**
   * @param home photoshell's home folder
   * @param environment additional variables; an empty value removes one
   * @param arguments the command-line arguments of {@code photoshell}
   */
  LauncherTerminal(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    this(command(arguments), home, environment);
  }

  /**
   * Starts a shell of the operating system instead.
   *
   * @param script its script; {@code "$0"} is the launcher
   */
  static LauncherTerminal within(String script, Path home) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script));
    command.addAll(command());
    return new LauncherTerminal(command, home, Map.of());
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LauncherTerminal.LAUNCHER);
    command.addAll(List.of(arguments));
    return command;
  }

  private LauncherTerminal(List<String> command, Path home, Map<String, String> environment)
      throws IOException {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables
        .keySet()
        .removeAll(List.of("NO_COLOR", "CI", "DOCSPACE_BASE_URL", "DOCSPACE_API_KEY"));
    variables.put("TERM", "xterm-256color");
    variables.put("PHOTOSHELL_HOME", home.toString());
    variables.putAll(environment);
    process =
        new PtyProcessBuilder(command.toArray(String[]::new))
            .setEnvironment(variables)
            .setDirectory(home.toString())
            .setInitialColumns(COLUMNS)
            .setInitialRows(ROWS)
            .start();
    reader = new Thread(this::read, "screen");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    ByteBuffer bytes = ByteBuffer.allocate(8192);
    CharBuffer characters = CharBuffer.allocate(8192);
    try (InputStream in = process.getInputStream()) {
      for (int n; (n = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0; ) {
        bytes.position(bytes.position() + n).flip();
        decoder.decode(bytes, characters, false);
        bytes.compact();
        String text = characters.flip().toString();
        characters.clear();
        String reply;
        synchronized (this) {
          screen.write(text);
          sent.append(text);
          reply = screen.read();
        }
        if (reply.endsWith("R")) {
          // The cursor position.
          Thread.sleep(replyDelay.toMillis());
          type(reply);
        }
      }
    } catch (IOException e) {
      // The process has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports the cursor's position late, as over a slow line. */
  LauncherTerminal replyAfter(Duration delay) {
    replyDelay = delay;
    return this;
  }

  long pid() {
    return process.pid();
  }

  /** Returns the text on the screen. */
  synchronized String text() {
    return screen.toString().stripTrailing();
  }

  /** Returns every character sent so far, escape sequences included. */
  synchronized String allSent() {
    return sent.toString();
  }

  /** Types keys; "\r" is Enter, "\t" Tab. */
  LauncherTerminal type(String keys) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(keys.getBytes(StandardCharsets.UTF_8));
    out.flush();
    return this;
  }

  /** Resizes the window. */
  LauncherTerminal resize(int columns, int rows) throws InterruptedException {
    int before = allSent().length();
    // The screen is resized first, because the program redraws as soon as it is notified.
    synchronized (this) {
      screen.setSize(columns, rows);
    }
    process.setWinSize(new WinSize(columns, rows));
    return await("the line drawn anew", text -> allSent().length() > before);
  }

  /**
   * Resizes a window whose terminal rewraps its content. All earlier output must be sequential,
   * without moving the cursor up.
   */
  LauncherTerminal resizeAndWrap(int columns, int rows) throws InterruptedException {
    synchronized (this) {
      screen = new ScreenTerminal(columns, rows);
      screen.write(sent);
      screen.read();
    }
    return resize(columns, rows);
  }

  /** Presses Ctrl and a letter. */
  LauncherTerminal ctrl(char letter) throws IOException {
    return type(String.valueOf((char) (letter - '@')));
  }

  /** Waits for the prompt, types a line, and presses Enter once the line is shown. */
  LauncherTerminal enter(String prompt, String line) throws IOException, InterruptedException {
    awaitPrompt(prompt).type(line);
    awaitLine((prompt + "> " + line).stripTrailing());
    return type("\r");
  }

  LauncherTerminal await(String wanted) throws InterruptedException {
    return await("'" + wanted + "'", text -> text.contains(wanted));
  }

  /** Waits until the last line is {@code prompt} and nothing else. */
  LauncherTerminal awaitPrompt(String prompt) throws InterruptedException {
    return awaitLine(prompt + ">");
  }

  /** Waits until the last line is {@code line}; blanks at its end do not count. */
  LauncherTerminal awaitLine(String line) throws InterruptedException {
    return await("the last line '" + line + "'", text -> lastLine(text).equals(line));
  }

  /** Waits until the last line has this end, as with a question; trailing blanks are ignored. */
  LauncherTerminal awaitLineEnding(String words) throws InterruptedException {
    return await("a last line ending in '" + words + "'", text -> lastLine(text).endsWith(words));
  }

  /** Waits for a prompt with any text. */
  LauncherTerminal enter(String line) throws IOException, InterruptedException {
    awaitAnyPrompt().type(line);
    await("'" + line + "' typed", text -> lastLine(text).endsWith("> " + line));
    return type("\r");
  }

  /** Waits until the last line is a prompt with no typed text. */
  LauncherTerminal awaitAnyPrompt() throws InterruptedException {
    return await("a prompt", text -> lastLine(text).endsWith(">"));
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (before, line) -> line).stripTrailing();
  }

  LauncherTerminal await(String message, Predicate<String> condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(text())) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never saw " + message + " on:\n" + text());
      }
      Thread.sleep(15);
    }
    return this;
  }

  /**
   * Presses a key until a condition holds, for example Tab, because late results are shown at the
   * next Tab.
   */
  LauncherTerminal pressUntil(String key, String message, Predicate<String> condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      type(key);
      for (int i = 0; i < 100; i++) {
        if (condition.test(text())) {
          return this;
        }
        Thread.sleep(15);
      }
    }
    throw new AssertionError("never saw " + message + " on:\n" + text());
  }

  /** Presses Tab until the last line is {@code line}. */
  LauncherTerminal tabTo(String line) throws IOException, InterruptedException {
    return pressUntil("\t", "the last line '" + line + "'", text -> lastLine(text).equals(line));
  }

  /** Waits for the end and returns the exit code. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running:\n" + text());
    }
    reader.join(1000);
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
