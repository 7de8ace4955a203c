package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/**
 * The lines typed, kept in a file of the state folder. A line that looks as if it held a secret is
 * left out, in memory too. Where there is no file to be had, the history lasts as long as the
 * shell.
 */
final class ShellHistory extends DefaultHistory {
  static final int MOST = 10_000;
  private static final int SLACK = 250;

  private final Path path;
  private final HistoryFile file;
  private @Nullable String notice;
  private boolean isKept = true;

  ShellHistory(Path folder) {
    path = folder.resolve("history");
    file = new HistoryFile(path, MOST, SLACK);
  }

  @Override
  public void attach(LineReader reader) {
    reader.setVariable(LineReader.HISTORY_SIZE, MOST);
    super.attach(reader);
  }

  /** Called by the line reader, once; the file is ours, for JLine's own is not safe to share. */
  @Override
  public void load() {
    try {
      file.read().stream()
          .filter(line -> !TypedSecrets.isIn(line.text()))
          .forEach(line -> internalAdd(line.time(), line.text()));
    } catch (IOException | SecurityException unreadable) {
      isKept = false;
      notice = "(the history is not saved: " + why(unreadable) + ")";
    }
  }

  /** Each line is written when it is added. */
  @Override
  public void save() {}

  @Override
  public void add(Instant time, String line) {
    if (TypedSecrets.isIn(line)) {
      notice = "(not kept in the history: it looks like a secret)";
      return;
    }
    int last = last();
    super.add(time, line);
    if (last() > last && isKept) {
      try {
        file.append(new HistoryFile.Line(time, line));
      } catch (IOException | SecurityException unwritable) {
        isKept = false;
        notice = "(the history is no longer saved: " + why(unwritable) + ")";
      }
    }
  }

  private String why(Exception trouble) {
    return trouble instanceof java.nio.file.AccessDeniedException denied
        ? "no permission to write " + denied.getFile()
        : path + ": " + AtomicFile.reason(trouble);
  }

  /** Returns the lines of this shell and, once a line reader has been made, of those before it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    forEach(entry -> lines.add(entry.line()));
    return lines;
  }

  /** Returns what there is to be said about the last line, once; mostly null. */
  @Nullable String notice() {
    String once = notice;
    notice = null;
    return once;
  }
}
