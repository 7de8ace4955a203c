package io.github.photoshell.photo;

import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.PhotoView.Looked;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.AddressShortener;
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

/** Texts for {@code photo-show}: the facts about a photo and why it cannot be drawn. */
final class PhotoViewText {
  /** The columns before an address: the longest size name, {@code original}, and a gap. */
  private static final int ADDRESS_INDENT = 10;

  private PhotoViewText() {}

  /** Returns the error for a photo that the portal hides from this API key. */
  static CommandResult hidden(Person person) {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "The portal does not show the photo of %s to this API key."
            .formatted(PersonNames.of(person)),
        "'photo-show @self' shows your own photo; 'status' shows what the API key can do.");
  }

  /** Returns the facts, with those that fit beside an image first. */
  static List<Text> facts(Looked looked, LineLayout layout) {
    Table facts = new Table();
    facts.addRow(Text.of("person"), Text.of(Style.STRONG, PersonNames.of(looked.person())));
    boolean none = looked.urls().isDefault();
    facts.addRow(
        Text.of("photo"),
        none
            ? Text.of("none; the default image is shown")
            : Text.of(DisplayNames.of(looked.urls())));
    facts.addRow(Text.of("size"), Text.of(looked.size().word()));
    ImageBytes file = looked.file();
    if (file != null) {
      PixelSize size = file.size();
      if (size != null) {
        facts.addRow(Text.of("pixels"), Text.of(size.width() + "×" + size.height()));
      }
      facts.addRow(Text.of("bytes"), Text.of("%,d".formatted(file.bytes().length)));
      facts.addRow(
          Text.of("format"), Text.of(Objects.requireNonNullElse(file.format(), "not an image")));
    }
    String version = looked.urls().hash();
    if (version != null) {
      // The portal shows that the person or photo changed, not when.
      facts.addRow(
          Text.of("version"),
          Text.of(DisplayNames.shown(version) + " (changes with every update)"));
    }
    List<Text> lines = new ArrayList<>(facts.lines(layout));
    Text reason = notDrawn(looked);
    if (reason != null) {
      lines.add(reason);
    }
    List<PhotoSize> all = List.of(PhotoSize.values());
    List<String> addresses =
        all.stream()
            .map(size -> Objects.requireNonNullElse(size.of(looked.urls()), "not available"))
            .toList();
    List<String> shown = AddressShortener.shortenColumn(addresses, layout, ADDRESS_INDENT);
    Table sizes = new Table();
    for (int i = 0; i < all.size(); i++) {
      sizes.addRow(Text.of(all.get(i).word()), Text.of(Style.FAINT, shown.get(i)));
    }
    lines.addAll(sizes.lines(layout));
    return lines;
  }

  /** Returns the facts as JSON, with the portal's own response. */
  static String json(Looked looked, ServerAddress portal) {
    Map<String, @Nullable Object> picture = new LinkedHashMap<>();
    picture.put("size", looked.size().word());
    String address = looked.size().of(looked.urls());
    picture.put("address", address == null ? null : portal.resolve(address));
    picture.put("isDefault", looked.urls().isDefault());
    ImageBytes file = looked.file();
    PixelSize size = file == null ? null : file.size();
    picture.put("bytes", file == null ? null : file.bytes().length);
    picture.put("format", file == null ? null : file.format());
    picture.put("width", size == null ? null : size.width());
    picture.put("height", size == null ? null : size.height());
    Text reason = notDrawn(looked);
    picture.put("problem", reason == null ? null : reason.plain());
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("photo", looked.json());
    all.put("picture", picture);
    return Json.object(all).pretty();
  }

  /** Returns why there is no image to draw; null if there is one. */
  static @Nullable Text notDrawn(Looked looked) {
    if (looked.decoded() == null) {
      return Text.of(Style.WARN, words(looked.reply()));
    }
    return looked.decoded() instanceof DecodeResult.NotDecoded not ? notDrawn(not) : null;
  }

  private static Text notDrawn(DecodeResult.NotDecoded unseen) {
    ImageBytes file = unseen.file();
    PixelSize size = file.size();
    return Text.of(
        Style.WARN,
        switch (unseen.why()) {
          case EMPTY -> "The portal sent no data for this image.";
          case NOT_AN_IMAGE -> "The portal did not send an image.";
          case UNSUPPORTED_FORMAT ->
              "Not drawn: %s images are not supported.".formatted(file.format());
          case TOO_MANY_PIXELS ->
              "Not drawn: the image has %,d×%,d pixels; the limit is %,d million."
                  .formatted(
                      size == null ? 0 : size.width(),
                      size == null ? 0 : size.height(),
                      ImageDecoder.MAX_PIXELS / 1_000_000);
          case TOO_MANY_SCANS ->
              "Not drawn: the image has more than %d scans.".formatted(ImageDecoder.MAX_SCANS);
          case TOO_SLOW ->
              "Not drawn: decoding takes longer than %d seconds."
                  .formatted(ImageDecoder.TIME_LIMIT.toSeconds());
          case NO_MEMORY -> "Not drawn: decoding needs more memory than is available.";
          case BROKEN -> "Not drawn: the %s is damaged.".formatted(file.format());
        });
  }

  /** Returns why a stored image could not be downloaded. */
  static String words(PictureReply reply) {
    if (reply instanceof PictureReply.Withheld withheld) {
      return "The portal does not let this API key download stored photos (%d)."
          .formatted(withheld.status());
    }
    if (reply instanceof PictureReply.Missing) {
      return "The file of this photo does not exist on the portal (404).";
    }
    if (!(reply instanceof PictureReply.Failed failed)) {
      throw new IllegalArgumentException("the picture was fetched");
    }
    return switch (failed.why().kind()) {
      case TOO_LARGE ->
          "The image is larger than the limit of %d MB."
              .formatted(PortalLimits.RESPONSE_BYTES / (1024 * 1024));
      case REDIRECTED ->
          "The image is stored at an address that photoshell does not download from.";
      case TIMED_OUT -> "The image did not arrive in time.";
      case UNKNOWN_HOST, UNREACHABLE, CONNECTION_LOST, TLS ->
          "The server that stores the image could not be reached.";
      default -> "The image could not be downloaded (%s).".formatted(status(failed));
    };
  }

  private static String status(PictureReply.Failed failed) {
    int status = failed.why().status();
    return status < 0 ? "no usable address or response" : String.valueOf(status);
  }
}
