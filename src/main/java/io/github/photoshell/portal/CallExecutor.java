package io.github.photoshell.portal;

import io.github.photoshell.http.CallCounter;
import io.github.photoshell.http.CancelSignal;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.RateLimiter;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * Executes calls and retries them where that makes sense. Waiting happens on a separate thread from
 * the work, so it ends at once on cancellation or interruption, even during a name lookup.
 */
final class CallExecutor {
  /** The number of immediate retries of a request that the portal has not read. */
  private static final int MOST_UNREAD = 2;

  private final ServerAddress address;
  private final Timeouts timeouts;
  private final ExchangeListener listener;
  private final boolean background;
  private final Set<CancelSignal> cancels;
  private final Network.PortalConnection portalConnection;
  private final CallCounter callCounter;
  private final @Nullable RateLimiter rateLimiter;
  private final RetryPolicy retryPolicy;
  private final ReplyFactory replyFactory;

  CallExecutor(
      ServerAddress address,
      Timeouts timeouts,
      ExchangeListener listener,
      Network.PortalConnection portalConnection) {
    this(
        address,
        timeouts,
        listener,
        false,
        ConcurrentHashMap.newKeySet(),
        portalConnection,
        new CallCounter(),
        null);
  }

  private CallExecutor(
      ServerAddress address,
      Timeouts timeouts,
      ExchangeListener listener,
      boolean background,
      Set<CancelSignal> cancels,
      Network.PortalConnection portalConnection,
      CallCounter callCounter,
      @Nullable RateLimiter rateLimiter) {
    this.address = address;
    this.timeouts = timeouts;
    this.listener = listener;
    this.background = background;
    this.cancels = cancels;
    this.portalConnection = portalConnection;
    this.callCounter = callCounter;
    this.rateLimiter = rateLimiter;
    this.retryPolicy = new RetryPolicy(timeouts.firstPause(), background);
    this.replyFactory = new ReplyFactory(address, portalConnection);
  }

  /** Returns an executor that tries once and is cancelled together with this one. */
  CallExecutor inBackground() {
    return new CallExecutor(
        address, timeouts, listener, true, cancels, portalConnection, callCounter, rateLimiter);
  }

  /** Returns whether its calls run in the background, such as for completion. */
  boolean isInBackground() {
    return background;
  }

  /** Returns an executor that uses a rate limiter and is cancelled together with this one. */
  CallExecutor limitedBy(RateLimiter common) {
    return new CallExecutor(
        address, timeouts, listener, background, cancels, portalConnection, callCounter, common);
  }

  /** Returns an executor on the same connection that is cancelled separately. */
  CallExecutor withOwnCancellation() {
    return new CallExecutor(address, timeouts, listener, portalConnection);
  }

  Network.PortalConnection portalConnection() {
    return portalConnection;
  }

  /** Returns the number of requests sent that may have changed something. */
  long changes() {
    return callCounter.changes();
  }

  /** Returns when requests were sent in the last minute, as {@link System#nanoTime()}. */
  List<Long> sentInLastMinute() {
    return callCounter.sentInLastMinute();
  }

  void cancelCalls() {
    cancels.forEach(CancelSignal::cancel);
  }

  /** Lets the listener read the exchanges that need the token, before it is wiped. */
  void forget() {
    listener.forgetting();
  }

  <T> Reply<T> send(Call<Envelope<T>> call, Duration limit) {
    CancelSignal cancel = new CancelSignal();
    cancels.add(cancel);
    try {
      Call<Envelope<T>> next = call;
      for (int attempt = 1; ; attempt++) {
        Reply<T> reply =
            rateLimiter == null
                ? sendOnce(next, limit, cancel, attempt)
                : sendLimited(next, limit, cancel, attempt);
        if (wasUnread(next) && attempt <= MOST_UNREAD) {
          // The portal did nothing, and an idle connection may simply have closed: retry at once.
          HttpClients.dropIdleConnections();
          next = next.clone();
          continue;
        }
        Duration pause = retryPolicy.pauseAfter(reply, next, attempt);
        if (pause == null) {
          return reply;
        }
        listener.pausing(pause, ((Reply.Failed<?>) reply).kind());
        if (rateLimiter == null || !RetryPolicy.isRateLimited(reply)) {
          pause(pause, cancel, ReplyFactory.callOf(next.request()));
        }
        next = next.clone();
      }
    } catch (CancellationException e) {
      throw cancelled(address.toString(), e);
    } finally {
      cancels.remove(cancel);
    }
  }

  private static boolean wasUnread(Call<?> call) {
    Request request = request(call);
    CallState progress = request == null ? null : request.tag(CallState.class);
    return progress != null && progress.isUnread();
  }

  /** Waits before a retry that this executor does not make by itself. */
  void pauseBefore(int attempt) {
    CancelSignal cancel = new CancelSignal();
    cancels.add(cancel);
    try {
      pause(retryPolicy.growing(attempt - 1), cancel, address.toString());
    } finally {
      cancels.remove(cancel);
    }
  }

