package io.github.photoshell.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV for spreadsheets, without control or invisible characters. A cell that a spreadsheet would
 * read as a formula gets a leading apostrophe, which {@link #plain} removes.
 */
public final class Csv {
  private static final Pattern FORMULA = Pattern.compile("'*\\s*[=+\\-@\t\r]");
  private static final Pattern GUARDED = Pattern.compile("'+\\s*[=+\\-@\t\r]");

  private Csv() {}

  /** Writes a head and rows. */
  public static void write(Writer out, List<String> head, List<List<String>> rows)
      throws IOException {
    CsvWriter csv = CsvWriter.builder().build(out);
    try {
      csv.writeRecord(head);
      rows.forEach(row -> csv.writeRecord(row.stream().map(Csv::written).toList()));
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Returns a head and rows as lines. */
  public static List<String> lines(List<String> head, List<List<String>> rows) {
    StringWriter out = new StringWriter();
    try {
      write(out, head, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().lines().toList();
  }

  /** Invisible characters before a formula are removed first. */
  private static String written(String cell) {
    return guarded(UntrustedText.harmless(cell));
  }

  /** Returns a cell that no spreadsheet reads as a formula. */
  public static String guarded(String cell) {
    return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
  }

  /** Returns the original text of a cell. */
  public static String plain(@Nullable String cell) {
    if (cell == null) {
      return "";
    }
    return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
