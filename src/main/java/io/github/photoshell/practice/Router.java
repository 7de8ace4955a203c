package io.github.photoshell.practice;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Routes requests of the portal's API: finds the endpoint, checks access, and calls its action. */
final class Router {
  /** Answers an admitted request. */
  @FunctionalInterface
  interface Action {
    ActionResult answer(RequestContext context) throws InterruptedException;
  }

  private final PortalState state;
  private final Map<Endpoint, Action> actions = new EnumMap<>(Endpoint.class);

  Router(PortalState state) {
    this.state = state;
    PhotoEndpoints photos = new PhotoEndpoints(state);
    actions.put(Endpoint.PHOTO, photos::get);
    actions.put(Endpoint.PUT_PHOTO, photos::put);
    actions.put(Endpoint.DELETE_PHOTO, photos::delete);
    actions.put(Endpoint.POST_PHOTO, new UploadEndpoints(state)::post);
    actions.put(Endpoint.THUMBNAILS, photos::thumbnails);
    PeopleEndpoints people = new PeopleEndpoints(state);
    actions.put(Endpoint.SELF, people::self);
    actions.put(Endpoint.FILTER, people::filter);
    actions.put(Endpoint.SEARCH, people::search);
    actions.put(Endpoint.PERSON, people::byId);
    KeyEndpoints keys = new KeyEndpoints(state);
    actions.put(Endpoint.OWN_KEY, keys::self);
    actions.put(Endpoint.PERMISSIONS, keys::permissions);
    PortalEndpoints portal = new PortalEndpoints(state);
    actions.put(Endpoint.SETTINGS, portal::settings);
    actions.put(Endpoint.BUILD, portal::build);
    actions.put(Endpoint.CAPABILITIES, portal::capabilities);
  }

  /**
   * Answers with the action's result in its envelope, or with the portal's refusal before the
   * action.
   *
   * @throws ApiError as the action does
   * @throws ValidationError as the action does
   */
  HttpReply answer(PortalRequest request, RequestEffects effects) throws InterruptedException {
    List<String> path = request.path();
    List<Endpoint> matching = endpoints(path);
    if (matching.isEmpty()) {
      effects.note("not available on the practice portal");
      return WebPages.notFound(path);
    }
    Optional<Endpoint> endpoint = endpoint(matching, request);
    if (endpoint.isEmpty()) {
      TreeSet<String> methods = new TreeSet<>();
      matching.forEach(other -> methods.add(other.method()));
      return HttpReply.empty(405).with("Allow", String.join(", ", methods));
    }
    return answer(request, endpoint.get(), effects);
  }

  /** Returns whether an admitted request is answered differently in a condition of the portal. */
  boolean isAffectedBy(PortalCondition portalCondition, PortalRequest request) {
    Optional<Endpoint> endpoint = endpoint(endpoints(request.path()), request);
    Optional<IssuedKey> key = key(request);
    return endpoint.isPresent()
        && (endpoint.get().scopeRule() == ScopeRule.OPEN || isAdmitted(key, endpoint.get()))
        && portalCondition.affects(endpoint.get(), key.map(IssuedKey::owner).orElse(null), request);
  }

  private List<Endpoint> endpoints(List<String> path) {
    return actions.keySet().stream().filter(endpoint -> endpoint.matches(path)).toList();
  }

  private static Optional<Endpoint> endpoint(List<Endpoint> matching, PortalRequest request) {
    return matching.stream()
        .filter(candidate -> candidate.method().equals(request.method()))
        .min(Comparator.comparing(Endpoint::anyPerson));
  }

  private Optional<IssuedKey> key(PortalRequest request) {
    return request.token().flatMap(any -> state.keys().findValid(any, state.now()));
  }

  private boolean isAdmitted(Optional<IssuedKey> key, Endpoint endpoint) {
    return key.filter(any -> endpoint.scopeRule().allows(any, state.version())).isPresent();
  }

  /**
   * Answers a request. The checks are in the order of the real portal (section 2.3 of the
   * contract).
   */
  private HttpReply answer(PortalRequest request, Endpoint endpoint, RequestEffects effects)
      throws InterruptedException {
    Optional<IssuedKey> key = key(request);
    boolean admitted = isAdmitted(key, endpoint);
    if (endpoint.scopeRule() != ScopeRule.OPEN && !admitted) {
      return HttpReply.empty(key.isPresent() ? 403 : 401);
    }
    Optional<HttpReply> refusal =
        state.portalCondition().refusal(endpoint, key.map(IssuedKey::owner).orElse(null), request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    boolean apiKey = request.token().filter(any -> any.startsWith("sk-")).isPresent();
    if (endpoint.scopeRule() == ScopeRule.OPEN && state.isNewest() && apiKey && !admitted) {
      return HttpReply.problem(403, "Forbidden", "15.5.4");
    }
    if (endpoint.acceptsJson() && request.json().isEmpty()) {
      return EnvelopeWriter.unsupportedMediaType(request);
    }
    RequestContext context = new RequestContext(request, key.orElse(null), effects);
    Action action = Objects.requireNonNull(actions.get(endpoint));
    return EnvelopeWriter.wrap(request, action.answer(context));
  }
}
