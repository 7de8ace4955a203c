package io.github.photoshell.batch;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.text.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CSV report of many photos. */
final class CsvReport {
  private CsvReport() {}

  /**
   * Returns why a report cannot replace a file, which may be no report; null if it can.
   *
   * @throws IOException if the file cannot be read
   */
  static @Nullable String problem(Path report, List<Column> columns) throws IOException {
    Path folder = report.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "there is no such folder";
    }
    if (!Files.exists(report)) {
      return null;
    }
    if (!Files.isRegularFile(report)) {
      return "it is not a file";
    }
    String expected = columns.stream().map(Column::title).collect(joining(","));
    try (InputStream in = Files.newInputStream(report)) {
      String start = new String(in.readNBytes(expected.length() + 1), StandardCharsets.UTF_8);
      return start.stripTrailing().equals(expected) ? null : "it exists and is not a report";
    }
  }

  /**
   * Returns the cells of each row of a report; none if there is no report. Rows with other than its
   * columns are left out.
   */
  static List<List<String>> readRows(Path report, List<Column> columns) throws IOException {
    if (!Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(report)) {
      return csv.stream()
          .skip(1)
          .filter(row -> row.getFieldCount() == columns.size())
          .map(row -> row.getFields().stream().map(Csv::plain).toList())
          .toList();
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IOException("it is not a valid CSV file", e);
    }
  }

  /** Writes a report of rows atomically, replacing an existing one. */
  static void writeRows(Path report, List<Column> columns, List<BatchRow> rows) throws IOException {
    writeRows(report, columns, rows, List.of());
  }

  /**
   * Writes a report of rows atomically, replacing an existing one.
   *
   * @param others the cells of further rows
   */
  static void writeRows(
      Path report, List<Column> columns, List<BatchRow> rows, List<List<String>> others)
      throws IOException {
    write(
        report,
        columns.stream().map(Column::title).toList(),
        Stream.concat(
                rows.stream().map(row -> columns.stream().map(row::cell).toList()), others.stream())
            .toList());
  }

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
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    Csv.write(writer, head, rows);
    writer.flush();
  }
}
