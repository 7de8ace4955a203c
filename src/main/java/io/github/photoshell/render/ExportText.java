package io.github.photoshell.render;

import io.github.photoshell.photo.ExportOutcome;
import io.github.photoshell.photo.ExportOutcome.Exported;
import io.github.photoshell.photo.ExportOutcome.NoFolder;
import io.github.photoshell.photo.ExportOutcome.NoList;
import io.github.photoshell.photo.ExportOutcome.Row;
import java.util.ArrayList;
import java.util.List;

/** Words for an export of photos. */
public final class ExportText {
  private static final int BAR = 20;
  private static final int NAMED = 5;

  private ExportText() {}

  /** Returns how far it is: {@code [####················] 1,203 of 5,000}. */
  public static String progress(int done, int total) {
    int full = total == 0 ? 0 : (int) ((long) BAR * done / total);
    return "[%s%s] %,d of %,d".formatted("#".repeat(full), "·".repeat(BAR - full), done, total);
  }

  public static Answer of(ExportOutcome outcome, Look look) {
    if (outcome instanceof NoFolder none) {
      return Answer.failed(
          io.github.photoshell.render.Ending.USAGE,
          "The folder %s cannot be used: %s.".formatted(none.folder(), none.why()),
          "Name another one, or make room in it.");
    }
    if (outcome instanceof NoList) {
      return Answer.failed(
          io.github.photoshell.render.Ending.REFUSED,
          "The portal does not let this key list people.",
          "'status' shows who you are and what the key may do.");
    }
    return of((Exported) outcome, look);
  }

  private static Answer of(Exported exported, Look look) {
    List<Text> lines = new ArrayList<>();
    Table table = new Table();
    for (ExportOutcome.Ending ending : ExportOutcome.Ending.values()) {
      long count = exported.count(ending);
      if (count > 0) {
        table.row(Text.of(tone(ending), ending.words()), Text.of("%,d".formatted(count)));
      }
    }
    lines.addAll(table.lines(look));
    exported.rows().stream()
        .filter(row -> !row.reason().isEmpty())
        .limit(NAMED)
        .map(ExportText::reason)
        .forEach(lines::add);
    long done = exported.rows().size();
    if (exported.interrupted() || exported.brokenBy() != null) {
      String why = exported.brokenBy() == null ? "" : ": " + exported.brokenBy();
      List<Text> broken = new ArrayList<>();
      broken.add(
          Text.of(
              Tone.BAD,
              "Stopped after %,d of %,d people%s.".formatted(done, exported.total(), why)));
      broken.add(Text.of("The same command goes on where it was; nothing is fetched twice."));
      broken.addAll(lines);
      return new Answer(
          exported.interrupted()
              ? io.github.photoshell.render.Ending.INTERRUPTED
              : io.github.photoshell.render.Ending.NO_ANSWER,
          broken,
          null);
    }
    lines.add(
        Text.of("The report is photos.csv in ").plus(Tone.STRONG, exported.folder().toString()));
    boolean all =
        exported.count(ExportOutcome.Ending.REFUSED) + exported.count(ExportOutcome.Ending.FAILED)
            == 0;
    return all
        ? Answer.of(lines)
        : new Answer(io.github.photoshell.render.Ending.REFUSED, lines, null);
  }

  private static Text reason(Row row) {
    String who = row.userName().isEmpty() ? row.id() : row.userName();
    return Text.of(Tone.FAINT, "  " + who + ": " + row.reason());
  }

  private static Tone tone(ExportOutcome.Ending ending) {
    return switch (ending) {
      case SAVED, CHANGED -> Tone.GOOD;
      case SAME, NO_PHOTO -> Tone.PLAIN;
      case REFUSED, FAILED -> Tone.BAD;
    };
  }
}
