package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.WindowsPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Edits text in the editor that {@code VISUAL} or {@code EDITOR} names, or in a common one. The
 * text may contain a secret, so its file is in a private folder, which is removed afterwards.
 */
final class TextEditor {
  private static final List<String> DEFAULTS = List.of("editor", "nano", "vim", "vi");
  private static final String WINDOWS = "notepad";
  private static final int MAX_BYTES = 1 << 20;

  private static final String FOLDER = "edit-";

  /** Older folders are left over from a shell that was killed. */
  private static final Duration OLD = Duration.ofDays(1);

  private final Map<String, String> environment;
  private final boolean isWindows = WindowsPrograms.isWindows();
  private final Path folder;
  private final UserProgram program;

  /**
   * @param folder the parent of the private folder
   */
  TextEditor(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
    this.program = new UserProgram(environment);
  }

  /**
   * Edits a text and waits until the editor exits.
   *
   * @return the edited text without trailing line breaks
   * @throws IOException if editing failed; its message fits into the middle of a sentence
   */
  String edit(String text) throws IOException {
    String editor = editor();
    removeOld();
    Path room = folder.resolve(FOLDER + UUID.randomUUID());
    Path file = room.resolve("line.txt");
    Thread atExit = new Thread(() -> remove(room));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      try {
        PrivateFolder.make(room);
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(file, FileMode.OWNER, out -> out.write(bytes));
      } catch (IOException e) {
        throw new IOException(folder + " cannot be written to", e);
      }
      run(editor, file);
      return read(file);
    } finally {
      remove(room);
      forget(atExit);
    }
  }

  /** Returns why editing failed; fits into the middle of a sentence. */
  static String reason(UncheckedIOException failure) {
    return String.valueOf(Objects.requireNonNull(failure.getCause()).getMessage());
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The hook is already running and finds nothing to remove.
    }
  }

  private String editor() throws IOException {
    Optional<String> named =
        Stream.of("VISUAL", "EDITOR")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isBlank())
            .findFirst();
    return named
        .or(this::defaultEditor)
        .orElseThrow(() -> new IOException("no editor was found; set VISUAL or EDITOR"));
  }

  private Optional<String> defaultEditor() {
    if (isWindows) {
      return Optional.of(WINDOWS);
    }
    return program.found(DEFAULTS).findFirst().map(found -> "'" + found + "'");
  }

  private void run(String editor, Path file) throws IOException {
    int code = program.run(editor, List.of(file.toString()), new byte[0], Map.of());
    if (code != 0) {
      throw new IOException("'" + editor + "' exited with code " + code);
    }
  }

  private static String read(Path file) throws IOException {
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("the text is larger than 1 MB");
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("the editor removed the file", e);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String lines = text.replace("\r\n", "\n").replace("\r", "");
      return ControlCharacters.removedFrom(lines).replaceFirst("\n+\\z", "");
    } catch (CharacterCodingException e) {
      throw new IOException("the text is not UTF-8", e);
    }
  }

  private void removeOld() {
    FileTime latest = FileTime.from(Instant.now().minus(OLD));
    try (DirectoryStream<Path> rooms = Files.newDirectoryStream(folder, FOLDER + "*")) {
      for (Path room : rooms) {
        if (Files.getLastModifiedTime(room).compareTo(latest) < 0) {
          remove(room);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Nothing to remove.
    }
  }

  /** Removes the folder with its file and the editor's backup copies. */
  private static void remove(Path room) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(room)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(room);
    } catch (IOException | DirectoryIteratorException e) {
      // The rest can still be read only by its owner.
    }
  }
}
