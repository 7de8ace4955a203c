package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAlignWithWideAndCombiningCharacters() {
    Table table = new Table();
    table.addRow(Text.of("李"), Text.of("wide"));
    table.addRow(Text.of("e\u0301a"), Text.of("combining"));
    table.addRow(Text.of("ada"), Text.of("plain"));
    LineLayout layout = new LineLayout(80, text -> new AttributedString(text).columnLength());
    assertThat(table.lines(layout))
        .extracting(Text::plain)
        .containsExactly("李   wide", "e\u0301a   combining", "ada  plain");
  }

  @Test
  void tooLongRowContinuesBelowItsLastOrSecondColumn() {
    Table table = new Table();
    table.addRow(Text.of("photos"), Text.of("From 3.6 on yours alone"));
    table.addRow(
        Text.of("ada"), Text.of("Ada"), Text.of("ada.lovelace@example.com"), Text.of("user"));
    LineLayout narrow = new LineLayout(20, String::length);
    assertThat(table.lines(narrow).stream().flatMap(line -> line.wrapped(narrow).stream()))
        .extracting(line -> line.plain().stripTrailing())
        .containsExactly(
            "photos  From 3.6 on",
            "        yours alone",
            "ada     Ada",
            "        ada.lovelace@example.com",
            "        user");
  }

  @Test
  void shortenedColumnsAreCutUntilRowsFit() {
    Table table = new Table(1, 2);
    table.addRow(
        Text.of("ada"),
        Text.of("Ada Lovelace"),
        Text.of("ada.lovelace@example.com"),
        Text.of("user"));
    table.addRow(Text.of("li"), Text.of("李 Wei"), Text.of("li@example.com"), Text.of("guest"));
    LineLayout narrow = new LineLayout(42, text -> new AttributedString(text).columnLength());
    assertThat(table.lines(narrow))
        .extracting(Text::plain)
        .containsExactly(
            "ada  Ada Lovelace  ada.lovelace@ex…  user",
            "li   李 Wei        li@example.com    guest");
    LineLayout tooNarrow = new LineLayout(30, String::length);
    assertThat(table.lines(tooNarrow).get(0).plain()).contains("ada.lovelace@example.com");
    assertThat(table.lines(LineLayout.unlimited()).get(0).plain())
        .contains("ada.lovelace@example.com");
  }

  @Test
  void hugeCellIsCut() {
    Table table = new Table(1);
    String last = "x".repeat(200);
    table.addRow(Text.of("y".repeat(1_000_000)), Text.of("é".repeat(1_000_000)), Text.of(last));
    table.addRow(Text.of("ada"), Text.of("Ada Lovelace"), Text.of("user"));
    LineLayout wide =
        new LineLayout(Integer.MAX_VALUE, text -> new AttributedString(text).columnLength());
    assertThat(table.lines(wide))
        .extracting(Text::plain)
        .containsExactly(
            "y".repeat(99) + "…  " + "é".repeat(99) + "…  " + last,
            "ada" + " ".repeat(99) + "Ada Lovelace" + " ".repeat(90) + "user");
  }
}
