package io.github.photoshell.shell;

import io.github.photoshell.render.Canvas;
import io.github.photoshell.render.TerminalFacts;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Tells which of the three standard streams are terminals, and what they can do. */
final class StandardStreams {
  private static final int USUAL_HEIGHT = 24;

  private final Optional<TerminalProvider> provider;
  private final Map<String, String> environment;
  private volatile @Nullable IntSupplier height;

  StandardStreams(Map<String, String> environment) {
    this.environment = environment;
    this.provider = load();
  }

  private static Optional<TerminalProvider> load() {
    try {
      return Optional.of(TerminalProvider.load("jni"));
    } catch (IOException | LinkageError noNativeLibrary) {
      return Optional.empty();
    }
  }

  /** Returns the way to the system's terminal; null where the native library does not load. */
  @Nullable TerminalProvider provider() {
    return provider.orElse(null);
  }

  /** Where the native library does not load, nothing counts as a terminal. */
  boolean isTerminal(SystemStream stream) {
    return provider.map(one -> one.isSystemStream(stream)).orElse(false);
  }

  /** Whether somebody can be asked: both what is typed and what is shown go through a terminal. */
  boolean isConversation() {
    return isTerminal(SystemStream.Input) && isTerminal(SystemStream.Output);
  }

  /** Whether the stream is a terminal that shows colour, and nobody asked for none. */
  boolean showsColour(SystemStream stream) {
    return isTerminal(stream) && environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
  }

  /** Tells where the lines of the terminal can be had from now on. */
  void opened(IntSupplier terminalHeight) {
    height = terminalHeight;
  }

  /** Tells what there is to write on and to be typed at. */
  TerminalFacts facts() {
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

  /** The setting that says which letters the terminal is fed with, by POSIX's order. */
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
   * Returns what pictures on standard output can be drawn with.
   *
   * @param height asks for the lines of the window; 0 where it can't be told
   */
  Canvas canvas(IntSupplier height) {
    if (!showsColour(SystemStream.Output)) {
      return Canvas.none();
    }
    int rows = height.getAsInt();
    return new Canvas(GraphicsDetection.of(environment), width(), rows > 0 ? rows : USUAL_HEIGHT);
  }

  /** Returns the columns of standard output; a file's lines have no end. */
  int width() {
    return width(SystemStream.Output);
  }

  int width(SystemStream stream) {
    if (!isTerminal(stream)) {
      return Integer.MAX_VALUE;
    }
    int columns = provider.map(one -> one.systemStreamWidth(stream)).orElse(0);
    return columns > 0 ? columns : 80;
  }
}
