package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.List;
import okio.ByteString;

/** The image addresses on the practice portal; any other address answers 404. */
public final class Gallery {
  private static final String PRIVATE_HOST = "intranet.example";

  /** A size above the limit of every portal, in bytes. */
  private static final int HUGE = 6 * 1024 * 1024;

  private static final String PHOTOS = "https://photos.example";
  private static final String SAMPLE =
      "https://github.com/ONLYOFFICE/DocSpace-client/blob/master/public/appIcon-192.png?raw=true";

  private static final FakeInternet.Page DEFAULT_PICTURE = picture(8, 400, 400, "png");

  private static final List<Item> ITEMS =
      List.of(
          item(PHOTOS + "/ada.png", "a good PNG, 400x400", DEFAULT_PICTURE),
          item(PHOTOS + "/grace.jpg", "a good JPEG, 800x600", picture(9, 800, 600, "jpeg")),
          item(PHOTOS + "/omar.png", "a good PNG, 1600x1200", picture(2, 1600, 1200, "png")),
          item(PHOTOS + "/wide.png", "a good PNG, 2000x500", picture(5, 2000, 500, "png")),
          item(PHOTOS + "/tiny.png", "a good PNG, 16x16", picture(6, 16, 16, "png")),
          item(PHOTOS + "/wave.gif", "a GIF, refused as a file", picture(7, 320, 240, "gif")),
          item(PHOTOS + "/missing.png", "not found (404)", new FakeInternet.Missing()),
          item(
              PHOTOS + "/moved.png",
              "a redirect to /ada.png",
              new FakeInternet.Redirect(DEFAULT_PICTURE)),
          item(
              PHOTOS + "/notes.txt",
              "text, not an image",
              text("These are notes, not a picture.\n")),
          item(PHOTOS + "/empty.png", "an empty file", text("")),
          item(PHOTOS + "/huge.png", "over the limit of 5 MB", huge()),
          item(PHOTOS + "/slow.png", "no response (timeout)", new FakeInternet.Silent()),
          item(PHOTOS + "/refused.png", "connection refused", new FakeInternet.Refused()),
          item("http://photos.example/ada.png", "a good PNG, but not https", DEFAULT_PICTURE),
          item("https://" + PRIVATE_HOST + "/ada.png", "a private address", DEFAULT_PICTURE),
          item(
              SAMPLE,
              "a redirect to a good PNG, 192x192",
              new FakeInternet.Redirect(picture(13, 192, 192, "png"))));

  /**
   * An address from which the practice portal can download an image, or fails to.
   *
   * @param effect a short description for help and completion, such as {@code a good PNG, 400x400}
   */
  public record Image(String address, String effect) {}

  /** An address with its response. */
  private record Item(Image image, FakeInternet.Page page) {}

  private Gallery() {}

  /** Returns all addresses, good ones first. */
  public static List<Image> images() {
    return ITEMS.stream().map(Item::image).toList();
  }

  /** Returns an internet with these addresses. */
  static FakeInternet internet() {
    FakeInternet internet = new FakeInternet();
    ITEMS.forEach(item -> internet.put(item.image().address(), item.page()));
    internet.closeHost(PRIVATE_HOST);
    return internet;
  }

  private static Item item(String address, String effect, FakeInternet.Page page) {
    return new Item(new Image(address, effect), page);
  }

  private static FakeInternet.Page picture(int seed, int width, int height, String format) {
    return new FakeInternet.Body(
        new Lazy<>(() -> DecodedImage.encode(PortraitPainter.of(seed, width, height), format)));
  }

  private static FakeInternet.Page text(String text) {
    return new FakeInternet.Body(new Lazy<>(() -> ByteString.encodeUtf8(text)));
  }

  /** Returns a good PNG, padded above every limit; decoders ignore the padding. */
  private static FakeInternet.Page huge() {
    return new FakeInternet.Body(
        new Lazy<>(
            () -> {
              byte[] png =
                  DecodedImage.encode(PortraitPainter.of(11, 1500, 1500), "png").toByteArray();
              return ByteString.of(Arrays.copyOf(png, HUGE));
            }));
  }
}
