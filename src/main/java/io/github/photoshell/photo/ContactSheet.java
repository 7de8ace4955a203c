package io.github.photoshell.photo;

import io.github.photoshell.image.Bitmap;
import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.ShowPhoto.Row;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the photos of several people: small pictures in columns, with names below. */
final class ContactSheet {
  /** The width of a picture, in columns. */
  static final int DEFAULT_WIDTH = 18;

  /** The people whose photos are read together if they are not drawn. */
  private static final int BLOCK = 8;

  private final ShowPhoto photos;
  private final CommandInput input;
  private final Session session;
  private final List<Row> rows = new ArrayList<>();

  ContactSheet(ShowPhoto photos, CommandInput input, Session session) {
    this.photos = photos;
    this.input = input;
    this.session = session;
  }

  /**
   * Shows the photos, and returns who has none that can be shown.
   *
   * @param size the size to download; null for a small one
   * @param width of each picture, in columns
   */
  CommandResult show(List<String> named, @Nullable PhotoSize size, int width) {
    Canvas canvas = input.canvas();
    LineLayout layout = input.layout();
    boolean draws = !input.json() && canvas.graphicsProtocol() != GraphicsProtocol.NONE;
    int narrowed = Math.min(width, layout.width() - 1);
    int columns =
        draws ? (layout.width() - 1 + TerminalImage.GAP) / (narrowed + TerminalImage.GAP) : BLOCK;
    for (int from = 0; from < named.size(); from += columns) {
      List<Row> read =
          photos.viewAll(
              session, named.subList(from, Math.min(named.size(), from + columns)), size);
      rows.addAll(read);
      if (draws) {
        draw(read, canvas, narrowed, layout);
      }
    }
    if (input.json()) {
      return new CommandResult(exitCode(), List.of(), json(), null, true);
    }
    if (!draws) {
      table().lines(layout).forEach(input::printLine);
    }
    return new CommandResult(exitCode(), problems(layout), null, null);
  }

  /** Draws one line of pictures; people who were not found are reported at the end. */
  private void draw(List<Row> read, Canvas canvas, int width, LineLayout layout) {
    List<Row> found =
        read.stream().filter(row -> personOf(row) != null || row.view() == null).toList();
    if (found.isEmpty()) {
      return;
    }
    List<@Nullable Bitmap> pictures = new ArrayList<>();
    found.forEach(row -> pictures.add(pictureOf(row)));
    input.show(TerminalImage.row(pictures, width, canvas, List.of(), layout));
    List<List<Text>> captions = found.stream().map(ContactSheet::caption).toList();
    for (int line = 0; line < 3; line++) {
      Text all = Text.empty();
      int end = 0;
      for (int i = 0; i < captions.size(); i++) {
        Text cell = captions.get(i).get(line).cut(width, layout);
        int start = i * (width + TerminalImage.GAP);
        if (!cell.plain().isEmpty()) {
          all = all.plus(" ".repeat(start - end)).plus(cell);
          end = start + layout.columnsOf(cell.plain());
        }
      }
      if (line < 2 || end > 0) {
        input.printLine(all);
      }
    }
    input.printLine(Text.empty());
  }

  /** Returns three lines below a picture: the name, the user name, and what there is to say. */
  private static List<Text> caption(Row row) {
    Person person = personOf(row);
    String problem = shortProblem(row);
    Text note = isFine(row) ? Text.of(Style.FAINT, problem) : Text.of(Style.WARN, problem);
    if (person == null) {
      return List.of(Text.of(Style.STRONG, DisplayNames.shown(row.person())), Text.empty(), note);
    }
    return List.of(
        Text.of(Style.STRONG, DisplayNames.shown(person.displayName())),
        Text.of(Style.FAINT, PersonNames.word(person)),
        note);
  }

  private Table table() {
    Table table = new Table();
    for (Row row : rows) {
      Person person = personOf(row);
      if (person != null) {
        String problem = shortProblem(row);
        table.addRow(
            Text.of(Style.STRONG, PersonNames.word(person)),
            Text.of(DisplayNames.shown(person.displayName())),
            Text.of(
                problem.isEmpty() && row.view() instanceof PhotoView.Looked looked
                    ? DisplayNames.of(looked.urls())
                    : problem));
      }
    }
    return table;
  }

  /** Returns why photos are not shown, with one or more lines for each person. */
  private List<Text> problems(LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    for (Row row : rows) {
      if (row.view() instanceof PhotoView.NoOnePerson unknown) {
        lines.addAll(PeopleText.noSingleMatch(unknown.search(), layout).lines());
      } else if (!isFine(row)) {
        Person person = personOf(row);
        String name = person == null ? DisplayNames.shown(row.person()) : PersonNames.of(person);
        lines.add(Text.of(Style.BAD, name + ": " + problem(row)));
      }
    }
    if (!lines.isEmpty()) {
      long failed = rows.stream().filter(row -> !isFine(row)).count();
      lines.add(Text.of("%,d of %,d photos cannot be shown.".formatted(failed, rows.size())));
    }
    return lines;
  }

  private String json() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Row row : rows) {
      Person person = personOf(row);
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("person", row.person());
      one.put("personId", person == null ? null : person.id());
      one.put("userName", person == null ? null : person.userName());
      one.put("displayName", person == null ? null : person.displayName());
      one.putAll(
          row.view() instanceof PhotoView.Looked looked
              ? PhotoViewText.members(looked, session.address())
              : Json.members("photo", null, "picture", null));
      one.put("reason", isFine(row) ? "" : problem(row));
      all.add(one);
    }
    return Json.list(all).pretty();
  }

  private ExitCode exitCode() {
    return rows.stream().allMatch(ContactSheet::isFine) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static boolean isFine(Row row) {
    return row.view() instanceof PhotoView.Looked looked
        && (looked.urls().isDefault() || PhotoViewText.notDrawn(looked) == null);
  }

  private static @Nullable Person personOf(Row row) {
    return row.view() instanceof PhotoView.Looked looked
        ? looked.person()
        : row.view() instanceof PhotoView.Hidden hidden ? hidden.person() : null;
  }

  /** Returns the picture to draw; null for the default image, too. */
  private static @Nullable Bitmap pictureOf(Row row) {
    return row.view() instanceof PhotoView.Looked looked
            && !looked.urls().isDefault()
            && looked.decoded() instanceof DecodeResult.Decoded decoded
        ? decoded.bitmap()
        : null;
  }

  private static String shortProblem(Row row) {
    if (row.view() instanceof PhotoView.Looked looked && looked.urls().isDefault()) {
      return "no photo";
    }
    return isFine(row) ? "" : row.view() instanceof PhotoView.Hidden ? "hidden" : "not shown";
  }

  private static String problem(Row row) {
    PhotoView view = row.view();
    if (view instanceof PhotoView.Looked looked) {
      return Objects.requireNonNull(PhotoViewText.notDrawn(looked)).plain();
    }
    if (view instanceof PhotoView.Hidden hidden) {
      return PhotoViewText.hidden(hidden.person()).lines().get(0).plain();
    }
    return view instanceof PhotoView.NoOnePerson unknown
        ? PeopleText.noSingleMatch(unknown.search(), LineLayout.unlimited()).lines().get(0).plain()
        : row.reason();
  }
}
