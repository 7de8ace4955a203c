package io.github.photoshell.api;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.files.UserFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The API description in use: the bundled one, with all calls of the official description, or one
 * that the user loaded. Each is read on first use. A loaded one is kept in a folder in the form of
 * {@link DescriptionFile}, named by the hash of its source.
 */
public final class CurrentDescription {
  private static final String BUNDLED = "docspace-api.tsv";
  private static final int MAX_BYTES = 32 * 1024 * 1024;
  private static final String EXTENSION = ".tsv";
  private static final String HASH = "[0-9a-f]{64}";
  private static final int MAX_HASH_BYTES = 100;

  /** In bytes; the kept form may be larger than the source. */
  private static final int MAX_KEPT_BYTES = 4 * MAX_BYTES;

  private final Path folder;
  private @Nullable OpenApiDescription current;
  private boolean lost;

  /**
   * @param folder the cache folder; created when needed
   */
  public CurrentDescription(Path folder) {
    this.folder = folder;
  }

  /** The result of loading a description. */
  sealed interface LoadResult {
    record Loaded(OpenApiDescription description) implements LoadResult {}

    /** The description is in use, but only until the shell ends. */
    record NotSaved(OpenApiDescription description, String reason) implements LoadResult {}

    record Unusable(String reason) implements LoadResult {}
  }

  /** Returns the description in use; the first call reads it, which takes time. */
  synchronized OpenApiDescription current() {
    if (current == null) {
      current = selected();
    }
    return current;
  }

  /** Returns true if the bundled description is in use. */
  synchronized boolean isBundled() {
    return !Files.exists(selectionFile());
  }

  /** Returns true if the loaded description can no longer be read and the bundled one is used. */
  synchronized boolean isLost() {
    current();
    return lost;
  }

  private OpenApiDescription selected() {
    try {
      String hash = new String(selectedHash().read(), StandardCharsets.UTF_8).strip();
      if (hash.matches(HASH)) {
        return new OpenApiDescription(read(hash));
      }
    } catch (IOException e) {
      // The bundled description is used instead.
    }
    lost = Files.exists(selectionFile());
    return bundled();
  }

  private OpenApiDescription bundled() {
    try (InputStream in = CurrentDescription.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IOException("the bundled description is missing");
      }
      return new OpenApiDescription(
          DescriptionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpenApiDescription parsed(byte[] bytes, String hash) throws IOException {
    var tree = YamlReader.read(new String(bytes, StandardCharsets.UTF_8));
    try {
      write(keptFile(hash), out -> DescriptionFile.write(tree, out));
    } catch (IOException e) {
      // The next start parses the source again.
    }
    return new OpenApiDescription(tree);
  }

  /** Loads a description and remembers it for later starts. */
  synchronized LoadResult load(Path file) {
    OpenApiDescription description;
    String hash;
    try {
      byte[] bytes = UserFile.read(file, MAX_BYTES);
      if (bytes.length > MAX_BYTES) {
        return new LoadResult.Unusable("it is larger than 32 MB");
      }
      hash = hash(bytes);
      description = cachedOrParsed(hash, bytes);
    } catch (NoSuchFileException e) {
      return new LoadResult.Unusable("there is no such file");
    } catch (IOException e) {
      return new LoadResult.Unusable(String.valueOf(e.getMessage()));
    }
    if (description.operations().isEmpty()) {
      return new LoadResult.Unusable("it lists no requests; an OpenAPI description has 'paths'");
    }
    current = description;
    lost = false;
    try {
      write(selectedHash(), out -> out.write((hash + "\n").getBytes(StandardCharsets.UTF_8)));
      removeOthers(hash);
      return new LoadResult.Loaded(description);
    } catch (IOException e) {
      return new LoadResult.NotSaved(description, String.valueOf(e.getMessage()));
    }
  }

  private OpenApiDescription cachedOrParsed(String hash, byte[] bytes) throws IOException {
    try {
      return new OpenApiDescription(read(hash));
    } catch (IOException e) {
      return parsed(bytes, hash);
    }
  }

  /**
   * Returns to the bundled description.
   *
   * @throws IOException if the record of the loaded description cannot be deleted
   */
  synchronized OpenApiDescription useBundled() throws IOException {
    Files.deleteIfExists(selectionFile());
    lost = false;
    current = bundled();
    return current;
  }

  private Path selectionFile() {
    return folder.resolve("description");
  }

  private StateFile selectedHash() {
    return new StateFile(selectionFile(), MAX_HASH_BYTES, line -> line.matches(HASH));
  }

  /** A damaged file is rewritten: only photoshell uses such names. Links are left alone. */
  private StateFile keptFile(String hash) {
    Path file = folder.resolve(hash + EXTENSION);
    return new StateFile(file, MAX_KEPT_BYTES, line -> !Files.isSymbolicLink(file));
  }

  private Map<String, Object> read(String hash) throws IOException {
    return DescriptionFile.read(new String(keptFile(hash).read(), StandardCharsets.UTF_8));
  }

  private void removeOthers(String hash) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old =
          files
              .filter(file -> file.getFileName().toString().matches(HASH + "\\.\\w+"))
              .filter(file -> !file.getFileName().toString().equals(hash + EXTENSION))
              .toList();
    }
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
  }

  private void write(StateFile file, AtomicFile.Content content) throws IOException {
    PrivateFolder.make(folder);
    file.replace(content);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
