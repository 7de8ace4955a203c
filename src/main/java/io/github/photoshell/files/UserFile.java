package io.github.photoshell.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads files named by the user. A file may be a pipe, such as {@code <(command)} of a shell.
 * Opening a pipe without a writer blocks forever and ignores interrupts, so another thread reads
 * while the caller waits and can be interrupted.
 */
public final class UserFile {
  private static final int MAX_TEXT_BYTES = 16 * 1024 * 1024;

  private UserFile() {}

  /**
   * Returns the content of a file.
   *
   * @param most the maximum number of bytes; one more is returned for a larger file
   * @throws CancellationException if the thread was interrupted while waiting; its interrupt flag
   *     stays set
   */
  public static byte[] read(Path file, int most) throws IOException {
    if (Files.isRegularFile(file) || Files.isDirectory(file)) {
      return readHere(file, most);
    }
    return inBackground(file.toString(), () -> readHere(file, most));
  }

  /**
   * Returns the content of a stream, which stays open.
   *
   * @param name the name of the stream
   * @param most the maximum number of bytes; one more is returned if there are more
   * @throws CancellationException as above
   */
  public static byte[] read(InputStream in, String name, int most) throws IOException {
    return inBackground(name, () -> in.readNBytes(most + 1));
  }

  private static byte[] inBackground(String name, Callable<byte[]> read) throws IOException {
    FutureTask<byte[]> reading = new FutureTask<>(read);
    Thread reader = new Thread(reading, "reads " + name);
    reader.setDaemon(true);
    reader.start();
    try {
      return reading.get();
    } catch (InterruptedException e) {
      // A later writer of the pipe then finds no reader.
      reading.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("nothing came from " + name);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IOException(e.getCause());
    }
  }

  private static byte[] readHere(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    }
  }

  /**
   * Returns the lines of a UTF-8 text file.
   *
   * @throws IOException also if it is not UTF-8 text, or larger than 16 MB
   * @throws CancellationException as above
   */
  public static List<String> lines(Path file) throws IOException {
    byte[] bytes = read(file, MAX_TEXT_BYTES);
    if (bytes.length > MAX_TEXT_BYTES) {
      throw new IOException("larger than 16 MB");
    }
    return text(bytes).lines().toList();
  }

  /**
   * Returns bytes as text, without the byte order mark of Windows editors.
   *
   * @throws CharacterCodingException if they are not UTF-8
   */
  public static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
