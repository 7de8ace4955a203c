package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.Parsed.Valid;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that the first reasons are listed and the others counted. */
class BatchTextTest {
  private static List<String> lines(CommandResult result) {
    return result.lines().stream().map(Text::plain).toList();
  }

  private static CommandResult exported(int refused) {
    List<BatchRow> rows =
        IntStream.range(0, refused)
            .mapToObj(
                i ->
                    new BatchRow(
                        "",
                        "user" + i,
                        "id" + i,
                        "",
                        "",
                        "",
                        false,
                        Result.REFUSED,
                        "reason " + i,
                        null))
            .toList();
    return ExportText.of(
        new ExportOutcome.Exported(Path.of("photos"), rows, refused, false, null, null),
        LineLayout.unlimited());
  }

  private static CommandResult planned(int unfit) {
    return ImportText.of(
        new ImportOutcome.OnlyPlanned(plan(unfit, Result.BAD_IMAGE), null), LineLayout.unlimited());
  }

  private static ImportOutcome.Plan plan(int images, Result result) {
    List<BatchRow> rows =
        IntStream.range(0, images)
            .mapToObj(
                i ->
                    new BatchRow(
                        "line " + i, "", "", "", "", "", false, result, "reason " + i, null))
            .toList();
    ServerAddress portal = ((Valid) ServerAddress.parse("https://portal.example.com")).address();
    return new ImportOutcome.Plan(
        portal,
        new PortalVersion("3.7.2"),
        new Account("id", "ada", "Ada", Role.OWNER),
        Path.of("report.csv"),
        List.of(),
        rows,
        0,
        true,
        false,
        100);
  }

  @Test
  void exportWithoutPeopleNamesNoReport() {
    assertThat(lines(exported(0))).noneMatch(line -> line.contains("photos.csv"));
    assertThat(lines(exported(1))).anyMatch(line -> line.contains("photos.csv"));
  }

  @Test
  void exportNamesTheFullReport() {
    assertThat(lines(exported(7)))
        .contains("  user4: reason 4", "  and 2 more; photos.csv lists all")
        .doesNotContain("  user5: reason 5");
    assertThat(lines(exported(5)))
        .contains("  user4: reason 4")
        .noneMatch(line -> line.contains(" more; "));
  }

  @Test
  void planOfAnImportNamesAll() {
    assertThat(lines(planned(8))).contains("  line 0: reason 0", "  line 7: reason 7");
    assertThat(lines(planned(8))).noneMatch(line -> line.contains(" more; "));
  }

  @Test
  void importWithUncertainPhotosSaysToRunItAgain() {
    String again = "Run the same command again to check these; no image is sent twice.";
    assertThat(lines(imported(Result.UNSURE, false))).contains(again);
    assertThat(lines(imported(Result.FAILED, false))).contains(again);
    assertThat(lines(imported(Result.REFUSED, false))).doesNotContain(again);
    assertThat(lines(imported(Result.FAILED, true)))
        .doesNotContain(again)
        .anyMatch(line -> line.startsWith("Run the same command again to continue"));
  }

  private static CommandResult imported(Result result, boolean interrupted) {
    ImportOutcome.Plan plan = plan(2, result);
    return ImportText.of(
        new ImportOutcome.Imported(plan, plan.rows(), interrupted, null, false, 0),
        LineLayout.unlimited());
  }
}
