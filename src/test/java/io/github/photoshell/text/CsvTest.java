package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests CSV files, which people open in spreadsheets. */
class CsvTest {
  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings().withChars("'=+-@\t\r\n \u200b\u00a0a,\"").ofMaxLength(6));
  }

  @Property
  void guardedCellIsNoFormulaAndIsReadBack(@ForAll("cells") String cell) {
    String guarded = Csv.guarded(cell);
    assertThat(Csv.plain(guarded)).isEqualTo(cell);
    assertThat(guarded.strip()).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("@");
  }

  @Property
  void writtenCellsAreReadBackWithoutCharactersThatAct(
      @ForAll("cells") String one, @ForAll("cells") String two) {
    List<String> lines = Csv.lines(List.of("a", "b"), List.of(List.of(one, two)));
    assertThat(lines).hasSize(2).startsWith("a,b");
    CsvRecord read =
        CsvReader.builder().ofCsvRecord(String.join("\n", lines)).stream()
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThat(read.getFields())
        .extracting(Csv::plain)
        .containsExactly(UntrustedText.harmless(one), UntrustedText.harmless(two));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "'=1", "''-1", "' =1"})
  void formulaGetsAnApostrophe(String cell) {
    assertThat(Csv.guarded(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "'", "'quoted'", "O'Neil", "1-1", "a@example.com", "''"})
  void otherCellsStay(String cell) {
    assertThat(Csv.guarded(cell)).isEqualTo(cell);
    assertThat(Csv.plain(cell)).isEqualTo(cell);
  }

  @Test
  void invisibleCharactersHideNoFormula() {
    assertThat(Csv.lines(List.of("a"), List.of(List.of("\u202e\u0007=1")))).last().isEqualTo("'=1");
    assertThat(Csv.plain(null)).isEmpty();
  }

  @Test
  void failureToWriteKeepsItsReason() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] characters, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> Csv.write(full, List.of("a"), List.of(List.of("b"))))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }
}
