package io.github.photoshell.practice;

import io.github.photoshell.practice.DecodedImage.NotAnImageException;
import java.util.Locale;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Simulates how the portal downloads an image from an address: rows 6 to 12 of section 3.3 of the
 * contract. All addresses are looked up in {@link FakeInternet}; no request is ever sent.
 */
final class PhotoDownloads {
  private static final int TIMEOUT_SECONDS = 10;
  private static final int OLD_TIMEOUT_SECONDS = 100;

  /** The wait for a download without a response; on a real portal as long as its timeout. */
  private static final int MILLIS_WITHOUT_RESPONSE = 200;

  private final PortalState state;

  PhotoDownloads(PortalState state) {
    this.state = state;
  }

  /**
   * Returns the photo at an address, or at a path of the portal itself.
   *
   * @throws ApiError with the portal's message if the download fails
   * @throws InterruptedException if the portal is stopped in the meantime
   */
  StoredPhoto fetch(PortalRequest request, String address) throws InterruptedException {
    ByteString bytes = isAbsolute(address) ? fromWeb(request, address) : fromPortal("/" + address);
    if (bytes.size() == 0) {
      throw ApiError.emptyImage();
    }
    try {
      return StoredPhoto.of(bytes, StoredPhoto.Source.address(address));
    } catch (NotAnImageException e) {
      throw ApiError.undecodable(e);
    }
  }

  private boolean isAbsolute(String address) {
    String start = state.isNewest() ? address.toLowerCase(Locale.ROOT) : address;
    return start.startsWith("http://") || start.startsWith("https://");
  }

  private ByteString fromWeb(PortalRequest request, String address) throws InterruptedException {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      throw state.isNewest() ? ApiError.accessDenied() : ApiError.badAddress();
    }
    if (state.isNewest()) {
      boolean lessSafe = request.scheme().equals("https") && !url.isHttps();
      if (lessSafe || state.internet().isHostClosed(url)) {
        throw ApiError.accessDenied();
      }
    } else if (address.startsWith(request.portal() + "/")) {
      return fromPortal(url.encodedPath());
    }
    state.photos().countDownload();
    return body(url, state.internet().get(url));
  }

  private ByteString body(HttpUrl address, FakeInternet.Page page) throws InterruptedException {
    if (page instanceof FakeInternet.Body body) {
      ByteString bytes = body.bytes().get();
      if (state.isNewest() && bytes.size() > PortalState.MAX_FILE_BYTES) {
        throw ApiError.tooLarge();
      }
      return bytes;
    }
    if (page instanceof FakeInternet.Redirect redirect) {
      return state.isNewest() ? status("Found") : body(address, redirect.target());
    }
    if (page instanceof FakeInternet.Missing) {
      return state.isNewest() ? status("NotFound") : ByteString.encodeUtf8("404 page not found");
    }
    if (page instanceof FakeInternet.Silent) {
      Thread.sleep(MILLIS_WITHOUT_RESPONSE);
      throw ApiError.timedOut(state.isNewest() ? TIMEOUT_SECONDS : OLD_TIMEOUT_SECONDS);
    }
    throw ApiError.connection(
        "Connection refused (%s:%d)".formatted(address.host(), address.port()));
  }

  /**
   * Downloads a path of the portal itself, without credentials. A real portal may be blocked by its
   * own blacklist; this one, on a loopback address, behaves as if it had a public name.
   */
  private ByteString fromPortal(String path) {
    state.photos().countDownload();
    HttpUrl url = HttpUrl.parse("http://portal" + path.replaceFirst("^/+", "/"));
    ByteString image =
        url == null ? null : FileEndpoints.defaultPhoto(url.pathSegments()).orElse(null);
    if (image != null) {
      return image;
    }
    if (state.isNewest()) {
      boolean stored = path.replaceFirst("^/+", "").startsWith("storage/");
      return status(stored ? "Forbidden" : "NotFound");
    }
    return ByteString.EMPTY;
  }

  private static ByteString status(String name) {
    throw ApiError.download(name);
  }
}
