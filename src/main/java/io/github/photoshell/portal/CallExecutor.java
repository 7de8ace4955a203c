package io.github.photoshell.portal;

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
 * Makes a call and waits for it, as often as it is worth it. The waiting is apart from the work: it
 * ends at once when it is cancelled or its thread interrupted, even while a name is being looked
 * up.
 */
final class CallExecutor {
  /** How often the same is sent again at once where it was not read. */
  private static final int MOST_UNREAD = 2;

  private final ServerAddress address;
  private final Timeouts timeouts;
  private final ExchangeListener listener;
  private final boolean background;
  private final Set<CancelSignal> stops;
  private final Network.PortalConnection line;
  private final CallCounter traffic;
  private final @Nullable RateLimiter gate;
  private final RetryPolicy retries;
  private final ReplyFactory replies;

  CallExecutor(
      ServerAddress address,
      Timeouts timeouts,
      ExchangeListener listener,
      Network.PortalConnection line) {
    this(
        address,
        timeouts,
        listener,
        false,
        ConcurrentHashMap.newKeySet(),
        line,
        new CallCounter(),
        null);
  }

  private CallExecutor(
      ServerAddress address,
      Timeouts timeouts,
      ExchangeListener listener,
      boolean background,
      Set<CancelSignal> stops,
      Network.PortalConnection line,
      CallCounter traffic,
      @Nullable RateLimiter gate) {
    this.address = address;
    this.timeouts = timeouts;
    this.listener = listener;
    this.background = background;
    this.stops = stops;
    this.line = line;
    this.traffic = traffic;
    this.gate = gate;
    this.retries = new RetryPolicy(timeouts.firstPause(), background);
    this.replies = new ReplyFactory(address, line);
  }

  /** A wire that tries once and is cancelled together with this one. */
  CallExecutor inBackground() {
    return new CallExecutor(address, timeouts, listener, true, stops, line, traffic, gate);
  }

  /** Whether nobody waits for its calls. */
  boolean isInBackground() {
    return background;
  }

  /** A wire that is cancelled together with this one, whose calls go out through a gate. */
  CallExecutor through(RateLimiter common) {
    return new CallExecutor(address, timeouts, listener, background, stops, line, traffic, common);
  }

  /** A wire on the same line that is cancelled by itself. */
  CallExecutor alone() {
    return new CallExecutor(address, timeouts, listener, line);
  }

  Network.PortalConnection line() {
    return line;
  }

  /** How many calls went out that may have changed something. */
  long changes() {
    return traffic.changes();
  }

  /** When calls went out in the last minute, by {@link System#nanoTime()}. */
  List<Long> ofTheLastMinute() {
    return traffic.ofTheLastMinute();
  }

  void cancelCalls() {
    stops.forEach(CancelSignal::ask);
  }

  /** Has the exchanges told that could not be without the token. */
  void forget() {
    listener.forgetting();
  }

  <T> Reply<T> send(Call<Envelope<T>> call, Duration limit) {
    CancelSignal stop = new CancelSignal();
    stops.add(stop);
    try {
      Call<Envelope<T>> next = call;
      for (int attempt = 1; ; attempt++) {
        Reply<T> reply =
            gate == null ? once(next, limit, stop, attempt) : gated(next, limit, stop, attempt);
        if (wasUnread(next) && attempt <= MOST_UNREAD) {
          // Nothing was done, and a kept connection may have gone by itself: no reason to wait.
          HttpClients.dropIdleConnections();
          next = next.clone();
          continue;
        }
        Duration pause = retries.pauseAfter(reply, next, attempt);
        if (pause == null) {
          return reply;
        }
        listener.pausing(pause, ((Reply.Failed<?>) reply).trouble());
        if (gate == null || !RetryPolicy.isTooMany(reply)) {
          pause(pause, stop, ReplyFactory.callOf(next.request()));
        }
        next = next.clone();
      }
    } catch (CancellationException e) {
      throw cancelled(address.toString(), e);
    } finally {
      stops.remove(stop);
    }
  }

  private static boolean wasUnread(Call<?> call) {
    Request request = request(call);
    CallProgress attempt = request == null ? null : request.tag(CallProgress.class);
    return attempt != null && attempt.isUnread();
  }

  /** Waits before something is tried again that this wire doesn't repeat by itself. */
  void pauseBefore(int attempt) {
    CancelSignal stop = new CancelSignal();
    stops.add(stop);
    try {
      pause(retries.growing(attempt - 1), stop, address.toString());
    } finally {
      stops.remove(stop);
    }
  }

