package io.github.photoshell.practice;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The portal's API: which paths there are, who is let in, and who answers. */
final class Routes {
  /** Answers a request that was let in. */
  @FunctionalInterface
  interface Action {
    Reply answer(Visit visit) throws InterruptedException;
  }

  private final Premises premises;
  private final Map<Endpoint, Action> actions = new EnumMap<>(Endpoint.class);

  Routes(Premises premises) {
    this.premises = premises;
    PhotoCalls photos = new PhotoCalls(premises);
    actions.put(Endpoint.PHOTO, photos::get);
    actions.put(Endpoint.PUT_PHOTO, photos::put);
    actions.put(Endpoint.DELETE_PHOTO, photos::delete);
    actions.put(Endpoint.POST_PHOTO, new UploadCalls(premises)::post);
    actions.put(Endpoint.THUMBNAILS, photos::thumbnails);
    PeopleCalls people = new PeopleCalls(premises);
    actions.put(Endpoint.SELF, people::self);
    actions.put(Endpoint.FILTER, people::filter);
    actions.put(Endpoint.SEARCH, people::search);
    actions.put(Endpoint.PERSON, people::byId);
    KeyCalls keys = new KeyCalls(premises);
    actions.put(Endpoint.OWN_KEY, keys::self);
    actions.put(Endpoint.PERMISSIONS, keys::permissions);
    PortalCalls portal = new PortalCalls(premises);
    actions.put(Endpoint.SETTINGS, portal::settings);
    actions.put(Endpoint.BUILD, portal::build);
    actions.put(Endpoint.CAPABILITIES, portal::capabilities);
  }

  /**
   * Answers with the action's reply in its envelope, or with what the portal says before any action
   * is asked.
   *
   * @throws Refusal as the action does
   * @throws Invalid as the action does
   */
  Answer answer(PortalRequest request, Happening happening) throws InterruptedException {
    List<String> path = request.path();
    List<Endpoint> here = endpoints(path);
    if (here.isEmpty()) {
      happening.note("the practice portal does not have this call");
      return WebPages.noSuchCall(path);
    }
    Optional<Endpoint> endpoint = endpoint(here, request);
    if (endpoint.isEmpty()) {
      TreeSet<String> methods = new TreeSet<>();
      here.forEach(other -> methods.add(other.method()));
      return Answer.empty(405).with("Allow", String.join(", ", methods));
    }
    return answer(request, endpoint.get(), happening);
  }

  /** Whether a request that is let in is answered otherwise in a condition of the portal. */
  boolean changedBy(Condition condition, PortalRequest request) {
    Optional<Endpoint> endpoint = endpoint(endpoints(request.path()), request);
    Optional<ApiKey> key = key(request);
    return endpoint.isPresent()
        && (endpoint.get().guard() == Guard.OPEN || isAdmitted(key, endpoint.get()))
        && condition.changes(endpoint.get(), key.map(ApiKey::maker).orElse(null), request);
  }

  private List<Endpoint> endpoints(List<String> path) {
    return actions.keySet().stream().filter(endpoint -> endpoint.leadsTo(path)).toList();
  }

  private static Optional<Endpoint> endpoint(List<Endpoint> here, PortalRequest request) {
    return here.stream()
        .filter(candidate -> candidate.method().equals(request.method()))
        .min(Comparator.comparing(Endpoint::anyPerson));
  }

  private Optional<ApiKey> key(PortalRequest request) {
    return request.token().flatMap(any -> premises.keys().valid(any, premises.now()));
  }

  private boolean isAdmitted(Optional<ApiKey> key, Endpoint endpoint) {
    return key.filter(any -> endpoint.guard().admits(any, premises.rules())).isPresent();
  }

  /** The checks are in the order of the real portal (section 2.3 of the contract). */
  private Answer answer(PortalRequest request, Endpoint endpoint, Happening happening)
      throws InterruptedException {
    Optional<ApiKey> key = key(request);
    boolean admitted = isAdmitted(key, endpoint);
    if (endpoint.guard() != Guard.OPEN && !admitted) {
      return Answer.empty(key.isPresent() ? 403 : 401);
    }
    Optional<Answer> refusal =
        premises.condition().refusal(endpoint, key.map(ApiKey::maker).orElse(null), request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    boolean apiKey = request.token().filter(any -> any.startsWith("sk-")).isPresent();
    if (endpoint.guard() == Guard.OPEN && premises.newest() && apiKey && !admitted) {
      return Answer.problem(403, "Forbidden", "15.5.4");
    }
    if (endpoint.takesJson() && request.json().isEmpty()) {
      return Envelope.unsupportedMediaType(request);
    }
    Visit visit = new Visit(request, key.orElse(null), happening);
    Action action = Objects.requireNonNull(actions.get(endpoint));
    return Envelope.round(request, action.answer(visit));
  }
}
