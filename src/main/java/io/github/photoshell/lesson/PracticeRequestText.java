package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeChange;
import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Renders requests to the practice portal. */
final class PracticeRequestText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** The number of columns from which paths are not shortened. */
  private static final int WIDE_TERMINAL = 132;

  private static final String ID_MIDDLE =
      "(?<=\\b[0-9a-f]{4})[0-9a-f]{4}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private PracticeRequestText() {}

  /**
   * Returns number, time, person, status, request and result.
   *
   * @param layout on a narrow screen, the middle of paths and IDs is left out
   */
  static Text[] cells(PracticeRequest request, LineLayout layout) {
    Text outcome = outcome(request);
    List<Text> cells = new ArrayList<>();
    Collections.addAll(
        cells,
        Text.of(Style.FAINT, String.valueOf(request.number())),
        Text.of(Style.FAINT, TIME.format(request.receivedAt())),
        Text.of(caller(request)),
        Text.of(style(request), request.status() == 0 ? "none" : String.valueOf(request.status())),
        Text.of(request.method() + " " + path(request, layout.width() < WIDE_TERMINAL)));
    if (!outcome.plain().isEmpty()) {
      cells.add(outcome);
    }
    return cells.toArray(Text[]::new);
  }

  private static String path(PracticeRequest request, boolean shortened) {
    String path = request.path().replaceFirst("^/api/2\\.0/", "");
    return shortened
        ? path.replaceAll(ID_MIDDLE, "…").replaceFirst("^(/s\\w+/).*/([^?]*).*", "$1…/$2")
        : path;
  }

  /** Returns the cells as one line. */
  static Text line(PracticeRequest request) {
    Text line = Text.empty();
    for (Text cell : cells(request, LineLayout.unlimited())) {
      line = line.plus(line.plain().isEmpty() || cell.plain().isEmpty() ? "" : "  ").plus(cell);
    }
    return line;
  }

  private static String caller(PracticeRequest request) {
    if (request.caller() == null) {
      return "no key";
    }
    return request.caller().equals(request.key())
        ? request.caller()
        : request.caller() + " (" + request.key() + ")";
  }

  private static Style style(PracticeRequest request) {
    boolean succeeded = request.status() >= 200 && request.status() < 300;
    return succeeded ? Style.GOOD : Style.BAD;
  }

  private static Text outcome(PracticeRequest request) {
    Text words = Text.of(Objects.requireNonNullElse(request.note(), ""));
    if (request.change() != null) {
      words = Text.of(describe(request.change()));
    }
    return request.fault() == null
        ? words
        : words
            .plus(words.plain().isEmpty() ? "" : ", ")
            .plus(Style.WARN, "fault: " + request.fault().label());
  }

  /** Returns a short description of a change. */
  static String describe(PracticeChange change) {
    String userName = change.userName();
    return switch (change.kind()) {
      case SET ->
          "photo of " + userName + " set: " + describe(Objects.requireNonNull(change.after()));
      case CUT -> "photo of " + userName + " cropped";
      case TOUCHED -> "photo of " + userName + " set again";
      case REMOVED ->
          change.before() == null
              ? "no photo of " + userName + " to remove"
              : "photo of " + userName + " removed";
      case PARKED ->
          "temporary photo uploaded: " + describe(Objects.requireNonNull(change.after()));
    };
  }

  private static String describe(PracticePhoto photo) {
    return "%s %d×%d"
        .formatted(photo.format().toUpperCase(Locale.ROOT), photo.width(), photo.height());
  }
}
