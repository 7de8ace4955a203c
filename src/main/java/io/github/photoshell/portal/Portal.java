package io.github.photoshell.portal;

import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.RateLimiter;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
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
 * One DocSpace portal, used as one person. Calls block the calling thread; the class is
 * thread-safe. Responses and failures are returned as a {@link Reply}; only cancellation is thrown,
 * as a {@link PortalException} with {@link FailureKind#CANCELLED}.
 *
 * <p>GET and DELETE are retried up to three times after 429, 502, 503 and a lost connection, other
 * methods only after a 429 (contract 5.7). Redirects are followed only for pictures, and the token
 * is sent only to the portal's own scheme, host and port.
 */
public final class Portal {
  /** The maximum size of a response, in bytes. */
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
   * Returns a portal; nothing is sent yet, and never in a dry run.
   *
   * @param token null to send no token
   */
  public static Portal at(
      ServerAddress address, @Nullable Token token, Timeouts timeouts, ExchangeListener listener) {
    return at(address, token, timeouts, listener, Network.direct());
  }

  /**
   * Returns a portal with the given network settings; nothing is sent yet.
   *
   * @param token null to send no token
   */
  public static Portal at(
      ServerAddress address,
      @Nullable Token token,
      Timeouts timeouts,
      ExchangeListener listener,
      Network network) {
    DryRun dryRun = DryRun.current();
    if (dryRun != null) {
      return asDryRun(address, token, timeouts, dryRun);
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

  /** Returns the same portal on the same connection, used with a token. */
  public Portal with(Token other) {
    return new Portal(
        address,
        other,
        timeouts,
        callExecutor.withOwnCancellation(),
        open,
        HttpClients.of(address, callExecutor.portalConnection(), other, role),
        role);
  }

  /** Returns the same portal for a dry run, which records requests instead of sending them. */
  public Portal asDryRun(DryRun dryRun) {
    return asDryRun(address, token, timeouts, dryRun);
  }

  private static Portal asDryRun(
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

  /** Returns whether the token is an API key. */
  public boolean hasApiKey() {
    return token != null && token.isApiKey();
  }

  /**
   * Returns the same portal for background requests: limited to 3 s, never retried, and marked in
   * their exchanges.
   */
  public Portal inBackground() {
    return new Portal(
        address, token, timeouts.brief(), callExecutor.inBackground(), open, signed, role);
  }

  /**
   * Returns the same portal with a rate limiter; {@link #cancelCalls()} of either cancels the calls
   * of both.
   */
  public Portal limitedBy(RateLimiter rateLimiter) {
    return role == null
        ? new Portal(
            address, token, timeouts, callExecutor.limitedBy(rateLimiter), open, signed, null)
        : this;
  }

  /** Reads the sign-in methods; always without the token (contract 1.5, 4.8). */
  public Reply<Capabilities> capabilities() {
    return ask(open.capabilities(), timeouts.answer());
  }

  /** Reads the version; always without the token, and limited to 3 s (contract 4.10). */
  public Reply<PortalBuild> build() {
    return callExecutor.send(open.build(), timeouts.brief().answer());
  }

  /** Reads the settings of the portal (contract 4.7). */
  public Reply<PortalSettings> settings() {
    return ask(signed.settings(), timeouts.answer());
  }

  /** Reads the API key in use; only if the token is an API key (contract 4.5). */
  public Reply<ApiKey> ownKey() {
    return ask(signed.ownKey(), timeouts.answer());
  }

  /** Reads the person of the token; needs a scope that accounts keys lack (contract 2.3, 4.1). */
  public Reply<Profile> self() {
    return ask(signed.self(), timeouts.answer());
  }

  /**
   * Reads a person by user name or ID (contract 4.2); an invalid one gives a 404 without a request.
   */
  public Reply<Profile> profile(String userNameOrId) {
    if (userNameOrId.isBlank()) {
      // "people/" would list everyone.
      return new Reply.Refused<>(address.toString(), 404, "");
    }
    return ask(signed.profile(userNameOrId), timeouts.answer());
  }

  /** Reads a page of people (contract 4.3). */
  public Reply<List<Profile>> profiles(ProfileQuery query) {
    return ask(
        signed.profiles(
            query.words(), query.status(), query.startIndex(), query.count(), query.sortBy()),
        timeouts.answer());
  }

  /** Reads the addresses of a person's photo; default images when there is none (contract 3.2). */
  public Reply<PhotoUrls> photo(String personId) {
    return ask(signed.photo(personId), timeouts.answer());
  }

  /** Makes the portal download an image as a person's photo (contract 3.3). */
  public Reply<PhotoUrls> setPhoto(String personId, String imageAddress) {
    return ask(signed.setPhoto(personId, Map.of("files", imageAddress)), timeouts.photoPut());
  }

  /**
   * Uploads an image as a person's photo; a refusal is also {@link Reply.Ok} (contract 3.4).
   *
   * @param file the file of the image; its name is sent
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
   * Downloads a stored picture from the address the portal gave for it, relative or absolute. The
   * token is sent only to the portal's own origin, not to other hosts or after redirects to them
   * (contract 5.9). At most {@link #ANSWER_LIMIT} bytes are read.
   */
  public PictureReply picture(String pictureAddress) {
    return new PictureDownloads(address)
        .fetch(
            pictureAddress,
            (url, redirectTarget) ->
                callExecutor.send(signed.picture(url, redirectTarget), timeouts.answer()));
  }

  /**
   * Sends a request written by the user. Retries follow the rules of its method, so a PUT or POST
   * is retried only after a 429.
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

  /** Makes a call; if the portal seems to refuse all requests, the reply says why. */
  private <T> Reply<T> ask(Call<Envelope<T>> call, Duration limit) {
    Reply<T> reply = callExecutor.send(call, limit);
    // Not for background requests, nor for dry runs, which send nothing.
    return role == null && !callExecutor.isInBackground() ? probe.explain(reply) : reply;
  }

  /**
   * Waits with exponential backoff before a retry that this class does not make by itself.
   *
   * @param attempt 2 for the first retry
   * @throws PortalException with {@link FailureKind#CANCELLED}
   */
  public void pauseBefore(int attempt) {
    callExecutor.pauseBefore(attempt);
  }

  /**
   * Cancels all running calls; each throws {@link FailureKind#CANCELLED}. Safe to call from any
   * thread.
   */
  public void cancelCalls() {
    callExecutor.cancelCalls();
  }

  /** Cancels all running calls and wipes the token. */
  public void close() {
    callExecutor.cancelCalls();
    if (token != null) {
      callExecutor.forget();
      token.wipe();
      HttpClients.wipeTokenTraces();
    }
  }

  /** Returns the connection details seen so far. */
  public ConnectionInfo connectionInfo() {
    return callExecutor.portalConnection().contact();
  }

  /** Returns the number of requests sent that may have changed something; a 401 does not count. */
  public long changes() {
    return callExecutor.changes();
  }

  /**
   * Returns when requests were sent in the last minute, as {@link System#nanoTime()}, oldest first.
   */
  public List<Long> sentInLastMinute() {
    return callExecutor.sentInLastMinute();
  }
}
