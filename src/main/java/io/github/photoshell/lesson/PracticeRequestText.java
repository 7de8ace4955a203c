package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeChange;
import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Words for a request to the practice portal. */
final class PracticeRequestText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private PracticeRequestText() {}

  /** Returns number, time, who, status, call, and what came of it. */
  static Text[] cells(PracticeRequest request) {
    Text outcome = outcome(request);
    List<Text> cells = new ArrayList<>();
    Collections.addAll(
        cells,
        Text.of(Tone.FAINT, String.valueOf(request.number())),
        Text.of(Tone.FAINT, TIME.format(request.at())),
        Text.of(who(request)),
        Text.of(tone(request), request.status() == 0 ? "none" : String.valueOf(request.status())),
        Text.of(request.method() + " " + request.path().replaceFirst("^/api/2\\.0/", "")));
    if (!outcome.plain().isEmpty()) {
      cells.add(outcome);
    }
    return cells.toArray(Text[]::new);
  }

  /** Returns the same as one line. */
  static Text line(PracticeRequest request) {
    Text line = Text.empty();
    for (Text cell : cells(request)) {
      line = line.plus(line.plain().isEmpty() || cell.plain().isEmpty() ? "" : "  ").plus(cell);
    }
    return line;
  }

  private static String who(PracticeRequest request) {
    if (request.caller() == null) {
      return "nobody";
    }
    return request.caller().equals(request.key())
        ? request.caller()
        : request.caller() + " (" + request.key() + ")";
  }

  private static Tone tone(PracticeRequest request) {
    boolean well = request.status() >= 200 && request.status() < 300;
    return well ? Tone.GOOD : Tone.BAD;
  }

  private static Text outcome(PracticeRequest request) {
    Text words = request.change() == null ? Text.empty() : Text.of(words(request.change()));
    return request.fault() == null
        ? words
        : words
            .plus(words.plain().isEmpty() ? "" : ", ")
            .plus(Tone.WARN, "fault: " + request.fault().label());
  }

  /** Returns what changed, in a few words. */
  static String words(PracticeChange change) {
    String who = change.userName();
    return switch (change.kind()) {
      case SET -> "photo of " + who + " set: " + words(Objects.requireNonNull(change.after()));
      case CUT -> "photo of " + who + " cut anew";
      case TOUCHED -> "photo of " + who + " set once more";
      case REMOVED ->
          change.before() == null
              ? "no photo of " + who + " to remove"
              : "photo of " + who + " removed";
      case PARKED -> "a photo put by: " + words(Objects.requireNonNull(change.after()));
    };
  }

  private static String words(PracticePhoto photo) {
    return "%s %d×%d"
        .formatted(photo.format().toUpperCase(Locale.ROOT), photo.width(), photo.height());
  }
}
