package io.github.photoshell.batch;

import static java.util.stream.Collectors.toSet;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.files.PlainFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The CSV report in the folder of an export. It keeps the earlier rows of other people whose files
 * are still there, so that an import knows whose they are.
 */
final class ExportReport {
  static final String NAME = "photos.csv";

  private final Path folder;

  /** The cells of each row of the earlier report. */
  private final List<List<String>> earlierRows;

  private ExportReport(Path folder, List<List<String>> earlierRows) {
    this.folder = folder;
    this.earlierRows = earlierRows;
  }

  /**
   * Reads the earlier report, if there is one. Done when an export begins, because Ctrl-C would
   * interrupt it later.
   *
   * @throws IOException if it cannot be read
   */
  static ExportReport read(Path folder) throws IOException {
    try {
      return new ExportReport(folder, CsvReport.readRows(folder.resolve(NAME), Column.OF_EXPORT));
    } catch (IOException e) {
      throw new IOException("its %s cannot be read, so it is left unchanged".formatted(NAME), e);
    }
  }

  /**
   * Throws an error if there is another file where the report would be.
   *
   * @throws IOException if there is, or if it cannot be read
   */
  static void requireNoOther(Path folder) throws IOException {
    Path report = folder.resolve(NAME);
    if (Files.exists(report, LinkOption.NOFOLLOW_LINKS)
        && (Files.isSymbolicLink(report) || CsvReport.problem(report, Column.OF_EXPORT) != null)) {
      throw new IOException(
          "its %s exists and is not a report of an export, so it is left unchanged"
              .formatted(NAME));
    }
  }

  /** Writes the report atomically. */
  void write(List<BatchRow> rows) throws IOException {
    Set<String> ids = rows.stream().map(BatchRow::id).collect(toSet());
    Set<String> files = rows.stream().map(BatchRow::image).collect(toSet());
    List<List<String>> kept =
        earlierRows.stream()
            .filter(row -> !ids.contains(cell(row, Column.ID)))
            .filter(row -> !files.contains(cell(row, Column.FILE)))
            .filter(row -> isInFolder(cell(row, Column.FILE)))
            .toList();
    CsvReport.writeRows(folder.resolve(NAME), Column.OF_EXPORT, rows, kept);
  }

  private static String cell(List<String> row, Column column) {
    return row.get(Column.OF_EXPORT.indexOf(column));
  }

  private boolean isInFolder(String file) {
    return PlainFileName.isPlain(file)
        && Files.isRegularFile(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
  }
}
