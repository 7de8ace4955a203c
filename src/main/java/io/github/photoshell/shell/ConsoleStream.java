package io.github.photoshell.shell;

import io.github.photoshell.files.WindowsPrograms;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.utils.WriterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of UTF-8 to a Windows console, through JLine: the console may expect another encoding,
 * and an old one shows escape sequences as text.
 */
final class ConsoleStream extends OutputStream {
  private final Supplier<Terminal> terminal;
  private @Nullable OutputStream out;

  /**
   * @param terminal called at the first output, because creating a terminal takes time
   */
  ConsoleStream(Supplier<Terminal> terminal) {
    this.terminal = terminal;
  }

  /** Returns the stream to a standard stream of this process. */
  static OutputStream of(FileDescriptor file, boolean isTerminal, Supplier<Terminal> terminal) {
    return isTerminal && WindowsPrograms.isWindows()
        ? new ConsoleStream(terminal)
        : new FileOutputStream(file);
  }

  private synchronized OutputStream out() {
    if (out == null) {
      out = new WriterOutputStream(terminal.get().writer(), StandardCharsets.UTF_8);
    }
    return out;
  }

  @Override
  public void write(int single) throws IOException {
    out().write(single);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out().write(bytes, from, length);
    out().flush();
  }

  @Override
  public void flush() throws IOException {
    out().flush();
  }
}
