package io.github.photoshell.photo;

import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.TestImages;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A portal with Ada on it that acts as the contract says of server 3.2.1 and later (3.1, P13, P24,
 * P43, P44, P49): after an upload, reads by ID keep the old hash, reads by user name and the stored
 * bytes are new at once. What a PUT stores is {@link #fetched}.
 */
public final class CachingPortal extends Dispatcher {
  private final MockWebServer server;
  private final Timeouts timeouts;
  private @Nullable Session session;
  private final PhotoBackups replaced;
  private final List<String> requestsSeen = new ArrayList<>();

  /** The stored image and the second of the last change. */
  private record State(@Nullable ByteString picture, int second) {
    static State of(byte @Nullable [] photo, int second) {
      return new State(photo == null ? null : ByteString.of(photo), second);
    }

    byte @Nullable [] photo() {
      return picture == null ? null : picture.toByteArray();
    }
  }

  private State stored = new State(null, 100);
  private State before = stored;
  private int cachedSecond = 100;
  private int signatures;

  /** True if Ada has a user name. */
  private boolean named = true;

  /** The response to changes that are not made. */
  public @Nullable MockResponse swallowed;

  /** The response to changes after they were made. */
  @Nullable MockResponse broken;

  /** The number of reads after a change that still show the previous photo. */
  int staleReads;

  int staleByteReads;

  /** The status of requests for stored bytes. */
  public int storage = 200;

  public boolean signsAddresses;
  boolean showsHash = true;
  boolean changesWithinOneSecond;
  boolean bytesCached;
  byte[] fetched = TestImages.png(4, 4);
  private int late;
  private int lateStored;

  public CachingPortal(MockWebServer server, Path folder) {
    this(server, folder, SampleResponses.PATIENT);
  }

  CachingPortal(MockWebServer server, Path folder, Timeouts timeouts) {
    this.server = server;
    this.replaced = new PhotoBackups(folder);
    this.timeouts = timeouts;
    server.setDispatcher(this);
    connect();
  }

  private void connect() {
    session =
        new Session(
            Portal.at(
                SampleResponses.address(server),
                Token.of("sk-key-of-ada").orElseThrow(),
                timeouts,
                exchange -> {}),
            new Account(SampleResponses.ADA, named ? "ada" : null, "Ada Lovelace", Role.OWNER),
            Scopes.unlimited(),
            null,
            new PortalVersion("3.7.2.1830"),
            5_242_880L);
  }

  /** Sets Ada's photo as of some time ago. */
  public CachingPortal with(byte[] photo) {
    stored = State.of(photo, stored.second());
    before = stored;
    return this;
  }

  /** Removes Ada's user name, as for some invited people. */
  public CachingPortal unnamed() {
    named = false;
    connect();
    return this;
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    requestsSeen.add(
        request.getMethod()
            + " "
            + path.replaceFirst("^/api/2.0/", "").replace(SampleResponses.ADA, "ID"));
    if (path.startsWith("/storage/")) {
      return request.getTarget().contains("hash=") ? SampleResponses.empty(500) : storedBytes();
    }
    if (path.endsWith("/filter")) {
      return SampleResponses.page(1, profile(stored.second()));
    }
    if (!path.endsWith("/photo")) {
      return SampleResponses.ok(
          profile(path.endsWith(SampleResponses.ADA) ? cachedSecond : stored.second()));
    }
    if (!request.getMethod().equals("GET")) {
      return swallowed == null ? change(request) : swallowed;
    }
    boolean byId = path.contains(SampleResponses.ADA);
    if (late > 0) {
      late--;
      return SampleResponses.ok(photo(before, before.second()));
    }
    return SampleResponses.ok(photo(stored, byId ? cachedSecond : stored.second()));
  }

  private MockResponse storedBytes() {
    byte[] bytes = lateStored > 0 ? before.photo() : stored.photo();
    lateStored--;
    return storage != 200 || bytes == null
        ? SampleResponses.empty(storage == 200 ? 404 : storage)
        : new MockResponse.Builder().body(new Buffer().write(bytes)).build();
  }

  private MockResponse change(RecordedRequest request) {
    before = stored;
    late = staleReads;
    lateStored = staleByteReads;
    int second = stored.second() + (changesWithinOneSecond ? 0 : 10);
    byte @Nullable [] photo =
        switch (request.getMethod()) {
          case "POST" -> file(request);
          case "PUT" -> fetched;
          default -> bytesCached ? stored.photo() : null;
        };
    stored = State.of(photo, second);
    if (!request.getMethod().equals("POST")) {
      cachedSecond = second;
    }
    if (broken != null) {
      return broken;
    }
    return request.getMethod().equals("POST")
        ? SampleResponses.ok("{\"success\": true, \"data\": {}}")
        : SampleResponses.ok(photo(stored, second + 7_000));
  }

  private static byte[] file(RecordedRequest request) {
    byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("\r\n\r\n", text.indexOf("name=\"File\"")) + 4;
    int to = text.indexOf("\r\n--", from);
    byte[] file = java.util.Arrays.copyOfRange(body, from, to);
    ImageBytes picture = ImageBytes.of(file);
    int width = Objects.requireNonNull(picture.size()).width();
    return width <= 1280 ? file : TestImages.png(1280, 640, width % 251);
  }

  private String photo(State state, int second) {
    return "{\"original\": \"%s\"}".formatted(original(state, second));
  }

  private String original(State state, int second) {
    String hash = showsHash ? "?hash=" + second : "";
    if (state.photo() == null) {
      return "/static/images/default_user_photo_size_200-200.png" + hash;
    }
    ImageBytes picture = ImageBytes.of(state.photo());
    String signature = signsAddresses ? "?X-Amz-Signature=%d&sig=x".formatted(++signatures) : "";
    return "/storage/userPhotos/root/%s_orig_%d-%d.%s%s"
        .formatted(
            SampleResponses.ADA,
            Objects.requireNonNull(picture.size()).width(),
            Objects.requireNonNull(picture.size()).height(),
            Objects.requireNonNull(picture.format()).toLowerCase(java.util.Locale.ROOT),
            signature + hash);
  }

  private String profile(int second) {
    String known = named ? "\"userName\": \"ada\", " : "";
    return """
    {"id": "%s", %s"displayName": "Ada Lovelace", "email": "ada@example.com", "status": 1,
     "isOwner": true, "hasAvatar": %b, "avatarOriginal": "%s"}\
    """
        .formatted(SampleResponses.ADA, known, stored.photo() != null, original(stored, second));
  }

  /** Clears the portal's cache, as happens after 20 minutes. */
  synchronized void cacheEnds() {
    cachedSecond = stored.second();
  }

  /** Sets Ada's photo by an upload of another user. */
  public synchronized void uploadedByAnother(byte[] photo) {
    stored = State.of(photo, stored.second() + 10);
  }

  public synchronized byte @Nullable [] photo() {
    return stored.photo();
  }

  public Session session() {
    return Objects.requireNonNull(session);
  }

  public PhotoBackups replaced() {
    return replaced;
  }

  PhotoOutcome set(String image) {
    return set(image, false);
  }

  PhotoOutcome set(String image, boolean again) {
    return new SetPhoto(new People(), replaced, Clock.systemUTC())
        .set(session(), "@self", image, false, again, Confirmation.always());
  }

  PhotoOutcome clear() {
    return new ClearPhoto(new People(), replaced).clear(session(), "@self", Confirmation.always());
  }

  UndoOutcome undo() throws IOException {
    return new UndoPhoto(new People(), replaced).undo(session(), null, Confirmation.always());
  }

  List<PhotoBackup> kept() throws IOException {
    return replaced.all(SampleResponses.address(server));
  }

  /** Returns the methods and paths since the last call, in order of arrival. */
  public synchronized List<String> requestsSeen() {
    List<String> all = List.copyOf(requestsSeen);
    requestsSeen.clear();
    return all;
  }
}
