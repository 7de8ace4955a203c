package io.github.photoshell.session;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where this photoshell is installed, and the Java and the cache of loaded classes that it runs
 * with.
 *
 * @param home the folder with bin, lib and share; null if photoshell was not started from one
 * @param java the folder of the Java
 * @param cache the cache that Java was told to use; null if there is none
 */
record Installation(@Nullable Path home, Path java, @Nullable Path cache) {
  private static final Path DEBIAN = Path.of("/usr/share/photoshell");
  private static final List<String> CACHE_OPTIONS =
      List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");

  /**
   * Returns the installation that this process runs.
   *
   * @param classPath the class path of Java: only the jar, if the launcher started it
   * @param java the folder of the Java
   * @param options the options that Java was started with
   */
  static Installation of(String classPath, Path java, List<String> options) {
    Path jar = Path.of(classPath.split(File.pathSeparator, 2)[0]).toAbsolutePath();
    Path lib = jar.getParent();
    Path folder = jar.endsWith("lib/photoshell.jar") && lib != null ? lib.getParent() : null;
    return new Installation(folder, java, cache(options));
  }

  private static @Nullable Path cache(List<String> options) {
    for (String prefix : CACHE_OPTIONS) {
      for (String option : options) {
        if (option.startsWith(prefix)) {
          Path cache = Path.of(option.substring(prefix.length()));
          return Files.isRegularFile(cache) ? cache : null;
        }
      }
    }
    return null;
  }

  /** Returns the way it was installed, in words that a sentence can start with. */
  String way() {
    if (home == null) {
      return "Without the launcher";
    }
    if (java.startsWith(home)) {
      return "Image with its own Java";
    }
    if (home.equals(DEBIAN)) {
      return "Debian package";
    }
    return home.endsWith("target/photoshell") ? "Built from source" : "Archive";
  }
}
