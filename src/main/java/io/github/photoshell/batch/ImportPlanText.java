package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Texts for the plan of an import: who will be set, and who not and why. */
final class ImportPlanText {
  private ImportPlanText() {}

  /** Returns the whole plan. */
  static List<Text> all(Plan plan, LineLayout layout) {
    List<Text> lines = new ArrayList<>(summary(plan, layout));
    lines.addAll(people(plan));
    lines.addAll(warnings(plan));
    return lines;
  }

  /** Returns the numbers of the plan, and what was left out. */
  static List<Text> summary(Plan plan, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    boolean areImages = plan.rows().stream().noneMatch(row -> row.image().isEmpty());
    lines.add(
        Text.of(
            "%,d %s%s for %s, %s; you are %s."
                .formatted(
                    plan.rows().size(),
                    areImages ? "image" : "row",
                    plan.rows().size() == 1 ? "" : "s",
                    plan.portal().label(),
                    DisplayNames.of(plan.version()),
                    DisplayNames.of(plan.you()))));
    plan.remarks().forEach(remark -> lines.add(Text.of(Style.WARN, remark)));
    lines.addAll(
        BatchText.table(Result.OF_IMPORT, plan.rows().stream().map(BatchRow::result), layout));
    return lines;
  }

  /** Returns a line for each image. */
  static List<Text> people(Plan plan) {
    List<Text> lines = new ArrayList<>();
    add(lines, "Will be set:", plan.rows(), row -> row.result() == Result.TO_SET);
    add(lines, "Will be removed:", plan.rows(), row -> row.result() == Result.TO_CLEAR);
    add(lines, "Will not be set:", plan.rows(), row -> !row.result().isFine());
    add(
        lines,
        "Nothing to do:",
        plan.rows(),
        row -> row.result().isFine() && !row.result().isPlanned());
    return lines;
  }

  private static void add(
      List<Text> lines, String heading, List<BatchRow> rows, Predicate<BatchRow> isListed) {
    List<BatchRow> listed = rows.stream().filter(isListed).toList();
    if (!listed.isEmpty()) {
      lines.add(Text.of(Style.STRONG, heading));
      listed.forEach(row -> lines.add(BatchText.reason(who(row), what(row))));
    }
  }

  private static String who(BatchRow row) {
    String image = row.named().equals(row.image()) ? "" : ", " + row.image();
    String file = row.named() + (row.image().isEmpty() ? "" : image);
    if (row.name().isEmpty()) {
      String named = row.identifier();
      return named.isEmpty() || row.named().startsWith(named + ".") || row.named().equals(named)
          ? file
          : "%s (%s)".formatted(file, named);
    }
    return "%s → %s (%s)".formatted(file, row.name(), row.identifier());
  }

  private static String what(BatchRow row) {
    boolean isSet = row.result() == Result.TO_SET;
    if (row.result() == Result.TO_CLEAR) {
      return row.reason().isEmpty() ? "removes the photo" : "removes the photo; " + row.reason();
    }
    if (!isSet && row.name().isEmpty() && !row.reason().isEmpty()) {
      return row.reason();
    }
    String what = !isSet ? row.result().label() : row.replaces() ? "replaces a photo" : "new";
    return row.reason().isEmpty() ? what : what + "; " + row.reason();
  }

  /** Returns what would let more images be sent, or send them better. */
  private static List<Text> remedies(List<BatchRow> rows) {
    List<Text> lines = new ArrayList<>();
    addCount(
        lines,
        count(rows, Remedy.BY_NAME, Result.UNKNOWN_PERSON),
        "1 image is named by a display name; --by-name accepts that.",
        "%,d images are named by display names; --by-name accepts these.");
    addCount(
        lines,
        count(rows, Remedy.FIT, Result.BAD_IMAGE),
        "1 image is too large or in another format; --fit fixes this.",
        "%,d images are too large or in other formats; --fit fixes this.");
    addCount(
        lines,
        count(rows, Remedy.FIT, Result.TO_SET),
        "1 image is rotated by EXIF or shows where it was taken; --fit fixes this.",
        "%,d images are rotated by EXIF or show where they were taken; --fit fixes this.");
    addCount(
        lines,
        count(rows, Remedy.SAVE_AS_JPEG, Result.BAD_IMAGE),
        "1 image is a HEIC or AVIF. Save it as JPEG: " + ImportReasons.JPEG_PROGRAMS + ".",
        "%,d images are HEIC or AVIF. Save them as JPEG: " + ImportReasons.JPEG_PROGRAMS + ".");
    return lines;
  }

  private static long count(List<BatchRow> rows, Remedy remedy, Result result) {
    return rows.stream().filter(row -> row.remedy() == remedy && row.result() == result).count();
  }

  private static void addCount(List<Text> lines, long count, String one, String several) {
    if (count > 0) {
      lines.add(Text.of(Style.WARN, count == 1 ? one : several.formatted(count)));
    }
  }

  /** Returns what to know before the first change. */
  static List<Text> warnings(Plan plan) {
    List<Text> lines = new ArrayList<>(remedies(plan.rows()));
    if (plan.toChange() == 0) {
      return lines;
    }
    if (plan.toSet() > plan.remainingToday()) {
      lines.add(
          Text.of(
              Style.WARN,
              ("The portal accepts %,d more %s from you today. Run the same command "
                      + "again tomorrow to continue.")
                  .formatted(
                      plan.remainingToday(), plan.remainingToday() == 1 ? "change" : "changes")));
    }
    if (!plan.keepsReplaced()) {
      lines.add(
          Text.of(
              Style.WARN,
              "The portal does not allow downloading photos: replaced photos cannot be restored."));
    } else if (plan.hasOwnKeys()) {
      lines.add(
          Text.of(Style.WARN, "photo-undo has no API keys of others: run photo-export first."));
    } else if (plan.replaced() + plan.toClear() > 0) {
      lines.add(
          Text.of(
              "For %d days, or until the next import, photo-undo --import undoes it."
                  .formatted(PhotoBackups.IMPORT_KEPT.toDays())));
    }
    return lines;
  }
}
