package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.shell.TypedSecrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

/** Writes a transcript. The file is complete after every line, however the shell ends. */
final class TranscriptWriter implements AutoCloseable {
  private static final String FENCE = "```";

  private final Path path;
  private final FileChannel file;

  /** True if the next line can continue the last block. */
  private boolean open;

  /**
   * @param overwrite whether an existing file may be replaced
   * @param goals the state of the practice portal, as goals
   * @throws java.nio.file.FileAlreadyExistsException if the file exists and may not be replaced
   */
  TranscriptWriter(Path path, boolean overwrite, LocalDate today, List<String> goals)
      throws IOException {
    this.path = path;
    AtomicFile.refuseSpecial(path);
    file =
        overwrite
            ? FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)
            : FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      write("# Transcript of " + today + "\n");
      addGoals(goals);
    } catch (IOException e) {
      file.close();
      if (!overwrite) {
        Files.deleteIfExists(path);
      }
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /**
   * Adds a typed line.
   *
   * @param goals its effects on the practice portal, as goals
   * @throws IOException if it cannot be written; the previous lines are unchanged
   */
  void add(String prompt, String typed, List<String> output, List<String> goals)
      throws IOException {
    long before = file.size();
    try {
      append(prompt, typed, output, goals);
    } catch (IOException e) {
      file.truncate(open ? before - FENCE.length() - 1 : before);
      if (open) {
        // Uses the space that was just freed.
        file.position(file.size());
        write(FENCE + "\n");
      }
      throw e;
    }
  }

  private void append(String prompt, String typed, List<String> output, List<String> goals)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append(TypedSecrets.redact(prompt + "> " + typed).stripTrailing()).append('\n');
    output.forEach(line -> lines.append(TypedSecrets.redact(line).stripTrailing()).append('\n'));
    boolean fenced = lines.indexOf(FENCE) >= 0;
    String fence = fenced ? longerFence(lines) : FENCE;
    if (open && !fenced) {
      file.truncate(file.size() - FENCE.length() - 1);
      file.position(file.size());
    } else {
      write("\n" + fence + TranscriptReader.CONSOLE + "\n");
    }
    write(lines + fence + "\n");
    open = !fenced;
    addGoals(goals);
  }

  private void addGoals(List<String> goals) throws IOException {
    for (String goal : goals) {
      write("\n" + TranscriptReader.mark(TypedSecrets.redact(goal)) + "\n");
      open = false;
    }
  }

  private static String longerFence(CharSequence lines) {
    String fence = FENCE;
    while (lines.toString().contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
