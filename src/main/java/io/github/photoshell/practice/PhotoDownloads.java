package io.github.photoshell.practice;

import java.util.Locale;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Simulates how the portal downloads an image from an address: rows 6 to 12 of section 3.3 of the
 * contract. All addresses are looked up in {@link FakeInternet}; no request is ever sent.
 */
final class PhotoDownloads {
  private static final int PATIENCE_NOW = 10;
  private static final int PATIENCE_BEFORE = 100;

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
  StoredPhoto fetch(PortalRequest request, String files) throws InterruptedException {
    ByteString bytes = absolute(files) ? fromWeb(request, files) : fromPortal("/" + files);
    if (bytes.size() == 0) {
      throw ApiError.emptyImage();
    }
    try {
      return StoredPhoto.of(bytes, StoredPhoto.Source.address(files));
    } catch (NotAnImageException e) {
      throw ApiError.undecodable(e);
    }
  }

  private boolean absolute(String files) {
    String start = state.newest() ? files.toLowerCase(Locale.ROOT) : files;
    return start.startsWith("http://") || start.startsWith("https://");
  }

  private ByteString fromWeb(PortalRequest request, String files) throws InterruptedException {
    HttpUrl address = HttpUrl.parse(files);
    if (address == null) {
      throw state.newest() ? ApiError.accessDenied() : ApiError.badAddress();
    }
    if (state.newest()) {
      boolean lessSafe = request.scheme().equals("https") && !address.isHttps();
      if (lessSafe || state.internet().shut(address)) {
        throw ApiError.accessDenied();
      }
    } else if (files.startsWith(request.portal() + "/")) {
      return fromPortal(address.encodedPath());
    }
    state.photos().noteDownload();
    return body(address, state.internet().at(address));
  }

  private ByteString body(HttpUrl address, FakeInternet.Page page) throws InterruptedException {
    if (page instanceof FakeInternet.Body body) {
      ByteString bytes = body.bytes().get();
      if (state.newest() && bytes.size() > PortalState.LIMIT) {
        throw ApiError.tooLarge();
      }
      return bytes;
    }
    if (page instanceof FakeInternet.Redirect redirect) {
      return state.newest() ? status("Found") : body(address, redirect.target());
    }
    if (page instanceof FakeInternet.Missing) {
      return state.newest() ? status("NotFound") : ByteString.encodeUtf8("404 page not found");
    }
    if (page instanceof FakeInternet.Silent) {
      Thread.sleep(state.patience().toMillis());
      throw ApiError.noAnswer(state.newest() ? PATIENCE_NOW : PATIENCE_BEFORE);
    }
    throw ApiError.connection(
        "Connection refused (%s:%d)".formatted(address.host(), address.port()));
  }

  /**
   * Downloads a path of the portal itself, without credentials. A real portal may be blocked by its
   * own blacklist; this one, on a loopback address, behaves as if it had a public name.
   */
  private ByteString fromPortal(String path) {
    state.photos().noteDownload();
    HttpUrl url = HttpUrl.parse("http://portal" + path.replaceFirst("^/+", "/"));
    ByteString image = url == null ? null : FileEndpoints.standIn(url.pathSegments()).orElse(null);
    if (image != null) {
      return image;
    }
    if (state.newest()) {
      boolean stored = path.replaceFirst("^/+", "").startsWith("storage/");
      return status(stored ? "Forbidden" : "NotFound");
    }
    return ByteString.EMPTY;
  }

  private static ByteString status(String name) {
    throw ApiError.download(name);
  }
}
