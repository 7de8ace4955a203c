package io.github.photoshell.practice;

import java.util.List;
import java.util.Set;

/** The HTML that is in front of the portal's API: the proxy's pages and the web client. */
final class WebPages {
  /**
   * What can come after {@code /api/2.0/}, by the official description; the proxy knows no more.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "accounts",
          "ai",
          "authentication",
          "backup",
          "capabilities",
          "clients",
          "files",
          "group",
          "keys",
          "migration",
          "people",
          "portal",
          "scopes",
          "security",
          "settings",
          "smtpsettings",
          "thirdparty");

  private static final String NOT_FOUND =
      """
      <html>
      <head><title>404 Not Found</title></head>
      <body>
      <center><h1>404 Not Found</h1></center>
      </body>
      </html>
      """;

  private static final String TWO_KEYS =
      """
      <html>
      <head><title>400 Bad Request</title></head>
      <body>
      <center><h1>400 Bad Request</h1></center>
      </body>
      </html>
      """;

  private static final String WEB_CLIENT =
      """
      <!DOCTYPE html>
      <html>
      <head><title>Practice portal</title></head>
      <body>
      <h1>The practice portal of photoshell</h1>
      <p>A real portal shows its web client here. The API is under /api/2.0/, in lower case.</p>
      </body>
      </html>
      """;

  private WebPages() {}

  /** Whether a path is one of the API, as the proxy tells: {@code /API/2.0/} is not. */
  static boolean isApi(List<String> path) {
    return !path.isEmpty() && path.get(0).equals("api");
  }

  /** The answer to a path of the API that no call has: the proxy's page or the server's nothing. */
  static HttpReply noSuchCall(List<String> path) {
    boolean reachesTheServer =
        path.size() > 2 && path.get(1).equals("2.0") && KNOWN.contains(path.get(2));
    return reachesTheServer ? HttpReply.empty(404) : HttpReply.text(404, "text/html", NOT_FOUND);
  }

  /** The proxy's answer to a request with two keys: it passes on neither (contract 2.1). */
  static HttpReply twoKeys() {
    return HttpReply.text(400, "text/html", TWO_KEYS);
  }

  /** What everything else on the portal's host leads to. */
  static HttpReply webClient() {
    return HttpReply.text(200, "text/html; charset=utf-8", WEB_CLIENT);
  }
}
