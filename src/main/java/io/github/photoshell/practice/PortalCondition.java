package io.github.photoshell.practice;

/** The condition of the portal as a whole, in which it may refuse requests. */
enum PortalCondition {
  NORMAL,
  UNPAID,
  SUSPENDED,
  REMOVING,
  RESTORING,
  /** The portal's IP restrictions block the caller's network. */
  OTHER_NETWORK,
  /** All photos are cached, so that a removed one comes back. */
  CACHED_PHOTOS;

  /** Returns {@code tenantStatus} in {@code settings}. */
  int tenantStatus() {
    return switch (this) {
      case SUSPENDED -> 1;
      case REMOVING -> 2;
      case RESTORING -> 4;
      default -> 0;
    };
  }

  /** Returns the response to a request that is refused in this condition. */
  HttpReply refusal(PortalRequest request) {
    return switch (this) {
      case UNPAID -> HttpReply.problemWithoutDetail(402);
      case SUSPENDED, REMOVING -> HttpReply.problem(404, "Not Found", "15.5.5");
      case RESTORING -> HttpReply.problem(403, "Forbidden", "15.5.4");
      case OTHER_NETWORK -> ipRestricted(request);
      case NORMAL, CACHED_PHOTOS -> throw new IllegalStateException(this + " refuses nothing");
    };
  }

  /** Returns the refusal as JSON or plain text, depending on {@code Accept}. */
  private static HttpReply ipRestricted(PortalRequest request) {
    String text = "The access to the portal is restricted";
    String accept = request.headers().get("Accept");
    return accept != null && accept.contains("application/json") && !accept.contains("*/*")
        ? HttpReply.json(403, text)
        : HttpReply.text(403, "text/plain; charset=utf-8", text);
  }
}
