package io.github.photoshell.practice;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the portal as a whole is in, and which calls it then refuses (section 2.3 of the contract).
 */
enum PortalCondition {
  NORMAL,
  UNPAID,
  SUSPENDED,
  REMOVING,
  RESTORING,
  /** Calls come from a network that the portal does not let in. */
  OTHER_NETWORK,
  /** The bytes of every photo are cached, so that a removed one comes back. */
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

  /** What {@code settings} says of it. */
  int tenantStatus() {
    return switch (this) {
      case SUSPENDED -> 1;
      case REMOVING -> 2;
      case RESTORING -> 4;
      default -> 0;
    };
  }

  /**
   * The refusal of a call; empty where the call is answered as usual.
   *
   * @param caller null on an open endpoint where nobody signed in
   */
  Optional<HttpReply> refusal(Endpoint endpoint, @Nullable Member caller, PortalRequest request) {
    return switch (this) {
      case UNPAID ->
          WITHOUT_PAYMENT.contains(endpoint)
              ? Optional.empty()
              : Optional.of(HttpReply.problemWithoutWords(402));
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
              : Optional.of(restricted(request));
      case NORMAL, CACHED_PHOTOS -> Optional.empty();
    };
  }

  /** Whether a call is answered otherwise than on a portal in good order. */
  boolean changes(Endpoint endpoint, @Nullable Member caller, PortalRequest request) {
    return refusal(endpoint, caller, request).isPresent()
        || (endpoint == Endpoint.SETTINGS && tenantStatus() != 0)
        || (endpoint == Endpoint.DELETE_PHOTO && this == CACHED_PHOTOS);
  }

  /** One text, as JSON or plain, by what the client takes. */
  private static HttpReply restricted(PortalRequest request) {
    String words = "The access to the portal is restricted";
    String accept = request.headers().get("Accept");
    return accept != null && accept.contains("application/json") && !accept.contains("*/*")
        ? HttpReply.json(403, words)
        : HttpReply.text(403, "text/plain; charset=utf-8", words);
  }
}
