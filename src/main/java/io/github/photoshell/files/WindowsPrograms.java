package io.github.photoshell.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds programs on Windows as its own shells do; Java finds only those that end in .exe. */
public final class WindowsPrograms {
  private static final String ENDINGS = ".COM;.EXE;.BAT;.CMD";

  private WindowsPrograms() {}

  /** Returns whether this computer runs Windows. */
  public static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  /** Returns a command whose program Java can start; elsewhere than on Windows the same command. */
  public static List<String> startable(List<String> command) {
    return isWindows() ? startable(command, System.getenv()) : command;
  }

  /**
   * Returns the command with the path of its program, if its name has no ending and it is found in
   * the folders of {@code PATH}.
   */
  static List<String> startable(List<String> command, Map<String, String> environment) {
    String name = command.get(0);
    if (name.matches(".*[\\\\/:.].*")) {
      return command;
    }
    String[] endings = environment.getOrDefault("PATHEXT", ENDINGS).split(";", 0);
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, 0)) {
      for (String ending : endings) {
        Path program = program(folder, name + ending.toLowerCase(Locale.ROOT));
        if (program != null && Files.isRegularFile(program)) {
          List<String> startable = new ArrayList<>(command);
          startable.set(0, program.toString());
          return startable;
        }
      }
    }
    return command;
  }

  /** Returns null for a folder that is not absolute: it would depend on the working folder. */
  private static @Nullable Path program(String folder, String name) {
    try {
      Path program = Path.of(folder, name);
      return program.isAbsolute() ? program : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
