package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Detects which of the three standard streams are terminals, and their abilities. */
public final class StandardStreams {
  private static final int USUAL_HEIGHT = 24;

  private final Optional<TerminalProvider> provider;
  private final Map<SystemStream, Boolean> terminals = new ConcurrentHashMap<>();
  private final Map<String, String> environment;
  private volatile @Nullable IntSupplier height;

  StandardStreams(Map<String, String> environment) {
    this.environment = environment;
    this.provider = load();
  }

  /**
   * Loads the first provider that works here. "jni" unpacks a library to the temporary folder,
   * which fails if that may not hold programs. "ffm" needs Java 22, and "exec" runs stty and test.
   */
  private static Optional<TerminalProvider> load() {
    for (String name : List.of("jni", "ffm", "exec")) {
      try {
        return Optional.of(TerminalProvider.load(name));
      } catch (IOException | RuntimeException | LinkageError e) {
        // Then the next one.
      }
    }
    return Optional.empty();
  }

  /** Returns JLine's provider of the system terminal; null if none works here. */
  @Nullable TerminalProvider provider() {
    return provider.orElse(null);
  }

  /** Returns whether a stream is a terminal; false if no provider works here. */
  boolean isTerminal(SystemStream stream) {
    // "exec" runs a program for each question.
    return terminals.computeIfAbsent(
        stream,
        asked ->
            provider.map(terminalProvider -> terminalProvider.isSystemStream(asked)).orElse(false));
  }

  /** Returns whether input and output are both a terminal, so that the user can be asked. */
  boolean isInteractive() {
    return isTerminal(SystemStream.Input) && isTerminal(SystemStream.Output);
  }

  /** Returns whether the stream is a terminal with colours, and {@code NO_COLOR} is not set. */
  boolean showsColour(SystemStream stream) {
    return isTerminal(stream) && environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
  }

  /** Returns whether the stream is a terminal that shows hyperlinks. */
  boolean showsLinks(SystemStream stream) {
    return isTerminal(stream) && !isDumb() && GraphicsDetection.showsLinks(environment);
  }

  /** Sets the supplier of the terminal's height. */
  void setHeight(IntSupplier terminalHeight) {
    height = terminalHeight;
  }

  /** Returns facts about the terminal, for {@code doctor}. */
  public TerminalFacts facts() {
    boolean output = isTerminal(SystemStream.Output);
    IntSupplier lines = height;
    return new TerminalFacts(
        isTerminal(SystemStream.Input),
        output,
        provider.isPresent(),
        environment.getOrDefault("TERM", ""),
        output ? width() : null,
        output && lines != null && lines.getAsInt() > 0 ? lines.getAsInt() : null,
        showsColour(SystemStream.Output),
        !environment.getOrDefault("NO_COLOR", "").isEmpty(),
        locale());
  }

  /**
   * Returns the locale variable that counts by POSIX's order, with its value; empty if none is set.
   */
  private String locale() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return name + "=" + value;
      }
    }
    return "";
  }

  boolean isDumb() {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /**
   * Returns how images can be drawn on standard output.
   *
   * @param height returns the window's rows; 0 if unknown
   */
  Canvas canvas(IntSupplier height) {
    if (!showsColour(SystemStream.Output)) {
      return Canvas.none();
    }
    int rows = height.getAsInt();
    return new Canvas(GraphicsDetection.of(environment), width(), rows > 0 ? rows : USUAL_HEIGHT);
  }

  /** Returns the columns of standard output; unlimited for a file. */
  int width() {
    return width(SystemStream.Output);
  }

  int width(SystemStream stream) {
    if (!isTerminal(stream)) {
      return Integer.MAX_VALUE;
    }
    int columns =
        provider.map(terminalProvider -> terminalProvider.systemStreamWidth(stream)).orElse(0);
    return columns > 0 ? columns : 80;
  }

  /**
   * Properties of the terminal.
   *
   * @param input true if input comes from a terminal
   * @param output true if output goes to a terminal
   * @param controlled true if the native terminal library could be loaded
   * @param kind the terminal type, as in {@code xterm-256color}; empty if unknown
   * @param columns null if output does not go to a terminal
   * @param rows null if unknown
   * @param colour true if output is coloured
   * @param noColour true if the user disabled colour
   * @param locale the setting that names the character encoding, as in {@code LANG=en_GB.UTF-8}; or
   *     empty
   */
  public record TerminalFacts(
      boolean input,
      boolean output,
      boolean controlled,
      String kind,
      @Nullable Integer columns,
      @Nullable Integer rows,
      boolean colour,
      boolean noColour,
      String locale) {}
}
