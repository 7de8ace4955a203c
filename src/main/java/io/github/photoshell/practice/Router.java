package io.github.photoshell.practice;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routes the requests to a portal: to its files, its web client, or an endpoint of its API. */
final class Router {
  private final PortalState state;

  Router(PortalState state) {
    this.state = state;
  }

  /** Answers a request; every response has the date by this portal's clock. */
  HttpReply answer(PortalRequest request, RequestEffects effects) throws InterruptedException {
    String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(state.now().atOffset(ZoneOffset.UTC));
    return answerWithoutDate(request, effects).with("Date", now);
  }

  private HttpReply answerWithoutDate(PortalRequest request, RequestEffects effects)
      throws InterruptedException {
    if (request.isFile()) {
      return new FileEndpoints(state).answer(request);
    }
    List<String> path = request.path();
    if (!WebPages.isApi(path)) {
      effects.note("not the API, which is under /api/2.0/ in lower case");
      return WebPages.webClient();
    }
    List<Endpoint> matching = endpoints(path);
    if (matching.isEmpty()) {
      effects.note("not available on the practice portal");
      return WebPages.notFound(path);
    }
    Optional<Endpoint> endpoint = endpoint(matching, request);
    return endpoint.isEmpty()
        ? HttpReply.empty(405).with("Allow", methods(matching))
        : answer(request, endpoint.get(), effects);
  }

  private static List<Endpoint> endpoints(List<String> path) {
    return Arrays.stream(Endpoint.values()).filter(endpoint -> endpoint.matches(path)).toList();
  }

  private static Optional<Endpoint> endpoint(List<Endpoint> matching, PortalRequest request) {
    return matching.stream()
        .filter(candidate -> candidate.method().equals(request.method()))
        .min(Comparator.comparing(Endpoint::anyPerson));
  }

  private static String methods(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(Endpoint::method)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * Answers a request. The checks are in the order of the real portal (section 2.3 of the
   * contract).
   */
  private HttpReply answer(PortalRequest request, Endpoint endpoint, RequestEffects effects)
      throws InterruptedException {
    Optional<IssuedKey> key = state.validKey(request);
    boolean admitted = isAdmitted(key, endpoint);
    boolean open = endpoint.scope() == Endpoint.Scope.OPEN;
    if (!open && !admitted) {
      return HttpReply.empty(key.isPresent() ? 403 : 401);
    }
    if (isRefused(state.portalCondition(), endpoint, key)) {
      return state.portalCondition().refusal(request);
    }
    boolean apiKey = request.token().filter(any -> any.startsWith("sk-")).isPresent();
    if (open && state.isNewest() && apiKey && !admitted) {
      return HttpReply.problem(403, "Forbidden", "15.5.4");
    }
    if (endpoint.acceptsJson() && request.json().isEmpty()) {
      return EnvelopeWriter.unsupportedMediaType(request);
    }
    try {
      RequestContext context = new RequestContext(state, request, key.orElse(null), effects);
      return EnvelopeWriter.wrap(request, endpoint.handler().answer(context));
    } catch (ValidationError e) {
      return EnvelopeWriter.wrap(request, e);
    } catch (ApiError e) {
      return EnvelopeWriter.wrap(e);
    }
  }

  private boolean isAdmitted(Optional<IssuedKey> key, Endpoint endpoint) {
    return key.filter(any -> endpoint.scope().allows(any, state.version())).isPresent();
  }

  /** Returns whether a request is refused in a condition of the portal. */
  private static boolean isRefused(
      PortalCondition condition, Endpoint endpoint, Optional<IssuedKey> key) {
    boolean blocked =
        condition == PortalCondition.OTHER_NETWORK
            && key.filter(any -> any.owner().role() != Role.OWNER).isPresent();
    return blocked || !endpoint.isAnsweredWhen(condition);
  }

  /** Returns whether an admitted request is answered differently in a condition of the portal. */
  boolean isAffectedBy(PortalCondition condition, PortalRequest request) {
    Optional<IssuedKey> key = state.validKey(request);
    return endpoint(endpoints(request.path()), request)
        .filter(endpoint -> endpoint.scope() == Endpoint.Scope.OPEN || isAdmitted(key, endpoint))
        .filter(
            endpoint ->
                isRefused(condition, endpoint, key)
                    || (endpoint == Endpoint.SETTINGS && condition.tenantStatus() != 0)
                    || (endpoint == Endpoint.DELETE_PHOTO
                        && condition == PortalCondition.CACHED_PHOTOS))
        .isPresent();
  }
}
