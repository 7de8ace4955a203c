package io.github.photoshell.shell;

import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The history file: one typed line per line, after its time in milliseconds. Only its owner can
 * read it. Several shells can append at the same time; each holds a lock while it writes, and none
 * overwrites lines that it has not read.
 */
final class HistoryFile {
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  /** With long lines, fewer lines are kept, so that the file can always be read. */
  private static final int MAX_KEPT_BYTES = MAX_BYTES / 2;

  private static final Pattern FIRST_LINE = Pattern.compile("-?\\d{1,19}:");

  private final Path file;
  private final StateFile state;
  private final int maxLines;
  private final int slack;
  private int lines;

  /** A typed line and its time. */
  record Line(Instant time, String text) {}

  /**
   * @param most how many lines are kept
   * @param slack how many more there may be before the oldest are dropped
   */
  HistoryFile(Path file, int most, int slack) {
    this.file = file;
    this.state = new StateFile(file, MAX_BYTES, line -> FIRST_LINE.matcher(line).lookingAt());
    this.maxLines = most;
    this.slack = slack;
  }

  /**
   * Returns the lines, oldest first; invalid lines are skipped.
   *
   * @throws IOException if the file cannot be read, or is not a history
   */
  List<Line> read() throws IOException {
    if (state.isNullDevice()) {
      return List.of();
    }
    List<Line> all = parsed(state.read());
    lines = all.size();
    if (lines > maxLines && Files.isWritable(file)) {
      locked(this::dropOldest);
    }
    return all.subList(Math.max(0, all.size() - maxLines), all.size());
  }

  /**
   * Appends a line; does nothing if the file is the null device.
   *
   * @throws IOException if the file cannot be written, or is not a history
   */
  void append(Line line) throws IOException {
    if (state.isNullDevice()) {
      return;
    }
    PrivateFolder.makeFor(file);
    locked(
        channel -> {
          long end = channel.size();
          String written = (endsInLineBreak(channel, end) ? "" : "\n") + written(line);
          write(channel, end, written);
          lines++;
          if (lines > maxLines + slack || channel.size() > MAX_KEPT_BYTES) {
            dropOldest(channel);
          }
        });
  }

  private interface Work {
    void run(FileChannel channel) throws IOException;
  }

  private void locked(Work work) throws IOException {
    state.withLock(
        channel -> {
          work.run(channel);
          return file;
        });
  }

  /** Reads the file again first, because another shell may have added lines. */
  private void dropOldest(FileChannel channel) throws IOException {
    List<Line> all = parsed(StateFile.contents(channel));
    List<Line> newestLines = newest(all);
    StringBuilder text = new StringBuilder();
    newestLines.forEach(line -> text.append(written(line)));
    // If this is interrupted, some lines are duplicated, but none is lost.
    channel.truncate(write(channel, 0, text.toString()));
    lines = newestLines.size();
  }

  /**
   * If lines are long, drops a quarter more than necessary, so that this does not happen at every
   * line.
   */
  private List<Line> newest(List<Line> all) {
    int from = all.size();
    long bytes = 0;
    while (from > Math.max(0, all.size() - maxLines)) {
      bytes += written(all.get(from - 1)).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_KEPT_BYTES / 4 * 3) {
        break;
      }
      from--;
    }
    return all.subList(from, all.size());
  }

  private static long write(FileChannel channel, long at, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    return position;
  }

  /** A shell that was killed may have left half a line. */
  private static boolean endsInLineBreak(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end == 0 || channel.read(last, end - 1) != 1 || last.get(0) == '\n';
  }

  private static List<Line> parsed(byte[] bytes) {
    List<Line> all = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      int colon = line.indexOf(':');
      try {
        Instant time = Instant.ofEpochMilli(Long.parseLong(line.substring(0, Math.max(0, colon))));
        String text = unescaped(line.substring(colon + 1));
        // Another program may have written characters that act on a terminal.
        all.add(new Line(time, ControlCharacters.removedFrom(text)));
      } catch (NumberFormatException e) {
        // Passed over.
      }
    }
    return all;
  }

  private static String written(Line line) {
    String text = line.text().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return line.time().toEpochMilli() + ":" + text + "\n";
  }

  private static String unescaped(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
        line.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }
}
