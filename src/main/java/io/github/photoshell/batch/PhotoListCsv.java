package io.github.photoshell.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.photoshell.batch.PhotoListColumns.Column;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.people.NameNormalizer;
import io.github.photoshell.session.PersonKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CSV list of people and images, written by hand, by a spreadsheet or by an export. The first
 * line names the columns in any order; unknown columns are ignored.
 */
final class PhotoListCsv {
  private static final int MAX_BYTES = 20 * 1024 * 1024;

  private static final Pattern LINE = Pattern.compile("line \\d+");

  /** A spreadsheet's own line that names the separator. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?(?=\\R|$)");

  /** The start of an image in Base64: a PNG, JPEG, GIF, WebP or BMP. */
  private static final Pattern BASE64 =
      Pattern.compile("(?:iVBORw0KGgo|/9j/|R0lGOD|UklGR|Qk)[A-Za-z0-9+/\\s]{90,}=*\\s*");

  private static final Pattern DATA = Pattern.compile("(?is)data:image/[^,;]*;base64,(.*)");

  /** An address, whether a portal accepts it or not. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https?|data|file|mailto):.*|[a-z][a-z0-9+.-]+://.*");

  private PhotoListCsv() {}

  /**
   * Reads a list.
   *
   * @throws IOException if it is not one; its message says why
   */
  static List<ImportEntry> read(Path csv) throws IOException {
    if (Files.size(csv) > MAX_BYTES) {
      throw new IOException("it is larger than %,d MB".formatted(MAX_BYTES / 1024 / 1024));
    }
    return read(Files.readAllBytes(csv), csv.toAbsolutePath().normalize());
  }

  /**
   * Reads a list from its bytes.
   *
   * @param csv the absolute path of the list, from which its files are found
   */
  static List<ImportEntry> read(byte[] bytes, Path csv) throws IOException {
    String text = text(bytes);
    char separator = separator(text);
    Matcher line = SEPARATOR_LINE.matcher(text);
    if (line.lookingAt()) {
      separator = line.group(1).charAt(0);
      // The line stays, empty, so that the numbers of the others do.
      text = text.substring(line.end());
    }
    String problem = CsvQuoteCheck.problem(text, separator);
    if (problem != null) {
      throw new IOException("it is not a valid CSV file: " + problem);
    }
    List<CsvRecord> records;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      records = reader.stream().toList();
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IOException("it is not a valid CSV file: " + line(e) + " cannot be read", e);
    }
    if (records.isEmpty()) {
      throw new IOException("it is empty");
    }
    return entries(records, csv);
  }

  /** The CSV library gives the line only inside its message. */
  private static String line(RuntimeException broken) {
    Matcher line = LINE.matcher(String.valueOf(broken.getMessage()));
    return line.find() ? line.group() : "a line";
  }

  private static String text(byte[] bytes) throws IOException {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (starts(bytes, 0xFF, 0xFE)) {
      mark = 2;
      charset = StandardCharsets.UTF_16LE;
    } else if (starts(bytes, 0xFE, 0xFF)) {
      mark = 2;
      charset = StandardCharsets.UTF_16BE;
    }
    String text;
    try {
      text =
          charset.newDecoder().decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8 text; save it as 'CSV UTF-8'", e);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IOException("it is not a text file");
    }
    return text;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The most frequent separator in the first line; many spreadsheets write semicolons. */
  private static char separator(String text) {
    String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    for (char one : new char[] {';', '\t', '|'}) {
      if (count(head, one) > count(head, best)) {
        best = one;
      }
    }
    return best;
  }

  private static long count(String line, char target) {
    return line.chars().filter(c -> c == target).count();
  }

  private static List<ImportEntry> entries(List<CsvRecord> records, Path csv) throws IOException {
    PhotoListColumns columns = new PhotoListColumns(records.get(0));
    FileNameLookup files = new FileNameLookup();
    List<ImportEntry> entries = new ArrayList<>();
    for (CsvRecord csvRecord : records.subList(1, records.size())) {
      columns.check(csvRecord);
      entries.add(entry(csvRecord, columns, csv, files));
    }
    return entries;
  }

  private static ImportEntry entry(
      CsvRecord row, PhotoListColumns columns, Path csv, FileNameLookup files) throws IOException {
    String image = columns.cell(row, Column.IMAGE);
    byte[] content = decoded(image);
    return new ImportEntry(
        "line " + row.getStartingLineNumber(),
        columns.cell(row, Column.PERSON),
        columns.cell(row, Column.ID),
        columns.cell(row, Column.USER_NAME),
        columns.cell(row, Column.EMAIL),
        columns.cell(row, Column.NAME),
        content == null ? image : "image in the list",
        content == null ? source(image, csv, files) : "data:" + Fingerprint.of(content),
        columns.clears(row),
        key(row, columns, csv),
        content == null ? null : () -> content);
  }

  /** Returns where the API key of a row is; null if it names none. */
  private static @Nullable PersonKey key(CsvRecord row, PhotoListColumns columns, Path csv)
      throws IOException {
    String file = columns.cell(row, Column.TOKEN_FILE);
    String command = columns.cell(row, Column.TOKEN_COMMAND);
    if (file.isEmpty() && command.isEmpty()) {
      return null;
    }
    String line = "line " + row.getStartingLineNumber();
    if (file.isEmpty()) {
      return new PersonKey(null, command);
    }
    if (!command.isEmpty()) {
      throw new IOException(line + " has both a tokenFile and a tokenCommand; leave one empty");
    }
    String found = source(file, csv, new FileNameLookup());
    if (found.isEmpty() || ADDRESS.matcher(found).matches()) {
      throw new IOException(line + " has a tokenFile that is not in the folder of the list");
    }
    return new PersonKey(found, null);
  }

  /** Returns the image that a cell itself holds; null if it holds a file name or an address. */
  private static byte @Nullable [] decoded(String cell) {
    Matcher data = DATA.matcher(cell);
    if (!data.matches() && !BASE64.matcher(cell).matches()) {
      return null;
    }
    try {
      return Base64.getMimeDecoder().decode(data.matches() ? data.group(1) : cell);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns an address, or the path of a file in the list's folder; empty for other files. */
  private static String source(String image, Path csv, FileNameLookup files) {
    if (image.isEmpty() || ADDRESS.matcher(image).matches()) {
      return image;
    }
    boolean isReport = csv.endsWith(ExportReport.NAME);
    if (image.matches("~([/\\\\].*)?") || (isReport && !PlainFileName.isPlain(image))) {
      return "";
    }
    try {
      Path folder = Objects.requireNonNull(csv.getParent());
      Path named = folder.resolve(image);
      Path file = ImportSource.isInside(folder, named) ? files.find(named) : named;
      return ImportSource.isInside(folder, file) ? file.toString() : "";
    } catch (InvalidPathException e) {
      return "";
    }
  }

  /**
   * Returns the rows of an export's report by file name, in {@link NameNormalizer#composed}
   * letters; empty if there is none.
   *
   * @throws IOException if it is not a list
   */
  static Map<String, ImportEntry> byFile(Path report) throws IOException {
    return Files.isRegularFile(report) ? byFile(read(report)) : Map.of();
  }

  /** Returns the rows of an export's report by file name. */
  static Map<String, ImportEntry> byFile(List<ImportEntry> rows) {
    return rows.stream()
        .filter(entry -> !entry.image().isEmpty())
        .collect(
            Collectors.toMap(
                entry -> NameNormalizer.composed(entry.image()),
                entry -> entry,
                (first, again) -> first));
  }
}
