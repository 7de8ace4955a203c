package io.github.photoshell.photo;

import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.people.People;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A portal with Ada and Grace and scripted responses to changes. */
final class ScriptedPortal extends Dispatcher {
  static final long UPLOAD_LIMIT = 5_242_880;

  /** The effect of a change and the response to it. */
  interface Reaction {
    MockResponse get();
  }

  private final MockWebServer server;
  private final Deque<Reaction> changes = new ArrayDeque<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private @Nullable Session session;
  private ExchangeListener listener = ExchangeListener.none();
  private final PhotoBackups replaced;
  private @Nullable Reaction look;
  private Reaction pictures = () -> SampleResponses.empty(403);
  private volatile boolean hasPhoto;
  private final AtomicInteger hash = new AtomicInteger(1);

  /**
   * @param folder the store of replaced photos
   */
  ScriptedPortal(MockWebServer server, Path folder) {
    this.server = server;
    this.replaced = new PhotoBackups(folder);
    server.setDispatcher(this);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    requests.add(request);
    String path = request.getUrl().encodedPath();
    if (path.startsWith("/storage/")) {
      return pictures.get();
    }
    if (!path.endsWith("/photo")) {
      return path.endsWith("grace") || path.endsWith(SampleResponses.GRACE)
          ? SampleResponses.ok(SampleResponses.grace())
          : path.endsWith("ada") || path.endsWith(SampleResponses.ADA)
              ? SampleResponses.ok(SampleResponses.ada())
              : SampleResponses.error(404, "The user could not be found");
    }
    if (!request.getMethod().equals("GET")) {
      return changes.isEmpty() ? yes().get() : changes.remove().get();
    }
    return look == null ? photo() : look.get();
  }

  private MockResponse photo() {
    return SampleResponses.ok(
        hasPhoto
            ? SampleResponses.photo(SampleResponses.ADA, hash.get())
            : SampleResponses.noPhoto(hash.get()));
  }

  /** Returns a reaction that makes the change before the given response. */
  Reaction after(Reaction answer) {
    return () -> {
      hash.incrementAndGet();
      String method = requests.get(requests.size() - 1).getMethod();
      hasPhoto = !method.equals("DELETE");
      return answer.get();
    };
  }

  private Reaction yes() {
    return after(
        () ->
            requests.get(requests.size() - 1).getMethod().equals("POST")
                ? SampleResponses.ok("{\"success\": true, \"data\": {}}")
                : photo());
  }

  final ScriptedPortal respondToChanges(Reaction... answers) {
    changes.addAll(List.of(answers));
    return this;
  }

  ScriptedPortal respondToReads(Reaction answer) {
    look = answer;
    return this;
  }

  ScriptedPortal respondToPictures(Reaction answer) {
    pictures = answer;
    return this;
  }

  ScriptedPortal withPhoto() {
    hasPhoto = true;
    return this;
  }

  /** Changes Ada's photo as another user would. */
  void changeByAnotherUser() {
    hash.incrementAndGet();
  }

  /** Connects Ada with an unrestricted API key to a portal of this version. */
  ScriptedPortal connect(@Nullable String version, Timeouts timeouts, String... permissions) {
    Token token = Token.of("sk-key-of-ada").orElseThrow();
    Portal portal = Portal.at(SampleResponses.address(server), token, timeouts, listener);
    session =
        new Session(
            portal,
            new Account(SampleResponses.ADA, "ada", "Ada Lovelace", Role.OWNER),
            new Scopes(List.of(permissions)),
            null,
            new PortalVersion(version),
            UPLOAD_LIMIT);
    return this;
  }

  /** Sets the listener of the next connection. */
  ScriptedPortal listener(ExchangeListener next) {
    listener = next;
    return this;
  }

  Session session() {
    return Objects.requireNonNull(session);
  }

  PhotoOutcome set(String person, String image, Confirmation confirmation) {
    return set(person, image, false, confirmation, Clock.systemUTC());
  }

  PhotoOutcome set(
      String person, String image, boolean again, Confirmation confirmation, Clock clock) {
    return new SetPhoto(new People(), replaced, clock)
        .set(session(), person, image, false, again, confirmation);
  }

  PhotoOutcome clear(String person, Confirmation confirmation) {
    return new ClearPhoto(new People(), replaced).clear(session(), person, confirmation);
  }

  UndoOutcome undo(Confirmation confirmation) throws IOException {
    return new UndoPhoto(new People(), replaced).undo(session(), null, confirmation);
  }

  List<PhotoBackup> kept() throws IOException {
    return replaced.all(SampleResponses.address(server));
  }

  /** Returns the file of the only photo that is kept. */
  Path keptFile() throws IOException {
    PhotoBackup backup = kept().get(0);
    return replaced.fileOf(SampleResponses.address(server), backup);
  }

  /** Returns the methods and last path segments in order of arrival. */
  List<String> seen() {
    return requests.stream()
        .map(
            request -> {
              String path = request.getUrl().encodedPath();
              return request.getMethod() + " " + path.substring(path.lastIndexOf('/') + 1);
            })
        .toList();
  }

  RecordedRequest change() {
    return requests.stream()
        .filter(request -> !request.getMethod().equals("GET"))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the body of the latest change. */
  String lastChange() {
    return requests.stream()
        .filter(request -> !request.getMethod().equals("GET"))
        .reduce((first, second) -> second)
        .map(request -> Objects.requireNonNull(request.getBody()))
        .map(body -> body.string(StandardCharsets.ISO_8859_1))
        .orElseThrow();
  }

  long changes() {
    return requests.stream().filter(request -> !request.getMethod().equals("GET")).count();
  }
}
