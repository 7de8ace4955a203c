package io.github.photoshell.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines typed, kept in a file of the state folder that only its owner reads. A line that looks
 * as if it held a secret is left out, in memory too.
 */
final class SecretFreeHistory extends DefaultHistory {
  private static final Pattern SECRET =
      Pattern.compile(
          "sk-[0-9a-f]{6}" // an API key
              + "|eyJ[\\w-]+\\.[\\w-]+" // a JSON Web Token
              + "|\\b(bearer|basic)\\s+\\S"
              + "|\\bauthorization\\b"
              + "|--(token|password|secret|api-?key)(?![-\\w])"
              + "|\"?(token|password|secret|api_?key)\"?\\s*[:=]\\s*\\S"
              + "|://[^/\\s@]+:[^/\\s@]*@", // a password in an address
          Pattern.CASE_INSENSITIVE);
  private static final int MOST = 10_000;

  private final Path folder;
  private boolean leftOut;

  SecretFreeHistory(Path folder) {
    this.folder = folder;
  }

  static boolean holdsSecret(String line) {
    return SECRET.matcher(line).find();
  }

  @Override
  public void attach(LineReader reader) {
    try {
      Folders.makePrivate(folder);
      reader.setVariable(LineReader.HISTORY_FILE, folder.resolve("history"));
      reader.setVariable(LineReader.HISTORY_SIZE, MOST);
      reader.setVariable(LineReader.HISTORY_FILE_SIZE, MOST);
    } catch (IOException | SecurityException nowhereToKeepIt) {
      // The history then lasts as long as this shell.
    }
    super.attach(reader);
  }

  @Override
  public void add(Instant time, String line) {
    if (holdsSecret(line)) {
      leftOut = true;
    } else {
      super.add(time, line);
    }
  }

  /** Returns the lines of this shell and, once a line reader has been made, of those before it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    forEach(entry -> lines.add(entry.line()));
    return lines;
  }

  /** Whether a line was left out since this was last asked. */
  boolean leftOutALine() {
    boolean since = leftOut;
    leftOut = false;
    return since;
  }
}
