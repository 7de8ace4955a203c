package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.photo.BatchReasonText.Ending;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tests the columns and words of the reports, which programs read. */
class BatchRowTest {
  private static BatchRow row(boolean replaces, Result result) {
    return new BatchRow(
        "line 2",
        "sean",
        "id-1",
        "sean@example.com",
        "Sean O'Neil",
        "sean.png",
        replaces,
        result,
        "a remark",
        Remedy.FIT);
  }

  private static List<String> words(Collection<Result> results, Function<Result, String> words) {
    return results.stream().map(words).toList();
  }

  private static String line(List<Column> columns, Function<Column, String> text) {
    return String.join(",", columns.stream().map(text).toList());
  }

  @Test
  void reportsHaveTheirColumns() {
    BatchRow row = row(true, Result.CHANGED);
    assertThat(line(Column.OF_EXPORT, Column::title))
        .isEqualTo("id,userName,email,name,file,outcome,reason");
    assertThat(line(Column.OF_EXPORT, row::cell))
        .isEqualTo("id-1,sean,sean@example.com,Sean O'Neil,sean.png,changed,a remark");
    assertThat(line(Column.OF_IMPORT, Column::title))
        .isEqualTo("named,userName,id,email,name,image,outcome,reason,change");
    assertThat(line(Column.OF_IMPORT_JSON, Column::title))
        .isEqualTo("named,person,id,email,name,image,outcome,reason,change");
    String cells =
        "line 2,sean,id-1,sean@example.com,Sean O'Neil,sean.png,changed,a remark,replaced";
    assertThat(line(Column.OF_IMPORT, row::cell)).isEqualTo(cells);
    assertThat(line(Column.OF_IMPORT_JSON, row::cell)).isEqualTo(cells);
  }

  @Test
  void resultsHaveTheirWordsInOrder() {
    assertThat(words(Result.OF_EXPORT, Result::words))
        .containsExactly(
            "saved", "changed", "the same", "no photo", "not replaced", "refused", "failed");
    assertThat(words(Result.OF_IMPORT, Result::words))
        .containsExactly(
            "to set",
            "changed",
            "to clear",
            "cleared",
            "the same",
            "no image",
            "repeated",
            "nobody found",
            "several people",
            "several images",
            "unfit image",
            "not allowed",
            "refused",
            "not sure",
            "failed");
    assertThat(words(Result.OF_UNDO, Result::label))
        .containsExactly(
            "not allowed",
            "to undo",
            "restored",
            "removed",
            "already as before",
            "changed since",
            "not kept",
            "refused",
            "not verified",
            "failed");
    assertThat(words(Result.OF_REDO, Result::label))
        .startsWith("not allowed", "to redo", "restored")
        .hasSize(10);
  }

  @Test
  void importSaysWhatItDoesToThePhoto() {
    assertThat(row(true, Result.TO_SET).change()).isEqualTo("replaced");
    assertThat(row(false, Result.CHANGED).change()).isEqualTo("new");
    assertThat(row(true, Result.TO_CLEAR).change()).isEqualTo("removed");
    assertThat(row(false, Result.CLEARED).change()).isEqualTo("removed");
    assertThat(row(true, Result.SAME).change()).isEmpty();
    assertThat(row(true, Result.FAILED).change()).isEmpty();
  }

  @Test
  void newResultKeepsTheRemedyUnlessItHasAnother() {
    BatchRow row = row(false, Result.TO_SET);
    assertThat(row.withResult(Result.BAD_IMAGE, "empty"))
        .isEqualTo(
            new BatchRow(
                "line 2",
                "sean",
                "id-1",
                "sean@example.com",
                "Sean O'Neil",
                "sean.png",
                false,
                Result.BAD_IMAGE,
                "empty",
                Remedy.FIT));
    assertThat(row.withResult(Result.BAD_IMAGE, "empty", null).remedy()).isNull();
  }

  @Test
  void changeEndsAsItsOutcome() {
    assertThat(Ending.values())
        .extracting(ending -> Result.of(ending, Result.RESTORED, Result.AS_BEFORE))
        .containsExactly(
            Result.RESTORED, Result.AS_BEFORE, Result.UNSURE, Result.FAILED, Result.REFUSED);
  }
}
