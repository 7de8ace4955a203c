package io.github.photoshell.photo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file for people to open in a spreadsheet. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe there, which {@link #plain} takes away again.
 */
final class CsvReport {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");
  private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\t\r]");

  private CsvReport() {}

  /**
   * Writes a report, whole or not at all, in place of the one before. Whoever writes has to be the
   * only one who does.
   */
  static void write(Path report, List<String> head, List<List<String>> rows) throws IOException {
    // Somebody may have pressed Ctrl-C, which would close the file.
    boolean interrupted = Thread.interrupted();
    Path begun = report.resolveSibling("." + report.getFileName() + ".new");
    try {
      try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(begun))) {
        csv.writeRecord(head);
        rows.forEach(row -> csv.writeRecord(row.stream().map(CsvReport::guarded).toList()));
      } catch (UncheckedIOException full) {
        throw full.getCause();
      }
      Files.move(
          begun, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(begun);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static String guarded(String cell) {
    return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
  }

  /** Returns what a cell says: the opposite of what a report does to it. */
  static String plain(@Nullable String cell) {
    if (cell == null) {
      return "";
    }
    return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
