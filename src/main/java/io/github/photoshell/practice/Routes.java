package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The portal's API: which paths there are, who is let in, and who answers. */
final class Routes {
  private static final String BASE = "api/2.0/";
  private static final String USER_ID = "{userid}";

  /** Answers a request that was let in. */
  @FunctionalInterface
  interface Action {
    Reply answer(Visit visit) throws InterruptedException;
  }

  private record Route(String method, List<String> template, Guard guard, Action action) {
    boolean leadsTo(List<String> path) {
      if (path.size() != template.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        boolean any = template.get(i).equals(USER_ID) && !path.get(i).isEmpty();
        if (!any && !template.get(i).equalsIgnoreCase(path.get(i))) {
          return false;
        }
      }
      return true;
    }

    boolean anyPerson() {
      return template.contains(USER_ID);
    }
  }

  private final Premises premises;
  private final List<Route> routes = new ArrayList<>();

  Routes(Premises premises) {
    this.premises = premises;
    Profiles profiles = new Profiles(premises.albums());
    PhotoCalls photos = new PhotoCalls(premises);
    add("GET", "people/{userid}/photo", Guard.READ_ACCOUNTS, photos::get);
    add("PUT", "people/{userid}/photo", Guard.WRITE_ACCOUNTS, photos::put);
    add("DELETE", "people/{userid}/photo", Guard.WRITE_ACCOUNTS, photos::delete);
    add("POST", "people/{userid}/photo", Guard.WRITE_ACCOUNTS, new UploadCalls(premises)::post);
    add("POST", "people/{userid}/photo/thumbnails", Guard.WRITE_ACCOUNTS, photos::thumbnails);
    PeopleCalls people = new PeopleCalls(premises, profiles);
    add("GET", "people/@self", Guard.OWN_PROFILE, people::self);
    add("GET", "people/filter", Guard.READ_ACCOUNTS, people::filter);
    add("GET", "people/search", Guard.READ_ACCOUNTS, people::search);
    // It has an authorisation rule of its own, which scopes do not touch.
    add("GET", "people/{userid}", Guard.KEY, people::byId);
    KeyCalls keys = new KeyCalls(premises, profiles);
    add("GET", "keys/@self", Guard.KEY, keys::self);
    add("GET", "keys/permissions", Guard.KEY_OR_EVERYTHING, keys::permissions);
    PortalCalls portal = new PortalCalls(premises);
    add("GET", "settings", Guard.OPEN, portal::settings);
    add("GET", "settings/version/build", Guard.OPEN, portal::build);
    add("GET", "capabilities", Guard.OPEN, portal::capabilities);
  }

  private void add(String method, String path, Guard guard, Action action) {
    routes.add(new Route(method, List.of((BASE + path).split("/", -1)), guard, action));
  }

  /**
   * Answers with the action's reply in its envelope, or with what the portal says before any action
   * is asked.
   *
   * @throws Refusal as the action does
   * @throws Invalid as the action does
   */
  Answer answer(PortalRequest request) throws InterruptedException {
    List<String> path = request.path();
    List<Route> here = routes.stream().filter(route -> route.leadsTo(path)).toList();
    if (here.isEmpty()) {
      return Answer.empty(404);
    }
    Optional<Route> route =
        here.stream()
            .filter(candidate -> candidate.method().equals(request.method()))
            .min(Comparator.comparing(Route::anyPerson));
    if (route.isEmpty()) {
      TreeSet<String> methods = new TreeSet<>();
      here.forEach(other -> methods.add(other.method()));
      return Answer.empty(405).with("Allow", String.join(", ", methods));
    }
    return answer(request, route.get());
  }

  private Answer answer(PortalRequest request, Route route) throws InterruptedException {
    Optional<String> token = request.token();
    Optional<ApiKey> key = token.flatMap(any -> premises.keys().valid(any, premises.now()));
    boolean admitted = key.filter(any -> route.guard().admits(any, premises.rules())).isPresent();
    if (route.guard() == Guard.OPEN) {
      boolean apiKey = token.filter(any -> any.startsWith("sk-")).isPresent();
      if (premises.newest() && apiKey && !admitted) {
        return Answer.problem(403, "Forbidden", "15.5.4");
      }
    } else if (!admitted) {
      return Answer.empty(key.isPresent() ? 403 : 401);
    }
    Visit visit = new Visit(request, key.orElse(null));
    return Envelope.round(request, route.action().answer(visit));
  }
}
