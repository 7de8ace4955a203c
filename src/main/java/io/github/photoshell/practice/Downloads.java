package io.github.photoshell.practice;

import java.util.Locale;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * How the portal fetches a photo from an address: rows 6 to 12 of section 3.3 of the contract.
 * Every address is looked up in {@link Web}, none is ever called.
 */
final class Downloads {
  private static final int PATIENCE_NOW = 10;
  private static final int PATIENCE_BEFORE = 100;

  private final Premises premises;

  Downloads(Premises premises) {
    this.premises = premises;
  }

  /**
   * The photo at an address, or at a path of the portal's own.
   *
   * @throws Refusal in the portal's words when there is none to be had
   * @throws InterruptedException when the portal ends meanwhile
   */
  Photo fetch(PortalRequest request, String files) throws InterruptedException {
    ByteString bytes = absolute(files) ? fromWeb(request, files) : fromPortal("/" + files);
    if (bytes.size() == 0) {
      throw Refusal.emptyImage();
    }
    try {
      return Photo.of(bytes, Photo.Source.address(files));
    } catch (NotAnImageException e) {
      throw Refusal.undecodable(e);
    }
  }

  private boolean absolute(String files) {
    String start = premises.newest() ? files.toLowerCase(Locale.ROOT) : files;
    return start.startsWith("http://") || start.startsWith("https://");
  }

  private ByteString fromWeb(PortalRequest request, String files) throws InterruptedException {
    HttpUrl address = HttpUrl.parse(files);
    if (address == null) {
      throw premises.newest() ? Refusal.accessDenied() : Refusal.badAddress();
    }
    if (premises.newest()) {
      boolean lessSafe = request.scheme().equals("https") && !address.isHttps();
      if (lessSafe || premises.web().shut(address)) {
        throw Refusal.accessDenied();
      }
    } else if (files.startsWith(request.portal() + "/")) {
      return fromPortal(address.encodedPath());
    }
    premises.albums().noteDownload();
    return body(address, premises.web().at(address));
  }

  private ByteString body(HttpUrl address, Web.Page page) throws InterruptedException {
    if (page instanceof Web.Body body) {
      ByteString bytes = body.bytes().get();
      if (premises.newest() && bytes.size() > Premises.LIMIT) {
        throw Refusal.tooLarge();
      }
      return bytes;
    }
    if (page instanceof Web.Redirect redirect) {
      return premises.newest() ? status("Found") : body(address, redirect.target());
    }
    if (page instanceof Web.Missing) {
      return premises.newest() ? status("NotFound") : ByteString.encodeUtf8("404 page not found");
    }
    if (page instanceof Web.Silent) {
      Thread.sleep(premises.patience().toMillis());
      throw Refusal.noAnswer(premises.newest() ? PATIENCE_NOW : PATIENCE_BEFORE);
    }
    throw Refusal.connection(
        "Connection refused (%s:%d)".formatted(address.host(), address.port()));
  }

  /**
   * A path of the portal's own, which it asks for without credentials. A real portal may meet its
   * own blacklist first; this one lives on a blocked address and behaves as if it had a public
   * name.
   */
  private ByteString fromPortal(String path) {
    premises.albums().noteDownload();
    HttpUrl url = HttpUrl.parse("http://portal" + path.replaceFirst("^/+", "/"));
    ByteString image = url == null ? null : FileCalls.standIn(url.pathSegments()).orElse(null);
    if (image != null) {
      return image;
    }
    if (premises.newest()) {
      boolean stored = path.replaceFirst("^/+", "").startsWith("storage/");
      return status(stored ? "Forbidden" : "NotFound");
    }
    return ByteString.EMPTY;
  }

  private static ByteString status(String name) {
    throw Refusal.download(name);
  }
}
