package io.github.photoshell.files;

import io.github.photoshell.files.FilePermissions.FileFault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks whether only the user can access files. */
public final class FilePermissions {
  private static final int DEEP = 4;

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private FilePermissions() {}

  /**
   * Returns the faults of a folder and its files; none if the folder does not exist yet.
   *
   * @param max the maximum number of faults to return
   */
  public static List<FileFault> faults(Path folder, int max) {
    List<FileFault> faults = new ArrayList<>();
    if (!Files.exists(folder)) {
      return cannotCreate(folder);
    }
    if (!Files.isDirectory(folder)) {
      return List.of(new FileFault(folder.toString(), Kind.NO_FOLDER, ""));
    }
    try (Stream<Path> all = Files.walk(folder.toRealPath(), DEEP)) {
      all.map(FilePermissions::fault).flatMap(List::stream).limit(max).forEach(faults::add);
    } catch (IOException | UncheckedIOException e) {
      if (faults.stream().noneMatch(fault -> fault.kind() == Kind.CLOSED)) {
        faults.add(new FileFault(folder.toString(), Kind.CLOSED, ""));
      }
    }
    return faults;
  }

  private static List<FileFault> cannotCreate(Path folder) {
    Path above = folder.toAbsolutePath();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && Files.isDirectory(above) && Files.isWritable(above)
        ? List.of()
        : List.of(new FileFault(String.valueOf(above), Kind.NOT_MADE, ""));
  }

  /** Returns the faults of a key file. */
  public static List<FileFault> keyFileFaults(String name) {
    try {
      Path file = TypedPath.of(name);
      return Files.exists(file)
          ? openToOthers(file)
          : List.of(new FileFault(name, Kind.MISSING, ""));
    } catch (InvalidPathException e) {
      return List.of(new FileFault(name, Kind.MISSING, ""));
    }
  }

  private static List<FileFault> fault(Path path) {
    if (isSpecial(path)) {
      return List.of(new FileFault(path.toString(), Kind.SPECIAL, ""));
    }
    if (Files.isSymbolicLink(path)) {
      // The permissions of the user's own files elsewhere are not checked.
      return List.of();
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      return List.of(new FileFault(path.toString(), Kind.CLOSED, ""));
    }
    return openToOthers(path);
  }

  /**
   * Returns whether a file is a pipe or a device, except for the null device, which users may link
   * to.
   */
  private static boolean isSpecial(Path path) {
    return Files.exists(path)
        && !Files.isRegularFile(path)
        && !Files.isDirectory(path)
        && !isNullDevice(path);
  }

  private static boolean isNullDevice(Path path) {
    try {
      return path.toRealPath().equals(Path.of("/dev/null"));
    } catch (IOException e) {
      return false;
    }
  }

  private static List<FileFault> openToOthers(Path path) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return List.of();
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      if (permissions.stream().noneMatch(OTHERS::contains)) {
        return List.of();
      }
      Kind kind = Files.isDirectory(path) ? Kind.OPEN_FOLDER : Kind.OPEN_FILE;
      return List.of(
          new FileFault(path.toString(), kind, PosixFilePermissions.toString(permissions)));
    } catch (IOException e) {
      // Another shell has just removed it.
      return List.of();
    }
  }

  /**
   * A problem with a file or folder of the user.
   *
   * @param permissions as in {@code rw-r--r--}; empty when unknown
   */
  public record FileFault(String path, Kind kind, String permissions) {
    /** The kind of problem. */
    public enum Kind {
      /** Others can enter the folder. */
      OPEN_FOLDER,
      /** Others can read or change the file. */
      OPEN_FILE,
      /** The user cannot read and write it. */
      CLOSED,
      /** It is a pipe or a device, or a link to one, and photoshell does not touch it. */
      SPECIAL,
      /** Another file has the name of the folder. */
      NO_FOLDER,
      /** The user cannot write to the parent folder. */
      NOT_MADE,
      /** The file does not exist. */
      MISSING
    }
  }
}
