package io.github.photoshell.practice;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * All of the internet that a practice portal knows: addresses and what becomes of a download.
 * Nothing is ever fetched. Whatever isn't here answers 404.
 */
final class FakeInternet {
  /** What an address answers. */
  sealed interface Page {}

  /** Some bytes, with status 200. */
  record Body(Lazy<ByteString> bytes) implements Page {}

  /** Status 404, with a text for a body. */
  record Missing() implements Page {}

  /** Status 302, to what the other page is. */
  record Redirect(Page target) implements Page {}

  /** No connection at all. */
  record Refused() implements Page {}

  /** No answer before the portal loses patience. */
  record Silent() implements Page {}

  private final Map<HttpUrl, Page> pages = new ConcurrentHashMap<>();
  private final Set<String> shutHosts = ConcurrentHashMap.newKeySet();

  /** The addresses of {@link Gallery}. */
  static FakeInternet gallery() {
    FakeInternet internet = new FakeInternet();
    Gallery.all().forEach(item -> internet.put(item.image().address(), item.page()));
    internet.shut(Gallery.PRIVATE_HOST);
    return internet;
  }

  void put(String address, Page page) {
    pages.put(HttpUrl.get(address), page);
  }

  /**
   * Marks a host as one at a private address, or one that can't be found: the portal tells no
   * difference.
   */
  void shut(String host) {
    shutHosts.add(host);
  }

  Page at(HttpUrl address) {
    @Nullable Page page = pages.get(address.newBuilder().fragment(null).build());
    return page == null ? new Missing() : page;
  }

  /** Whether server 3.7 would refuse to talk to the host of an address. */
  boolean shut(HttpUrl address) {
    String host = address.host();
    return shutHosts.contains(host)
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || BlockedAddresses.is(host);
  }
}
