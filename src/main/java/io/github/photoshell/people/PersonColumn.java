package io.github.photoshell.people;

import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A column of a list of people. */
enum PersonColumn {
  USER,
  NAME,
  EMAIL,
  ROLE,
  STATUS,
  PHOTO,
  ID,
  REGISTERED;

  /** The columns of a list without {@code --columns}. */
  static final List<PersonColumn> DEFAULT = List.of(USER, NAME, EMAIL, ROLE, STATUS, PHOTO);

  /** Returns the names used on the command line. */
  static List<String> names() {
    return Arrays.stream(values()).map(PersonColumn::word).toList();
  }

  /** Returns the name used on the command line, and in CSV. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parses names with commas between them.
   *
   * @throws UsageException if a name is unknown or given twice
   */
  static List<PersonColumn> parsed(String typed) {
    List<PersonColumn> columns = new ArrayList<>();
    for (String name : typed.split(",", -1)) {
      PersonColumn column =
          Arrays.stream(values())
              .filter(known -> known.word().equals(name.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageException(
                          "There is no column '" + name.strip() + "'.",
                          "Use some of %s, with commas between them."
                              .formatted(String.join(", ", names()))));
      if (columns.contains(column)) {
        throw new UsageException(
            "The column '" + column.word() + "' is given twice.", "Leave one of them out.");
      }
      columns.add(column);
    }
    return columns;
  }

  /** Completes the name after the last comma. */
  static CompletionSource completion() {
    return typed -> {
      String before = typed.substring(0, typed.lastIndexOf(',') + 1);
      return CompletionSource.choice(names().stream().map(name -> before + name).toList())
          .complete(typed);
    };
  }

  /** Returns the value for the screen. */
  Text cell(Person person) {
    return switch (this) {
      case USER -> Text.of(Style.STRONG, PersonNames.word(person));
      case NAME -> Text.of(DisplayNames.shown(person.displayName()));
      case EMAIL -> Text.of(DisplayNames.shown(Objects.requireNonNullElse(person.email(), "-")));
      case ROLE -> Text.of(DisplayNames.of(person.role()));
      case STATUS ->
          Text.of(
              person.status() == Person.Status.ACTIVE ? Style.PLAIN : Style.WARN,
              PersonNames.of(person.status()));
      case PHOTO -> person.hasPhoto() ? Text.of("photo") : Text.of(Style.FAINT, "no photo");
      case ID -> Text.of(DisplayNames.shown(person.id()));
      case REGISTERED ->
          Text.of(
              person.registrationDate() == null
                  ? "-"
                  : person.registrationDate().toLocalDate().toString());
    };
  }

  /** Returns the value for CSV; empty if there is none. */
  String value(Person person) {
    return switch (this) {
      case USER -> PersonNames.word(person);
      case NAME -> person.displayName();
      case EMAIL -> Objects.requireNonNullElse(person.email(), "");
      case PHOTO -> person.hasPhoto() ? "yes" : "no";
      case ID -> person.id();
      case REGISTERED ->
          person.registrationDate() == null
              ? ""
              : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(person.registrationDate());
      case ROLE, STATUS -> cell(person).plain();
    };
  }
}
