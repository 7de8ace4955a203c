package io.github.photoshell.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.text.UntrustedText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV report for spreadsheets, without control or invisible characters. A cell that a spreadsheet
 * would read as a formula gets a leading apostrophe, which {@link #plain} removes.
 */
final class CsvReport {
  private static final Pattern FORMULA = Pattern.compile("'*\\s*[=+\\-@\t\r]");
  private static final Pattern GUARDED = Pattern.compile("'+\\s*[=+\\-@\t\r]");

  private CsvReport() {}

  /** Writes a report atomically, replacing an existing one. */
  static void write(Path report, List<String> head, List<List<String>> rows) throws IOException {
    // An interrupt by Ctrl-C would close the file.
    boolean interrupted = Thread.interrupted();
    try {
      AtomicFile.replace(report, FileMode.DEFAULT, out -> write(out, head, rows));
    } catch (ClosedByInterruptException e) {
      // Requests are cancelled shortly before the thread is interrupted.
      interrupted = Thread.interrupted();
      AtomicFile.replace(report, FileMode.DEFAULT, out -> write(out, head, rows));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void write(OutputStream out, List<String> head, List<List<String>> rows)
      throws IOException {
    CsvWriter csv = CsvWriter.builder().build(out);
    try {
      csv.writeRecord(head);
      rows.forEach(row -> csv.writeRecord(row.stream().map(CsvReport::written).toList()));
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Invisible characters before a formula are removed first. */
  private static String written(String cell) {
    return guarded(UntrustedText.harmless(cell));
  }

  static String guarded(String cell) {
    return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
  }

  /** Returns the original text of a cell of a report. */
  static String plain(@Nullable String cell) {
    if (cell == null) {
      return "";
    }
    return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
