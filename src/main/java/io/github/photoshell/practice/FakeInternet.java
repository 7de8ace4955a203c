package io.github.photoshell.practice;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A fake internet for downloads: addresses with their responses. Nothing is ever downloaded. Any
 * other address answers 404.
 */
final class FakeInternet {
  /** The response of an address. */
  sealed interface Page {}

  /** Status 200 with bytes. */
  record Body(Lazy<ByteString> bytes) implements Page {}

  /** Status 404 with a text body. */
  record Missing() implements Page {}

  /** Status 302, a redirect to the other page. */
  record Redirect(Page target) implements Page {}

  /** The connection is refused. */
  record Refused() implements Page {}

  /** No response before the portal's timeout. */
  record Silent() implements Page {}

  private final Map<HttpUrl, Page> pages = new ConcurrentHashMap<>();
  private final Set<String> closedHosts = ConcurrentHashMap.newKeySet();

  void put(String address, Page page) {
    pages.put(HttpUrl.get(address), page);
  }

  /** Marks a host as private or unknown; the portal does not distinguish them. */
  void closeHost(String host) {
    closedHosts.add(host);
  }

  Page get(HttpUrl address) {
    @Nullable Page page = pages.get(address.newBuilder().fragment(null).build());
    return page == null ? new Missing() : page;
  }

  /** Returns whether server 3.7 refuses to download from the host of an address. */
  boolean isHostClosed(HttpUrl address) {
    String host = address.host();
    return closedHosts.contains(host)
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || BlockedAddresses.contains(host);
  }
}
