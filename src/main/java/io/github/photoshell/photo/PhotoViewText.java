package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.image.TerminalImage.Caption;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.PhotoView.Looked;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.session.DisplayNames;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts for {@code photo-show}: the facts about a photo and why it cannot be drawn. */
final class PhotoViewText {
  /** The maximum length of an address in characters; servers refuse longer ones. */
  private static final int MAX_ADDRESS = 8000;

  private PhotoViewText() {}

  /** Returns the error for a photo that the portal hides from this API key. */
  static CommandResult hidden(Person person) {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "The portal does not show the photo of %s to this API key."
            .formatted(PersonNames.of(person)),
        "'photo-show @self' shows your own photo; 'status' shows what the API key can do.");
  }

  /**
   * Returns the captions of a photo, the longest first: with the addresses of all sizes, with the
   * one shown, and for a small window.
   */
  static List<Caption> captions(Looked looked, ServerAddress portal, LineLayout layout) {
    List<Text> facts = facts(looked, true, layout);
    List<Text> withSizes = new ArrayList<>(facts);
    withSizes.add(sizes(looked, portal));
    Text address = address(looked.size().of(looked.urls()), portal);
    return List.of(
        new Caption(facts, addresses(looked, portal)),
        new Caption(withSizes, List.of(address)),
        new Caption(
            facts(looked, false, layout),
            List.of(address, Text.of(Style.FAINT, "All details: --json"))));
  }

  private static List<Text> facts(Looked looked, boolean withVersion, LineLayout layout) {
    Table facts = new Table();
    facts.addRow(Text.of("person"), Text.of(Style.STRONG, PersonNames.of(looked.person())));
    facts.addRow(Text.of("photo"), Text.of(details(looked)));
    String version = looked.urls().hash();
    if (withVersion && version != null) {
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
    return lines;
  }

  /** Returns, for example, {@code "retina: PNG, 360×360, 9,285 bytes"}. */
  private static String details(Looked looked) {
    ImageBytes file = looked.file();
    if (looked.urls().isDefault()) {
      return "none; the default image is shown";
    }
    if (file == null) {
      return DisplayNames.of(looked.urls());
    }
    PixelSize size = file.size();
    return "%s%s%s, %,d bytes"
        .formatted(
            looked.size() == PhotoSize.ORIGINAL ? "" : looked.size().word() + ": ",
            Objects.requireNonNullElse(file.format(), "not an image"),
            size == null ? "" : ", %d×%d".formatted(size.width(), size.height()),
            file.bytes().length);
  }

  /** Returns the names of all sizes in one line; on some terminals they are links. */
  private static Text sizes(Looked looked, ServerAddress portal) {
    Text line = Text.of("sizes    ");
    for (PhotoSize size : PhotoSize.values()) {
      String address = size.of(looked.urls());
      line =
          line.plus(size == PhotoSize.ORIGINAL ? "" : ", ")
              .plus(
                  address == null
                      ? Text.of(Style.FAINT, size.word() + " (not available)")
                      : Text.link(Style.PLAIN, size.word(), portal.resolve(address)));
    }
    return line.hangingIndent("sizes    ".length());
  }

  /** Returns the complete addresses of all sizes, to copy. */
  private static List<Text> addresses(Looked looked, ServerAddress portal) {
    return Stream.of(PhotoSize.values())
        .map(
            size ->
                Text.of("%-10s".formatted(size.word()))
                    .plus(address(size.of(looked.urls()), portal))
                    .noWrap())
        .toList();
  }

  private static Text address(@Nullable String given, ServerAddress portal) {
    if (given == null) {
      return Text.of(Style.FAINT, "not available");
    }
    String address = Objects.requireNonNullElse(portal.resolve(given), given);
    return Text.link(Style.FAINT, Text.abbreviate(address, MAX_ADDRESS), address).noWrap();
  }

  /** Returns the facts as JSON, with the portal's own response. */
  static String json(Looked looked, ServerAddress portal) {
    return Json.object(members(looked, portal)).pretty();
  }

  /** Returns the members of the facts as JSON. */
  static Map<String, @Nullable Object> members(Looked looked, ServerAddress portal) {
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
    return all;
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
    FailureKind kind = failed.why().kind();
    int status = failed.why().status();
    return kind == FailureKind.REDIRECTED
        ? "The image is stored at an address that photoshell does not download from."
        : "The image could not be downloaded (%s)."
            .formatted(status < 300 ? kind.brief() : String.valueOf(status));
  }
}
