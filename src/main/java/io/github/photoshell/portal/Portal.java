package io.github.photoshell.portal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One DocSpace portal, called as one person. Calls wait for their answer on the calling thread; any
 * number of threads may call. What the portal says, and why it could not be asked, comes back as a
 * {@link Reply}; only being cancelled is thrown, as a {@link PortalException} with {@link
 * Trouble#CANCELLED}.
 *
 * <p>GET and DELETE are sent again up to three times after 429, 502, 503 and a broken line,
 * anything else only after a 429 (contract 5.7). Redirects are followed for pictures only, and the
 * token goes to the portal's own scheme, host and port only.
 */
public final class Portal {
  /** The largest answer that is read, in bytes. */
  public static final int ANSWER_LIMIT = 10 * 1024 * 1024;

  private final ServerAddress address;
  private final @Nullable Token token;
  private final Timeouts timeouts;
  private final CallExecutor callExecutor;
  private final PortalApi open;
  private final PortalApi signed;
  private final DryRun.@Nullable Role role;
  private final StateProbe probe;

  private Portal(
      ServerAddress address,
      @Nullable Token token,
      Timeouts timeouts,
      CallExecutor callExecutor,
      PortalApi open,
      PortalApi signed,
      DryRun.@Nullable Role role) {
    this.address = address;
    this.token = token;
    this.timeouts = timeouts;
    this.callExecutor = callExecutor;
    this.open = open;
    this.signed = signed;
    this.role = role;
    this.probe =
        new StateProbe(
            () -> callExecutor.inBackground().send(open.settings(), timeouts.brief().answer()));
  }

  /**
   * A portal; nothing is sent yet, and never where this thread rehearses.
   *
   * @param token null to call without one
   */
  public static Portal at(
      ServerAddress address, @Nullable Token token, Timeouts timeouts, ExchangeListener listener) {
    return at(address, token, timeouts, listener, Network.direct());
  }

  /**
   * A portal that is reached in a certain way; nothing is sent yet.
   *
   * @param token null to call without one
   */
  public static Portal at(
      ServerAddress address,
      @Nullable Token token,
      Timeouts timeouts,
      ExchangeListener listener,
      Network network) {
    DryRun dryRun = DryRun.current();
    if (dryRun != null) {
      return rehearsed(address, token, timeouts, dryRun);
    }
    Network.PortalConnection portalConnection =
        network.to(address, HttpClients.HTTP, timeouts.connect());
    CallExecutor callExecutor = new CallExecutor(address, timeouts, listener, portalConnection);
    return new Portal(
        address,
        token,
        timeouts,
        callExecutor,
        HttpClients.of(address, portalConnection, null, null),
        HttpClients.of(address, portalConnection, token, null),
        null);
  }

  /** The same portal by the same line, called with a token from now on. */
  public Portal with(Token other) {
    return new Portal(
        address,
        other,
        timeouts,
        callExecutor.alone(),
        open,
        HttpClients.of(address, callExecutor.line(), other, role),
        role);
  }

  /** The same portal for a rehearsal: what would be sent is noted there, and not sent. */
  public Portal rehearsed(DryRun dryRun) {
    return rehearsed(address, token, timeouts, dryRun);
  }

  private static Portal rehearsed(
      ServerAddress address, @Nullable Token token, Timeouts usual, DryRun dryRun) {
    Timeouts patient =
        new Timeouts(usual.connect(), usual.answer(), usual.photoPut(), Duration.ZERO);
    Network.PortalConnection portalConnection =
        Network.direct().to(address, HttpClients.HTTP, patient.connect());
    DryRun.Role role = new DryRun.Role(dryRun, address);
    return new Portal(
        address,
        token,
        patient,
        new CallExecutor(address, patient, ExchangeListener.none(), portalConnection),
        HttpClients.of(address, portalConnection, null, role),
        HttpClients.of(address, portalConnection, token, role),
        role);
  }

  public ServerAddress address() {
    return address;
  }

  /** Whether the token is an API key. */
  public boolean hasApiKey() {
    return token != null && token.isApiKey();
  }

  /**
   * The same portal for calls nobody waits for: 3 s, never sent again, marked in their exchanges.
   */
  public Portal inBackground() {
    return new Portal(
        address, token, timeouts.brief(), callExecutor.inBackground(), open, signed, role);
  }

  /**
   * The same portal, whose calls go out through a gate; {@link #cancelCalls()} of either ends those
   * of both.
   */
  public Portal through(RateLimiter rateLimiter) {
    return role == null
        ? new Portal(
            address, token, timeouts, callExecutor.through(rateLimiter), open, signed, null)
        : this;
  }

  /** How people sign in; always asked without the token (contract 1.5, 4.8). */
  public Reply<Capabilities> capabilities() {
    return ask(open.capabilities(), timeouts.answer());
  }

  /** The version; always asked without the token, and for 3 s only (contract 4.10). */
  public Reply<PortalBuild> build() {
    return callExecutor.send(open.build(), timeouts.brief().answer());
  }

  /** What the portal says of itself (contract 4.7). */
  public Reply<PortalSettings> settings() {
    return ask(signed.settings(), timeouts.answer());
  }

  /** The API key in use; only for tokens that are one (contract 4.5). */
  public Reply<ApiKey> ownKey() {
    return ask(signed.ownKey(), timeouts.answer());
  }

  /** Whom the token acts as; needs a scope that people's keys lack (contract 2.3, 4.1). */
  public Reply<Profile> self() {
    return ask(signed.self(), timeouts.answer());
  }

  /**
   * One person, by user name or ID (contract 4.2); what can't be either is refused with 404,
   * unsent.
   */
  public Reply<Profile> profile(String userNameOrId) {
    if (userNameOrId.isBlank()) {
      // "people/" would be everybody.
      return new Reply.Refused<>(address.toString(), 404, "");
    }
    return ask(signed.profile(userNameOrId), timeouts.answer());
  }

  /** One page of people (contract 4.3). */
  public Reply<List<Profile>> profiles(ProfileQuery query) {
    return ask(
        signed.profiles(
            query.words(), query.status(), query.startIndex(), query.count(), query.sortBy()),
        timeouts.answer());
  }

  /** Where a person's photo is; default images when there is none (contract 3.2). */
  public Reply<PhotoUrls> photo(String personId) {
    return ask(signed.photo(personId), timeouts.answer());
  }

  /** Has the portal download an image as a person's photo (contract 3.3). */
  public Reply<PhotoUrls> setPhoto(String personId, String imageAddress) {
    return ask(signed.setPhoto(personId, Map.of("files", imageAddress)), timeouts.photoPut());
  }

  /**
   * Uploads an image as a person's photo; a refusal, too, is {@link Reply.Ok} (contract 3.4).
   *
   * @param file where the image was read; its last name is sent
   * @param mediaType as in {@code image/png}
   */
  public Reply<UploadReply> uploadPhoto(
      String personId, Path file, String mediaType, byte[] image) {
    RequestBody bytes = RequestBody.create(image, MediaType.get(mediaType));
    Path name = file.getFileName();
    return ask(
        signed.uploadPhoto(
            personId,
            MultipartBody.Part.createFormData(
                "File",
                name == null ? "" : name.toString(),
                new RequestSnapshot.FileBody(bytes, file.toString())),
            MultipartBody.Part.createFormData("Autosave", "true")),
        timeouts.photoPut());
  }

  /** Removes a person's photo; cannot be undone (contract 3.6). */
  public Reply<PhotoUrls> clearPhoto(String personId) {
    return ask(signed.clearPhoto(personId), timeouts.answer());
  }

  /**
   * Fetches a stored picture by the address the portal gave for it, relative or absolute. The token
   * goes along only to the portal's own origin; elsewhere, and behind redirects that lead
   * elsewhere, the picture is asked for without (contract 5.9). At most {@link #ANSWER_LIMIT} bytes
   * are read.
   */
  public PictureReply picture(String pictureAddress) {
    return new PictureDownloads(address)
        .fetch(
            pictureAddress,
            (url, redirectTarget) ->
                callExecutor.send(signed.picture(url, redirectTarget), timeouts.answer()));
  }

  /**
   * Makes any call. It is sent again like any other of its method, so a PUT or POST only after a
   * 429.
   *
   * @throws IllegalArgumentException if its path or one of its headers cannot be sent
   */
  public RawResponse call(RawRequest call) {
    RawCalls request = new RawCalls(call);
    String url = request.url(address);
    long start = System.nanoTime();
    Reply<RawCalls.Anything> reply =
        ask(
            signed.any(url, request),
            call.changesPhoto() ? timeouts.photoPut() : timeouts.answer());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return request.answer(reply, ExchangeRedactor.of(token), took);
  }

  /** Makes a call; where the whole portal seems to refuse it, the reply says why. */
  private <T> Reply<T> ask(Call<Envelope<T>> call, Duration limit) {
    Reply<T> reply = callExecutor.send(call, limit);
    // What nobody waits for is told nobody, and a rehearsal sends nothing.
    return role == null && !callExecutor.isInBackground() ? probe.explain(reply) : reply;
  }

  /**
   * Waits the usual growing time before something is sent again that the portal doesn't repeat by
   * itself.
   *
   * @param attempt 2 for the first retry
   * @throws PortalException with {@link FailureKind#CANCELLED}
   */
  public void pauseBefore(int attempt) {
    callExecutor.pauseBefore(attempt);
  }

  /**
   * Ends the calls that are running, from any thread; each throws {@link FailureKind#CANCELLED}.
   */
  public void cancelCalls() {
    callExecutor.cancelCalls();
  }

  /** Ends the running calls and wipes the token. */
  public void close() {
    callExecutor.cancelCalls();
    if (token != null) {
      callExecutor.forget();
      token.wipe();
      HttpClients.forget();
    }
  }

  /** What was seen of the line until now. */
  public ConnectionInfo contact() {
    return callExecutor.line().contact();
  }

  /**
   * How many calls went out that may have changed something. One that was answered with 401 did
   * not.
   */
  public long changes() {
    return callExecutor.changes();
  }

  /** When calls went out in the last minute, by {@link System#nanoTime()}, the earliest first. */
  public List<Long> ofTheLastMinute() {
    return callExecutor.ofTheLastMinute();
  }
}
