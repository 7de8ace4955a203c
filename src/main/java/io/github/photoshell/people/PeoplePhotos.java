package io.github.photoshell.people;

import io.github.photoshell.image.Bitmap;
import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Prints a list of people with their photos beside their names, as the photos arrive. */
final class PeoplePhotos {
  /** The width of a photo, in columns; it takes half as many rows. */
  private static final int WIDTH = 8;

  /** The people whose photos are downloaded together. */
  private static final int BLOCK = 8;

  /** The time for one photo, and for all photos of a list. */
  private static final Duration PHOTO_LIMIT = Duration.ofSeconds(3);

  private static final Duration LIST_LIMIT = Duration.ofSeconds(30);

  private final Portal portal;
  private final CommandInput input;
  private final Canvas canvas;

  PeoplePhotos(Portal portal, CommandInput input) {
    this.portal = portal.inBackground();
    this.input = input;
    this.canvas = input.canvas();
  }

  /** Returns whether the terminal can draw photos. */
  boolean canDraw() {
    return canvas.graphicsProtocol() != GraphicsProtocol.NONE;
  }

  /**
   * Prints the people.
   *
   * @return the number of photos that exist, but could not be downloaded or drawn in time
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  int print(PeopleListing.Listed listed, List<PersonColumn> columns) {
    long end = System.nanoTime() + LIST_LIMIT.toNanos();
    List<Person> people = listed.people();
    List<Json> sent = listed.json().items();
    int missing = 0;
    for (int from = 0; from < people.size(); from += BLOCK) {
      int to = Math.min(people.size(), from + BLOCK);
      List<Supplier<Optional<Bitmap>>> reads = new ArrayList<>();
      for (int i = from; i < to; i++) {
        String address = people.get(i).hasPhoto() ? address(sent.get(i)) : null;
        reads.add(() -> address == null ? Optional.empty() : photo(address));
      }
      Duration remaining = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      List<@Nullable Optional<Bitmap>> photos = ParallelReads.run(portal, reads, remaining);
      for (int i = from; i < to; i++) {
        Optional<Bitmap> photo = photos.get(i - from);
        @Nullable Bitmap bitmap = photo == null ? null : photo.orElse(null);
        missing += people.get(i).hasPhoto() && bitmap == null ? 1 : 0;
        input.show(
            TerminalImage.row(
                Arrays.asList(bitmap),
                WIDTH,
                canvas,
                lines(people.get(i), columns),
                input.layout()));
        input.printLine(Text.empty());
      }
    }
    return missing;
  }

  /**
   * Returns the address of a size that is large enough, which the list of people contains (contract
   * 4.2); the original until the portal has made it.
   */
  private @Nullable String address(Json person) {
    boolean isBlocks = canvas.graphicsProtocol().isBlocks();
    String small = text(person, isBlocks ? "avatarMedium" : "avatarMax");
    return small == null || PhotoUrls.isDefaultImage(small)
        ? text(person, "avatarOriginal")
        : small;
  }

  private static @Nullable String text(Json person, String member) {
    Json value = person.member(member);
    return value == null ? null : value.text();
  }

  private Optional<Bitmap> photo(String address) {
    return portal.picture(address) instanceof PictureReply.Fetched fetched
            && ImageDecoder.decode(fetched.picture().bytes(), PHOTO_LIMIT)
                instanceof DecodeResult.Decoded decoded
        ? Optional.of(decoded.bitmap())
        : Optional.empty();
  }

  /** Returns the columns of the list, two in a line. */
  private static List<Text> lines(Person person, List<PersonColumn> columns) {
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < columns.size(); i += 2) {
      Text line = columns.get(i).cell(person);
      lines.add(
          i + 1 < columns.size() ? line.plus("  ").plus(columns.get(i + 1).cell(person)) : line);
    }
    return lines;
  }

  /** Returns the remark about photos that were not shown; empty if there are none. */
  static List<Text> missing(int photos) {
    return photos == 0
        ? List.of()
        : List.of(
            Text.of(
                Style.WARN,
                "%s not shown; 'photo-show <person>' says why."
                    .formatted(photos == 1 ? "1 photo was" : photos + " photos were")));
  }
}
