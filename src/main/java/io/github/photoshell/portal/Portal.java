package io.github.photoshell.portal;

import io.github.photoshell.http.CallCancelledException;
import io.github.photoshell.http.CallExecutor;
import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.http.RateLimiter;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final ServerAddress address;
  private final CallExecutor executor;
  private final @Nullable DryRun dryRun;
  private final ReplySender sender;
  private @Nullable PortalApi api;

  /**
   * @param dryRun answers the requests; null to send them
   */
  private Portal(ServerAddress address, CallExecutor executor, @Nullable DryRun dryRun) {
    this.address = address;
    this.executor = executor;
    this.dryRun = dryRun;
    this.sender =
        dryRun != null
            ? new ReplySender(dryRun.transport(address, executor.token()), null)
            : new ReplySender(
                executor,
                executor.isInBackground()
                    ? null
                    : new StateProbe(() -> inBackground().api().publicSettings()));
  }

  /**
   * Returns a portal; nothing is sent yet.
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
    return new Portal(address, new CallExecutor(address, token, timeouts, listener, network), null);
  }

  /** Returns the same portal on the same connection, used with a token. */
  public Portal with(Token other) {
    return new Portal(address, executor.with(other), dryRun);
  }

  /** Returns the same portal for a dry run, which records requests instead of sending them. */
  public Portal asDryRun(DryRun other) {
    return inDryRun(address, executor.token(), other);
  }

  /** Returns the dry run that records the requests; null if they are sent. */
  public @Nullable DryRun dryRun() {
    return dryRun;
  }

  /** Returns a portal for a dry run, which records requests instead of sending them. */
  public static Portal inDryRun(ServerAddress address, @Nullable Token token, DryRun dryRun) {
    Timeouts usual = Timeouts.usual();
    Timeouts noPause =
        new Timeouts(usual.connect(), usual.answer(), usual.photoPut(), Duration.ZERO);
    return new Portal(
        address,
        new CallExecutor(address, token, noPause, ExchangeListener.none(), Network.direct()),
        dryRun);
  }

  /** Returns the calls of the API. */
  public synchronized PortalApi api() {
    if (api == null) {
      api = ReplyAdapterFactory.api(address, sender);
    }
    return api;
  }

  public ServerAddress address() {
    return address;
  }

  /** Returns whether the token is an API key. */
  public boolean hasApiKey() {
    Token token = executor.token();
    return token != null && token.isApiKey();
  }

  /** Returns whether requests are sent with this token. */
  public boolean isUsedWith(Token other) {
    Token token = executor.token();
    return token != null && token.isSame(other);
  }

  /**
   * Returns the same portal for background requests: limited to 3 s, never retried, and marked in
   * their exchanges.
   */
  public Portal inBackground() {
    return new Portal(address, executor.inBackground(), dryRun);
  }

  /**
   * Returns the same portal with a rate limiter; {@link #cancelCalls()} of either cancels the calls
   * of both.
   */
  public Portal limitedBy(RateLimiter rateLimiter) {
    return dryRun == null ? new Portal(address, executor.limitedBy(rateLimiter), null) : this;
  }

  /**
   * Starts a request beside others.
   *
   * @param atOnce false to send it only when its result is needed. So it is also done in a dry run
   *     and with a rate limiter, which expect one request after the other
   */
  public <T> ParallelRequest<T> start(boolean atOnce, Function<Portal, T> request) {
    boolean isInOrder = dryRun != null || executor.isLimited();
    return new ParallelRequest<>(() -> request.apply(this), atOnce && !isInOrder);
  }

  /**
   * Downloads a stored picture from the address the portal gave for it, relative or absolute. The
   * token is sent only to the portal's own origin, not to other hosts or after redirects to them
   * (contract 5.9). At most {@link PortalLimits#RESPONSE_BYTES} are read.
   */
  public PictureReply picture(String pictureAddress) {
    return new PictureDownloads(address, sender).fetch(pictureAddress);
  }

  /**
   * Sends a request written by the user. Retries follow the rules of its method, so a PUT or POST
   * is retried only after a 429.
   *
   * @throws IllegalArgumentException if its path or one of its headers cannot be sent
   */
  public RawResponse call(RawRequest call) {
    return RawCalls.send(call, address, sender);
  }

  /**
   * Waits with exponential backoff before a retry that this class does not make by itself.
   *
   * @param attempt 2 for the first retry
   * @throws PortalException with {@link FailureKind#CANCELLED}
   */
  public void pauseBefore(int attempt) {
    try {
      executor.pauseBefore(attempt);
    } catch (CallCancelledException e) {
      throw PortalException.cancelled(e.call(), e.sent(), e);
    }
  }

  /**
   * Cancels all running calls; each throws {@link FailureKind#CANCELLED}. Safe to call from any
   * thread.
   */
  public void cancelCalls() {
    executor.cancelCalls();
  }

  /**
   * Returns a profile as it is now: asked for by user name, because by ID the photo may be outdated
   * (contract 3.1).
   *
   * @param userName null for some invited people
   * @return null if the portal does not show this person under this name
   */
  public @Nullable Profile currentProfile(String id, @Nullable String userName) {
    return userName != null
            && api().profile(userName) instanceof Reply.Ok<Profile> ok
            && ok.value().id().equalsIgnoreCase(id)
        ? ok.value()
        : null;
  }

  /** Cancels all running calls and wipes the token. */
  public void close() {
    executor.close();
  }

  /** Returns the connection details seen so far. */
  public ConnectionInfo connectionInfo() {
    return executor.connectionInfo();
  }

  /** Returns the number of requests sent that may have changed something; a 401 does not count. */
  public long changes() {
    return executor.changes();
  }

  /**
   * Returns when requests were sent in the last minute, as {@link System#nanoTime()}, oldest first.
   */
  public List<Long> sentInLastMinute() {
    return executor.sentInLastMinute();
  }
}
