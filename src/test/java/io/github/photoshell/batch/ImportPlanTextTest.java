package io.github.photoshell.batch;

import static io.github.photoshell.batch.SamplePlans.ADA;
import static io.github.photoshell.batch.SamplePlans.plan;
import static io.github.photoshell.batch.SamplePlans.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the plan of an import, which is shown before the question. */
class ImportPlanTextTest {
  private static List<String> plain(List<Text> lines) {
    return lines.stream().map(Text::plain).toList();
  }

  private static List<String> people(BatchRow... rows) {
    return plain(ImportPlanText.people(plan(rows)));
  }

  private static List<String> warnings(Plan plan) {
    return plain(ImportPlanText.warnings(plan));
  }

  @Test
  void summaryNamesThePortalTheVersionAndYou() {
    assertThat(plain(ImportPlanText.summary(plan(ADA), LineLayout.unlimited())))
        .containsExactly(
            "1 image for portal.example, DocSpace 3.5.0; you are Omar Haddad (omar).",
            "will be set  1");
    Plan two = plan(ADA, row("x.png", Result.UNKNOWN_PERSON, "", null));
    assertThat(plain(ImportPlanText.all(two, LineLayout.unlimited())))
        .startsWith("2 images for portal.example, DocSpace 3.5.0; you are Omar Haddad (omar).")
        .contains("Will be set:", "Will not be set:");
  }

  @Test
  void rowsWithoutAnImageAreNotCountedAsImages() {
    Plan plan = plan(ADA, row("", Result.NO_IMAGE, "the row names no image", null));
    assertThat(plain(ImportPlanText.summary(plan, LineLayout.unlimited())))
        .startsWith("2 rows for portal.example, DocSpace 3.5.0; you are Omar Haddad (omar).");
  }

  @Test
  void imagesAreListedByWhatHappensToThem() {
    BatchRow removed = ADA.withResult(Result.TO_CLEAR, "the image is not used");
    BatchRow same = ADA.withResult(Result.SAME, "");
    assertThat(people(same, removed, ADA.withResult(Result.TO_CLEAR, ""), ADA))
        .containsExactly(
            "Will be set:",
            "  ada.png → Ada Lovelace (ada): new",
            "Will be removed:",
            "  ada.png → Ada Lovelace (ada): removes the photo; the image is not used",
            "  ada.png → Ada Lovelace (ada): removes the photo",
            "Nothing to do:",
            "  ada.png → Ada Lovelace (ada): unchanged");
  }

  @Test
  void replacementAndRemarksAreSaid() {
    BatchRow replaces =
        new BatchRow(
            "line 2",
            "ada",
            "id",
            "",
            "Ada Lovelace",
            "photos/x.png",
            true,
            Result.TO_SET,
            "turned upright",
            null);
    assertThat(people(replaces))
        .endsWith("  line 2, photos/x.png → Ada Lovelace (ada): replaces a photo; turned upright");
    assertThat(people(ADA.withResult(Result.FORBIDDEN, "only Ada can change it")))
        .endsWith("  ada.png → Ada Lovelace (ada): not allowed; only Ada can change it");
  }

  @ParameterizedTest
  @CsvSource({
    "ada.png, ada, ada.png, '  ada.png: nobody here'",
    "ada,     ada, ada,     '  ada: nobody here'",
    "line 2,  ada, x.png,   '  line 2, x.png (ada): nobody here'",
    "line 2,  '',  x.png,   '  line 2, x.png: nobody here'",
    "line 2,  ada, '',      '  line 2 (ada): nobody here'",
  })
  void unknownPersonIsNamedAsInTheList(String named, String word, String image, String line) {
    BatchRow unknown =
        new BatchRow(
            named, word, "", "", "", image, false, Result.UNKNOWN_PERSON, "nobody here", null);
    assertThat(people(unknown)).containsExactly("Will not be set:", line);
  }

  @Test
  void unknownPersonWithoutAReasonHasTheResult() {
    assertThat(people(row("x.png", Result.UNKNOWN_PERSON, "", null)))
        .endsWith("  x.png: no such person");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BY_NAME      | UNKNOWN_PERSON | 1 image is named by a display name;"
            + " | 2 images are named by display names;",
        "FIT          | BAD_IMAGE      | 1 image is too large or in another format;"
            + " | 2 images are too large or in other formats;",
        "FIT          | TO_SET         | 1 image is rotated by EXIF or shows where it was taken;"
            + " | 2 images are rotated by EXIF or show where they were taken;",
        "SAVE_AS_JPEG | BAD_IMAGE      | 1 image is a HEIC or AVIF. Save it as JPEG:"
            + " | 2 images are HEIC or AVIF. Save them as JPEG:",
      })
  void remediesAreCounted(Remedy remedy, Result result, String one, String two) {
    BatchRow row = row("x.png", result, "", remedy);
    assertThat(warnings(plan(row)).get(0)).startsWith(one);
    assertThat(warnings(plan(row, row)).get(0)).startsWith(two);
    assertThat(warnings(plan(ADA.withResult(Result.SAME, "", remedy)))).isEmpty();
  }

  @Test
  void dailyLimitIsWarnedOfOnlyIfItIsTooLow() {
    assertThat(warnings(plan(0, true, false, 1, ADA))).isEmpty();
    assertThat(warnings(plan(0, true, false, 0, ADA)).get(0))
        .startsWith("The portal accepts 0 more changes from you today.");
    assertThat(warnings(plan(0, true, false, 1, ADA, ADA)))
        .containsExactly(
            "The portal accepts 1 more change from you today. Run the same command again tomorrow"
                + " to continue.");
  }

  @Test
  void wayBackIsSaidIfPhotosAreReplacedOrRemoved() {
    assertThat(warnings(plan(1, true, false, 100, ADA)))
        .containsExactly("For 30 days, or until the next import, photo-undo --import undoes it.");
    assertThat(warnings(plan(ADA.withResult(Result.TO_CLEAR, "")))).hasSize(1);
    assertThat(warnings(plan(1, false, true, 100, ADA)))
        .containsExactly(
            "The portal does not allow downloading photos: replaced photos cannot be restored.");
    assertThat(warnings(plan(1, true, true, 100, ADA)))
        .containsExactly("photo-undo has no API keys of others: run photo-export first.");
    assertThat(warnings(plan(1, false, true, 100, ADA.withResult(Result.SAME, "")))).isEmpty();
  }
}
