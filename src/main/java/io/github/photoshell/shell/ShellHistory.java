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
 * The history of typed lines, saved in the state folder. Lines that look like secrets are not kept,
 * not even in memory. If the file cannot be used, the history ends with the shell.
 */
final class ShellHistory extends DefaultHistory {
  static final int MAX_LINES = 10_000;
  private static final int SLACK = 250;

  private final Path path;
  private final HistoryFile file;
  private @Nullable String notice;
  private boolean isKept = true;

  ShellHistory(Path folder) {
    path = folder.resolve("history");
    file = new HistoryFile(path, MAX_LINES, SLACK);
  }

  @Override
  public void attach(LineReader reader) {
    reader.setVariable(LineReader.HISTORY_SIZE, MAX_LINES);
    super.attach(reader);
  }

  /**
   * Loads our own history file; JLine calls this once. JLine's own file is not safe to share
   * between shells.
   */
  @Override
  public void load() {
    try {
      file.read().stream()
          .filter(line -> !TypedSecrets.containsSecret(line.text()))
          .forEach(line -> internalAdd(line.time(), line.text()));
    } catch (IOException | SecurityException e) {
      isKept = false;
      notice = "(the history is not saved: " + reason(e) + ")";
    }
  }

  /** Does nothing: each line is written when it is added. */
  @Override
  public void save() {}

  @Override
  public void add(Instant time, String line) {
    if (TypedSecrets.containsSecret(line)) {
      notice = "(not kept in the history: it looks like a secret)";
      return;
    }
    int last = last();
    super.add(time, line);
    if (last() > last && isKept) {
      try {
        file.append(new HistoryFile.Line(time, line));
      } catch (IOException | SecurityException e) {
        isKept = false;
        notice = "(the history is no longer saved: " + reason(e) + ")";
      }
    }
  }

  private String reason(Exception trouble) {
    return trouble instanceof java.nio.file.AccessDeniedException denied
        ? "no permission to write " + denied.getFile()
        : path + ": " + AtomicFile.reason(trouble);
  }

  /** Returns the lines of this shell, and of earlier shells once a line reader has loaded them. */
  List<RecentLines.Line> lines() {
    List<RecentLines.Line> lines = new ArrayList<>();
    forEach(entry -> lines.add(new RecentLines.Line(entry.index() + 1, entry.line())));
    return lines;
  }

  /** Returns a notice about the last line, once; usually null. */
  @Nullable String notice() {
    String once = notice;
    notice = null;
    return once;
  }
}
