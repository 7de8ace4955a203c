package io.github.photoshell.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder where typed relative paths start: at first that of the process, which Java cannot
 * change. Like that, it is one for the whole process.
 */
public final class WorkingFolder {
  private static volatile @Nullable Path changed;

  private WorkingFolder() {}

  /** Returns the folder, as an absolute path. */
  public static Path current() {
    Path folder = changed;
    return folder == null ? atStart() : folder;
  }

  /** Returns the folder of the process. */
  public static Path atStart() {
    return Path.of("").toAbsolutePath();
  }

  /** Changes the folder. */
  public static void change(Path folder) {
    Path next = folder.toAbsolutePath().normalize();
    changed = next.equals(atStart()) ? null : next;
  }

  /** Returns a path below this folder; an unchanged one as long as the folder is. */
  static Path resolve(Path typed) {
    Path folder = changed;
    return folder == null ? typed : folder.resolve(typed);
  }

  /** Returns a path that was typed before the shell started, for use after it. */
  public static String fromStart(String typed) {
    return changed == null || typed.startsWith("~") ? typed : atStart().resolve(typed).toString();
  }
}
