package io.github.photoshell.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.people.NameNormalizer;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CSV list of people and images, written by hand, by a spreadsheet or by an export. The first
 * line names the columns in any order; unknown columns are ignored.
 */
final class PhotoListCsv {
  private static final int MAX_BYTES = 20 * 1024 * 1024;

  private static final String EXAMPLE =
      "the first line must name the columns, such as 'userName,image' or 'email;file'";

  private static final Pattern LINE = Pattern.compile("line \\d+");

  private enum Column {
    PERSON,
    ID,
    USER_NAME,
    EMAIL,
    IMAGE
  }

  /** Keys contain letters only: {@code User name} equals {@code userName}. */
  private static final Map<String, Column> COLUMNS =
      Map.ofEntries(
          Map.entry("person", Column.PERSON),
          Map.entry("who", Column.PERSON),
          Map.entry("user", Column.PERSON),
          Map.entry("id", Column.ID),
          Map.entry("userid", Column.ID),
          Map.entry("username", Column.USER_NAME),
          Map.entry("login", Column.USER_NAME),
          Map.entry("email", Column.EMAIL),
          Map.entry("mail", Column.EMAIL),
          Map.entry("emailaddress", Column.EMAIL),
          Map.entry("image", Column.IMAGE),
          Map.entry("file", Column.IMAGE),
          Map.entry("photo", Column.IMAGE),
          Map.entry("picture", Column.IMAGE),
          Map.entry("url", Column.IMAGE),
          Map.entry("address", Column.IMAGE));

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
    String text = text(Files.readAllBytes(csv));
    char separator = separator(text);
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
    return entries(records, csv.toAbsolutePath().normalize());
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
    for (char one : new char[] {';', '\t'}) {
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
    List<Column> columns = new ArrayList<>();
    for (String name : records.get(0).getFields()) {
      String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      columns.add(COLUMNS.getOrDefault(letters, null));
    }
    if (!columns.contains(Column.IMAGE)) {
      throw new IOException("it has no column 'image' or 'file'; " + EXAMPLE);
    }
    if (columns.stream().allMatch(column -> column == null || column == Column.IMAGE)) {
      throw new IOException("it has no column 'userName', 'email', 'id' or 'person'; " + EXAMPLE);
    }
    FileNameLookup files = new FileNameLookup();
    return records.stream()
        .skip(1)
        .map(csvRecord -> entry(csvRecord, columns, csv, files))
        .toList();
  }

  private static ImportEntry entry(
      CsvRecord record, List<Column> columns, Path csv, FileNameLookup files) {
    String image = cell(record, columns, Column.IMAGE);
    return new ImportEntry(
        "line " + record.getStartingLineNumber(),
        cell(record, columns, Column.PERSON),
        cell(record, columns, Column.ID),
        cell(record, columns, Column.USER_NAME),
        cell(record, columns, Column.EMAIL),
        image,
        source(image, csv, files));
  }

  /** Returns the first non-empty cell among the columns of this kind. */
  private static String cell(CsvRecord record, List<Column> columns, Column target) {
    for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
      String value = CsvReport.plain(NameNormalizer.trimmed(record.getField(i)));
      if (columns.get(i) == target && !value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Returns an address, or the path of a file in the list's folder; empty for other files. */
  private static String source(String image, Path csv, FileNameLookup files) {
    if (image.isEmpty() || ADDRESS.matcher(image).matches()) {
      return image;
    }
    boolean isReport = csv.endsWith(ExportFolder.REPORT);
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
   * letters; empty if it is not a list.
   */
  static Map<String, ImportEntry> byFile(Path report) {
    if (!Files.isRegularFile(report)) {
      return Map.of();
    }
    try {
      return read(report).stream()
          .filter(entry -> !entry.image().isEmpty())
          .collect(
              Collectors.toMap(
                  entry -> NameNormalizer.composed(entry.image()),
                  entry -> entry,
                  (first, again) -> first));
    } catch (IOException e) {
      return Map.of();
    }
  }
}
