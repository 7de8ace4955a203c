package io.github.photoshell.batch;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.photoshell.people.NameNormalizer;
import io.github.photoshell.text.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV list, known by the names in its first line, in any order. */
final class PhotoListColumns {
  private static final String EXAMPLE =
      "the first line must name the columns, such as 'userName,image' or 'email;file'";

  /** The maximum length of the names found, in a message. */
  private static final int MAX_FOUND = 200;

  /** What a column holds. */
  enum Column {
    PERSON,
    ID,
    USER_NAME,
    EMAIL,
    NAME,
    IMAGE,
    ACTION,
    TOKEN_FILE,
    TOKEN_COMMAND
  }

  /**
   * Keys contain letters only: {@code User name} equals {@code userName}. Some are those of
   * directories, such as Google's {@code primaryEmail} and Microsoft's {@code userPrincipalName}.
   */
  private static final Map<String, Column> COLUMNS =
      Map.ofEntries(
          Map.entry("person", Column.PERSON),
          Map.entry("who", Column.PERSON),
          Map.entry("user", Column.PERSON),
          Map.entry("userprincipalname", Column.PERSON),
          Map.entry("upn", Column.PERSON),
          Map.entry("id", Column.ID),
          Map.entry("userid", Column.ID),
          Map.entry("username", Column.USER_NAME),
          Map.entry("login", Column.USER_NAME),
          Map.entry("loginname", Column.USER_NAME),
          Map.entry("samaccountname", Column.USER_NAME),
          Map.entry("email", Column.EMAIL),
          Map.entry("mail", Column.EMAIL),
          Map.entry("emailaddress", Column.EMAIL),
          Map.entry("primaryemail", Column.EMAIL),
          Map.entry("name", Column.NAME),
          Map.entry("displayname", Column.NAME),
          Map.entry("fullname", Column.NAME),
          Map.entry("image", Column.IMAGE),
          Map.entry("imageurl", Column.IMAGE),
          Map.entry("file", Column.IMAGE),
          Map.entry("filename", Column.IMAGE),
          Map.entry("path", Column.IMAGE),
          Map.entry("photo", Column.IMAGE),
          Map.entry("photopath", Column.IMAGE),
          Map.entry("photourl", Column.IMAGE),
          Map.entry("thumbnailphoto", Column.IMAGE),
          Map.entry("picture", Column.IMAGE),
          Map.entry("avatar", Column.IMAGE),
          Map.entry("url", Column.IMAGE),
          Map.entry("address", Column.IMAGE),
          Map.entry("action", Column.ACTION),
          Map.entry("tokenfile", Column.TOKEN_FILE),
          Map.entry("tokencommand", Column.TOKEN_COMMAND));

  /** Columns that name a person. */
  private static final Set<Column> NAMING = EnumSet.range(Column.PERSON, Column.NAME);

  private final List<@Nullable Column> columns = new ArrayList<>();

  /**
   * Reads the names of the columns.
   *
   * @throws IOException if one that an import needs is missing; its message says which were found
   */
  PhotoListColumns(CsvRecord head) throws IOException {
    for (String name : head.getFields()) {
      columns.add(COLUMNS.get(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
    }
    if (!columns.contains(Column.IMAGE) && !columns.contains(Column.ACTION)) {
      throw new IOException("it has no column 'image' or 'file'" + found(head));
    }
    if (columns.stream().noneMatch(NAMING::contains)) {
      throw new IOException("it has no column 'userName', 'email', 'id' or 'person'" + found(head));
    }
  }

  private static String found(CsvRecord head) {
    String names =
        head.getFields().stream()
            .map(name -> "'" + NameNormalizer.trimmed(name) + "'")
            .collect(Collectors.joining(", "));
    String shown = names.length() <= MAX_FOUND ? names : names.substring(0, MAX_FOUND) + "…";
    return " (found: %s); %s".formatted(shown, EXAMPLE);
  }

  /** Returns the first non-empty cell among the columns of a kind; empty if there is none. */
  String cell(CsvRecord row, Column target) {
    return cells(row, target).stream().findFirst().orElse("");
  }

  private List<String> cells(CsvRecord row, Column target) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(columns.size(), row.getFieldCount()); i++) {
      String value = Csv.plain(NameNormalizer.trimmed(row.getField(i)));
      if (columns.get(i) == target && !value.isEmpty()) {
        cells.add(value);
      }
    }
    return cells;
  }

  /**
   * Returns whether the photo of a row's person is removed; without an action it is set.
   *
   * @throws IOException if the action is unknown
   */
  boolean clears(CsvRecord row) throws IOException {
    String action = cell(row, Column.ACTION).toLowerCase(Locale.ROOT);
    if (!action.isEmpty() && !action.equals("set") && !action.equals("clear")) {
      throw new IOException(
          "line %d has the action '%s'; use 'set' or 'clear', or leave it empty"
              .formatted(row.getStartingLineNumber(), action));
    }
    return action.equals("clear");
  }

  /**
   * Checks that a row has no more cells than there are columns, and one image at most. An unquoted
   * separator in a name would move the image to another column.
   */
  void check(CsvRecord row) throws IOException {
    if (cells(row, Column.IMAGE).stream().distinct().count() > 1) {
      throw new IOException(
          "line %d names several images; keep one column with images"
              .formatted(row.getStartingLineNumber()));
    }
    for (int i = columns.size(); i < row.getFieldCount(); i++) {
      if (!row.getField(i).isBlank()) {
        throw new IOException(
            "line %d has %d cells, but the first line names %d columns"
                .formatted(row.getStartingLineNumber(), row.getFieldCount(), columns.size()));
      }
    }
  }
}
