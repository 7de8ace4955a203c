package io.github.photoshell.practice;

import java.util.List;
import java.util.Set;

/** The HTML pages around the portal's API: those of the proxy, and the web client. */
final class WebPages {
  /**
   * The first segments after {@code /api/2.0/} in the official description; the proxy forwards no
   * others.
   */
  private static final Set<String> API_PATHS =
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

  /** The proxy's page for an error; its title is status and reason. */
  private static final String PROXY_ERROR =
      """
      <html>
      <head><title>%1$s</title></head>
      <body>
      <center><h1>%1$s</h1></center>
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

  /** Returns whether a path belongs to the API for the proxy: {@code /API/2.0/} does not. */
  static boolean isApi(List<String> path) {
    return !path.isEmpty() && path.get(0).equals("api");
  }

  /**
   * Returns the response to an unknown path of the API: the proxy's page or the server's empty
   * body.
   */
  static HttpReply notFound(List<String> path) {
    boolean reachesTheServer =
        path.size() > 2 && path.get(1).equals("2.0") && API_PATHS.contains(path.get(2));
    return reachesTheServer ? HttpReply.empty(404) : proxyError(404, "Not Found");
  }

  /**
   * Returns the proxy's response to a request with two keys, which it does not forward (section 2.1
   * of the contract).
   */
  static HttpReply duplicateKeys() {
    return proxyError(400, "Bad Request");
  }

  /** Returns the proxy's response to a request that did not reach the portal. */
  static HttpReply proxyError(int status, String reason) {
    return HttpReply.text(status, "text/html", PROXY_ERROR.formatted(status + " " + reason));
  }

  /** Returns the web client's page, which answers all other paths. */
  static HttpReply webClient() {
    return HttpReply.text(200, "text/html; charset=utf-8", WEB_CLIENT);
  }
}
