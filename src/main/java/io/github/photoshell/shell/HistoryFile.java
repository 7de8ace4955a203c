package io.github.photoshell.shell;

import io.github.photoshell.files.LockedFile;
import io.github.photoshell.files.PrivateFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file that keeps the lines typed, one a line of its own behind its time in milliseconds. Only
 * its owner reads it, from the first byte on. Several shells may add to it at once: each holds a
 * lock while it writes, and none writes over what it has not read.
 */
final class HistoryFile {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final int most;
  private final int slack;
  private int lines;

  /** A line, and when it was typed. */
  record Line(Instant time, String text) {}

  /**
   * @param most how many lines are kept
   * @param slack how many more there may be before the oldest are dropped
   */
  HistoryFile(Path file, int most, int slack) {
    this.file = file;
    this.most = most;
    this.slack = slack;
  }

  /** Returns the lines, oldest first; what cannot be read as one is passed over. */
  List<Line> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Line> all = parsed(Files.readAllBytes(file));
    lines = all.size();
    if (lines > most && Files.isWritable(file)) {
      locked(this::dropOldest);
    }
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  /** Adds a line at the end. */
  void append(Line line) throws IOException {
    PrivateFolder.makeFor(file);
    locked(
        channel -> {
          long end = channel.size();
          String written = (endsInLineBreak(channel, end) ? "" : "\n") + written(line);
          write(channel, end, written);
          lines++;
          if (lines > most + slack) {
            dropOldest(channel);
          }
        });
  }

  private interface Work {
    void on(FileChannel channel) throws IOException;
  }

  private void locked(Work work) throws IOException {
    LockedFile.with(
        file,
        channel -> {
          if (isPosix() && !Files.getPosixFilePermissions(file).equals(OWNER_ALONE)) {
            Files.setPosixFilePermissions(file, OWNER_ALONE);
          }
          work.on(channel);
          return file;
        });
  }

  /** Another shell may have added lines since; what is there now is what counts. */
  private void dropOldest(FileChannel channel) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
      // Reads on.
    }
    List<Line> all = parsed(bytes);
    List<Line> kept = all.subList(Math.max(0, all.size() - most), all.size());
    StringBuilder text = new StringBuilder();
    kept.forEach(line -> text.append(written(line)));
    // Should this be interrupted, some lines are there twice; none is lost.
    channel.truncate(write(channel, 0, text.toString()));
    lines = kept.size();
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

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static List<Line> parsed(byte[] bytes) {
    List<Line> all = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      int colon = line.indexOf(':');
      try {
        Instant time = Instant.ofEpochMilli(Long.parseLong(line.substring(0, Math.max(0, colon))));
        all.add(new Line(time, unescaped(line.substring(colon + 1))));
      } catch (NumberFormatException noLine) {
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
