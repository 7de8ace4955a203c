package io.github.photoshell.shell;

import io.github.photoshell.render.Canvas;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Tells which of the three standard streams are terminals, and what they can do. */
final class Streams {
  private static final int USUAL_HEIGHT = 24;

  private final Optional<TerminalProvider> provider;
  private final Map<String, String> environment;

  Streams(Map<String, String> environment) {
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
    return new Canvas(Drawing.of(environment), width(), rows > 0 ? rows : USUAL_HEIGHT);
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
