package io.github.photoshell.files;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders for photoshell's files; they need not exist yet. {@code PHOTOSHELL_HOME} replaces all
 * of them.
 *
 * @param state the folder for history and the like
 * @param configuration the folder for settings
 */
public record AppFolders(Path state, Path configuration) {
  /**
   * Returns the folders that the environment names, or those that are usual on this system.
   *
   * @param environment the variables of the process
   * @param home the user's home folder
   * @param system the operating system's name, as {@code os.name} has it
   */
  public static AppFolders of(Map<String, String> environment, Path home, String system) {
    Path moved = folder(environment, "PHOTOSHELL_HOME");
    if (moved != null) {
      return new AppFolders(moved.resolve("state"), moved.resolve("config"));
    }
    boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
    Path state =
        windows
            ? folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
            : folder(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state"));
    Path configuration =
        windows
            ? folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
            : folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    return new AppFolders(state.resolve("photoshell"), configuration.resolve("photoshell"));
  }

  private static Path folder(Map<String, String> environment, String name, Path usual) {
    Path named = folder(environment, name);
    // The XDG standard requires relative paths to be ignored.
    return named == null || !named.isAbsolute() ? usual : named;
  }

  private static @Nullable Path folder(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : Path.of(value);
  }
}