  /** Sends through the rate limiter, which makes all threads wait after a 429. */
  private <T> Reply<T> sendLimited(
      Call<Envelope<T>> call, Duration limit, CancelSignal cancel, int attempt) {
    RateLimiter common = Objects.requireNonNull(rateLimiter);
    Object let = new Object();
    for (Duration wait = common.delay(let); !wait.isZero(); wait = common.delay(let)) {
      pause(wait, cancel, address.toString());
    }
    Duration pause = null;
    try {
      Reply<T> reply = sendOnce(call, limit, cancel, attempt);
      if (RetryPolicy.isRateLimited(reply)) {
        pause = retryPolicy.pauseOfAll(reply, call, attempt);
      }
      return reply;
    } finally {
      common.recordReply(let, pause);
    }
  }

  private <T> Reply<T> sendOnce(
      Call<Envelope<T>> call, Duration limit, CancelSignal cancel, int number) {
    Request request = request(call);
    if (request == null) {
      return new Reply.Refused<>(address.toString(), 404, "");
    }
    CallState progress = request.tag(CallState.class);
    CallState known = progress == null ? new CallState() : progress;
    listener.sending(
        () ->
            request.method() + " " + ExchangeRedactor.of(request).text(request.url().encodedPath()),
        background);
    callCounter.recordSent();
    Instant began = Instant.now();
    long start = System.nanoTime();
    Reply<T> reply = null;
    try {
      reply = await(call, request, known, limit, cancel);
      return reply;
    } finally {
      FailureKind kind =
          reply == null
              ? FailureKind.CANCELLED
              : reply instanceof Reply.Failed<T> failed ? failed.kind() : null;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      boolean mayHaveHappened = known.sent() && !known.isUnread() && known.status() != 401;
      if (mayHaveHappened && !request.method().equals("GET")) {
        callCounter.recordChange();
      }
      listener.finished(
          ExchangeRecorder.of(address, request, known, kind, began, millis, number, background));
    }
  }

  /**
   * Returns the request; null when Retrofit refuses "." or ".." in a path, which are not valid
   * names.
   */
  private static @Nullable Request request(Call<?> call) {
    try {
      return call.request();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private <T> Reply<T> await(
      Call<Envelope<T>> call,
      Request request,
      CallState progress,
      Duration limit,
      CancelSignal cancel) {
    CompletableFuture<Response<Envelope<T>>> done = new CompletableFuture<>();
    call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (rateLimiter != null) {
      return executeHere(call, request, progress, cancel);
    }
    call.enqueue(new CompletingCallback<>(done));
    try {
      // OkHttp enforces the time-out itself, except during a name lookup of the system.
      cancel.await(done, limit.plusSeconds(1));
      if (cancel.isCancelled()) {
        call.cancel();
        throw cancelled(request, progress, null);
      }
      return replyFactory.of(done.join(), request, progress);
    } catch (InterruptedException e) {
      call.cancel();
      Thread.currentThread().interrupt();
      throw cancelled(request, progress, e);
    } catch (TimeoutException e) {
      call.cancel();
      return replyFactory.failed(new InterruptedIOException("timeout"), request, progress);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return replyFactory.failed(cause == null ? e : cause, request, progress);
    }
  }

  /**
   * Executes a call on this thread. Rate-limited calls are many and run on worker threads; handing
   * each over to another thread would take longer than the call.
   */
  private <T> Reply<T> executeHere(
      Call<Envelope<T>> call, Request request, CallState progress, CancelSignal cancel) {
    cancel.onCancel(call::cancel);
    try {
      Reply<T> reply = replyFactory.of(call.execute(), request, progress);
      if (cancel.isCancelled()) {
        throw cancelled(request, progress, null);
      }
      return reply;
    } catch (IOException | RuntimeException | AssertionError failure) {
      if (cancel.isCancelled() || Thread.currentThread().isInterrupted()) {
        throw cancelled(request, progress, failure);
      }
      return replyFactory.failed(failure, request, progress);
    }
  }

  private static void pause(Duration pause, CancelSignal cancel, String call) {
    try {
      if (!cancel.pause(pause)) {
        throw cancelled(call, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(call, e);
    }
  }

  private static PortalException cancelled(
      Request request, CallState progress, @Nullable Throwable cause) {
    return PortalException.cancelled(ReplyFactory.callOf(request), progress.sent(), cause);
  }

  private static PortalException cancelled(String call, @Nullable Throwable cause) {
    return PortalException.cancelled(call, false, cause);
  }

  private record CompletingCallback<T>(CompletableFuture<Response<T>> done) implements Callback<T> {
    @Override
    public void onResponse(Call<T> call, Response<T> response) {
      done.complete(response);
    }

    @Override
    public void onFailure(Call<T> call, Throwable failure) {
      done.completeExceptionally(failure);
    }
  }
}
