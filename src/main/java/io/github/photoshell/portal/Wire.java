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
final class Wire {
  /** How often the same is sent again at once where it was not read. */
  private static final int MOST_UNREAD = 2;

  private final PortalAddress address;
  private final Timeouts timeouts;
  private final ExchangeListener listener;
  private final boolean background;
  private final Set<Stop> stops;
  private final Network.Line line;
  private final Traffic traffic;
  private final @Nullable Gate gate;
  private final Retries retries;
  private final Replies replies;

  Wire(PortalAddress address, Timeouts timeouts, ExchangeListener listener, Network.Line line) {
    this(
        address,
        timeouts,
        listener,
        false,
        ConcurrentHashMap.newKeySet(),
        line,
        new Traffic(),
        null);
  }

  private Wire(
      PortalAddress address,
      Timeouts timeouts,
      ExchangeListener listener,
      boolean background,
      Set<Stop> stops,
      Network.Line line,
      Traffic traffic,
      @Nullable Gate gate) {
    this.address = address;
    this.timeouts = timeouts;
    this.listener = listener;
    this.background = background;
    this.stops = stops;
    this.line = line;
    this.traffic = traffic;
    this.gate = gate;
    this.retries = new Retries(timeouts.firstPause(), background);
    this.replies = new Replies(address, line);
  }

  /** A wire that tries once and is cancelled together with this one. */
  Wire inBackground() {
    return new Wire(address, timeouts, listener, true, stops, line, traffic, gate);
  }

  /** Whether nobody waits for its calls. */
  boolean isInBackground() {
    return background;
  }

  /** A wire that is cancelled together with this one, whose calls go out through a gate. */
  Wire through(Gate common) {
    return new Wire(address, timeouts, listener, background, stops, line, traffic, common);
  }

  /** A wire on the same line that is cancelled by itself. */
  Wire alone() {
    return new Wire(address, timeouts, listener, line);
  }

  Network.Line line() {
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
    stops.forEach(Stop::ask);
  }

  /** Has the exchanges told that could not be without the token. */
  void forget() {
    listener.forgetting();
  }

  <T> Reply<T> send(Call<Envelope<T>> call, Duration limit) {
    Stop stop = new Stop();
    stops.add(stop);
    try {
      Call<Envelope<T>> next = call;
      for (int attempt = 1; ; attempt++) {
        Reply<T> reply =
            gate == null ? once(next, limit, stop, attempt) : gated(next, limit, stop, attempt);
        if (wasUnread(next) && attempt <= MOST_UNREAD) {
          // Nothing was done, and a kept connection may have gone by itself: no reason to wait.
          Apis.dropIdleConnections();
          next = next.clone();
          continue;
        }
        Duration pause = retries.pauseAfter(reply, next, attempt);
        if (pause == null) {
          return reply;
        }
        listener.pausing(pause, ((Reply.Stopped<?>) reply).trouble());
        if (gate == null || !Retries.isTooMany(reply)) {
          pause(pause, stop, Replies.callOf(next.request()));
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
    Attempt attempt = request == null ? null : request.tag(Attempt.class);
    return attempt != null && attempt.isUnread();
  }

  /** Waits before something is tried again that this wire doesn't repeat by itself. */
  void pauseBefore(int attempt) {
    Stop stop = new Stop();
    stops.add(stop);
    try {
      pause(retries.growing(attempt - 1), stop, address.toString());
    } finally {
      stops.remove(stop);
    }
  }

  /** The pause behind one call too many is everybody's: the gate keeps it. */
  private <T> Reply<T> gated(Call<Envelope<T>> call, Duration limit, Stop stop, int attempt) {
    Gate common = Objects.requireNonNull(gate);
    Object let = new Object();
    for (Duration wait = common.delay(let); !wait.isZero(); wait = common.delay(let)) {
      pause(wait, stop, address.toString());
    }
    Duration pause = null;
    try {
      Reply<T> reply = once(call, limit, stop, attempt);
      if (Retries.isTooMany(reply)) {
        pause = retries.pauseOfAll(reply, call, attempt);
      }
      return reply;
    } finally {
      common.answered(let, pause);
    }
  }

  private <T> Reply<T> once(Call<Envelope<T>> call, Duration limit, Stop stop, int number) {
    Request request = request(call);
    if (request == null) {
      return new Reply.Refused<>(address.toString(), 404, "");
    }
    Attempt attempt = request.tag(Attempt.class);
    Attempt known = attempt == null ? new Attempt() : attempt;
    listener.sending(
        () -> request.method() + " " + Secrets.of(request).text(request.url().encodedPath()),
        background);
    traffic.sending();
    Instant began = Instant.now();
    long start = System.nanoTime();
    Reply<T> reply = null;
    try {
      reply = await(call, request, known, limit, stop);
      return reply;
    } finally {
      Trouble trouble =
          reply == null
              ? Trouble.CANCELLED
              : reply instanceof Reply.Stopped<T> stopped ? stopped.trouble() : null;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      boolean mayHaveHappened = known.sent() && !known.isUnread() && known.status() != 401;
      if (mayHaveHappened && !request.method().equals("GET")) {
        traffic.mayHaveChanged();
      }
      listener.finished(
          Exchanges.of(address, request, known, trouble, began, millis, number, background));
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
      Call<Envelope<T>> call, Request request, Attempt attempt, Duration limit, Stop stop) {
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
  private <T> Reply<T> here(Call<Envelope<T>> call, Request request, Attempt attempt, Stop stop) {
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

  private static void pause(Duration pause, Stop stop, String call) {
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
      Request request, Attempt attempt, @Nullable Throwable cause) {
    return PortalException.cancelled(Replies.callOf(request), attempt.sent(), cause);
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
