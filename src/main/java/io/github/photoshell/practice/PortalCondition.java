package io.github.photoshell.practice;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of the portal as a whole, with the requests that it refuses (section 2.3 of the
 * contract).
 */
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

  private static final Set<Endpoint> WITHOUT_PAYMENT =
      Set.of(
          Endpoint.SETTINGS,
          Endpoint.BUILD,
          Endpoint.CAPABILITIES,
          Endpoint.SELF,
          Endpoint.PERSON,
          Endpoint.FILTER);

  private static final Set<Endpoint> WHILE_BUSY =
      Set.of(Endpoint.SETTINGS, Endpoint.BUILD, Endpoint.SELF, Endpoint.OWN_KEY);

  /** Returns {@code tenantStatus} in {@code settings}. */
  int tenantStatus() {
    return switch (this) {
      case SUSPENDED -> 1;
      case REMOVING -> 2;
      case RESTORING -> 4;
      default -> 0;
    };
  }

  /**
   * Returns the refusal of a request; empty if it is answered as usual.
   *
   * @param caller null on an open endpoint without a key
   */
  Optional<HttpReply> refusal(Endpoint endpoint, @Nullable Member caller, PortalRequest request) {
    return switch (this) {
      case UNPAID ->
          WITHOUT_PAYMENT.contains(endpoint)
              ? Optional.empty()
              : Optional.of(HttpReply.problemWithoutDetail(402));
      case SUSPENDED ->
          endpoint == Endpoint.SETTINGS
              ? Optional.empty()
              : Optional.of(HttpReply.problem(404, "Not Found", "15.5.5"));
      case REMOVING -> Optional.of(HttpReply.problem(404, "Not Found", "15.5.5"));
      case RESTORING ->
          WHILE_BUSY.contains(endpoint)
              ? Optional.empty()
              : Optional.of(HttpReply.problem(403, "Forbidden", "15.5.4"));
      case OTHER_NETWORK ->
          caller == null || caller.role() == Role.OWNER
              ? Optional.empty()
              : Optional.of(ipRestricted(request));
      case NORMAL, CACHED_PHOTOS -> Optional.empty();
    };
  }

  /** Returns whether a request is answered differently than on a normal portal. */
  boolean affects(Endpoint endpoint, @Nullable Member caller, PortalRequest request) {
    return refusal(endpoint, caller, request).isPresent()
        || (endpoint == Endpoint.SETTINGS && tenantStatus() != 0)
        || (endpoint == Endpoint.DELETE_PHOTO && this == CACHED_PHOTOS);
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