  /** The pause behind one call too many is everybody's: the gate keeps it. */
  private <T> Reply<T> gated(
      Call<Envelope<T>> call, Duration limit, CancelSignal stop, int attempt) {
    RateLimiter common = Objects.requireNonNull(gate);
    Object let = new Object();
    for (Duration wait = common.delay(let); !wait.isZero(); wait = common.delay(let)) {
      pause(wait, stop, address.toString());
    }
    Duration pause = null;
    try {
      Reply<T> reply = once(call, limit, stop, attempt);
      if (RetryPolicy.isTooMany(reply)) {
        pause = retries.pauseOfAll(reply, call, attempt);
      }
      return reply;
    } finally {
      common.answered(let, pause);
    }
  }

  private <T> Reply<T> once(Call<Envelope<T>> call, Duration limit, CancelSignal stop, int number) {
    Request request = request(call);
    if (request == null) {
      return new Reply.Refused<>(address.toString(), 404, "");
    }
    CallProgress attempt = request.tag(CallProgress.class);
    CallProgress known = attempt == null ? new CallProgress() : attempt;
    listener.sending(
        () ->
            request.method() + " " + ExchangeRedactor.of(request).text(request.url().encodedPath()),
        background);
    traffic.sending();
    Instant began = Instant.now();
    long start = System.nanoTime();
    Reply<T> reply = null;
    try {
      reply = await(call, request, known, limit, stop);
      return reply;
    } finally {
      FailureKind trouble =
          reply == null
              ? FailureKind.CANCELLED
              : reply instanceof Reply.Failed<T> stopped ? stopped.trouble() : null;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      boolean mayHaveHappened = known.sent() && !known.isUnread() && known.status() != 401;
      if (mayHaveHappened && !request.method().equals("GET")) {
        traffic.mayHaveChanged();
      }
      listener.finished(
          ExchangeRecorder.of(address, request, known, trouble, began, millis, number, background));
    }
  }

  /** Null where Retrofit doesn't make one of "." or ".." in a path; nobody is called that. */
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
      CallProgress attempt,
      Duration limit,
      CancelSignal stop) {
    CompletableFuture<Response<Envelope<T>>> done = new CompletableFuture<>();
    call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (gate != null) {
      return here(call, request, attempt, stop);
    }
    call.enqueue(new Arrived<>(done));
    try {
      // OkHttp keeps the time itself, but can't while the system looks up a name.
      stop.await(done, limit.plusSeconds(1));
      if (stop.isAsked()) {
        call.cancel();
        throw cancelled(request, attempt, null);
      }
      return replies.of(done.join(), request, attempt);
    } catch (InterruptedException e) {
      call.cancel();
      Thread.currentThread().interrupt();
      throw cancelled(request, attempt, e);
    } catch (TimeoutException e) {
      call.cancel();
      return replies.failed(new InterruptedIOException("timeout"), request, attempt);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return replies.failed(cause == null ? e : cause, request, attempt);
    }
  }

  /**
   * Makes a call on this thread. Those behind a gate are many, and nobody waits for a thread of
   * theirs; handing each to another thread and back would take longer than the call.
   */
  private <T> Reply<T> here(
      Call<Envelope<T>> call, Request request, CallProgress attempt, CancelSignal stop) {
    stop.whenAsked(call::cancel);
    try {
      Reply<T> reply = replies.of(call.execute(), request, attempt);
      if (stop.isAsked()) {
        throw cancelled(request, attempt, null);
      }
      return reply;
    } catch (IOException | RuntimeException | AssertionError failure) {
      if (stop.isAsked() || Thread.currentThread().isInterrupted()) {
        throw cancelled(request, attempt, failure);
      }
      return replies.failed(failure, request, attempt);
    }
  }

  private static void pause(Duration pause, CancelSignal stop, String call) {
    try {
      if (!stop.pause(pause)) {
        throw cancelled(call, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(call, e);
    }
  }

  private static PortalException cancelled(
      Request request, CallProgress attempt, @Nullable Throwable cause) {
    return PortalException.cancelled(ReplyFactory.callOf(request), attempt.sent(), cause);
  }

  private static PortalException cancelled(String call, @Nullable Throwable cause) {
    return PortalException.cancelled(call, false, cause);
  }

  private record Arrived<T>(CompletableFuture<Response<T>> done) implements Callback<T> {
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
