package io.github.photoshell.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Executes calls on the calling thread and retries them where that makes sense. An interrupt of the
 * thread, or {@link #cancelCalls} on another one, ends them at once.
 */
public final class CallExecutor implements Transport {
  /** The number of immediate retries of a request that the portal has not read. */
  private static final int MAX_UNREAD = 2;

  private final Shared shared;
  private final @Nullable Token token;
  private final Timeouts timeouts;
  private final boolean background;
  private final @Nullable RateLimiter rateLimiter;
  private final RetryPolicy retryPolicy;

  /** What the executors of one connection share. */
  private record Shared(
      ServerAddress address,
      ExchangeListener listener,
      Network.PortalConnection connection,
      CallCounter counter,
      Set<CancelSignal> running) {
    Shared(ServerAddress address, ExchangeListener listener, Network.PortalConnection connection) {
      this(address, listener, connection, new CallCounter(), ConcurrentHashMap.newKeySet());
    }
  }

  /**
   * @param token null to send no token
   */
  public CallExecutor(
      ServerAddress address,
      @Nullable Token token,
      Timeouts timeouts,
      ExchangeListener listener,
      Network network) {
    this(
        new Shared(address, listener, network.to(address, HttpClients.HTTP, timeouts.connect())),
        token,
        timeouts,
        false,
        null);
  }

  private CallExecutor(
      Shared shared,
      @Nullable Token token,
      Timeouts timeouts,
      boolean background,
      @Nullable RateLimiter rateLimiter) {
    this.shared = shared;
    this.token = token;
    this.timeouts = timeouts;
    this.background = background;
    this.rateLimiter = rateLimiter;
    this.retryPolicy = new RetryPolicy(timeouts.firstPause(), background);
  }

  /** Returns an executor that tries once and briefly, and is cancelled together with this one. */
  public CallExecutor inBackground() {
    return new CallExecutor(shared, token, timeouts.brief(), true, rateLimiter);
  }

  /** Returns an executor that uses a rate limiter and is cancelled together with this one. */
  public CallExecutor limitedBy(RateLimiter common) {
    return new CallExecutor(shared, token, timeouts, background, common);
  }

  /** Returns an executor on the same connection that sends a token and is cancelled separately. */
  public CallExecutor with(Token other) {
    return new CallExecutor(
        new Shared(shared.address, shared.listener, shared.connection),
        other,
        timeouts,
        background,
        rateLimiter);
  }

  /** Returns whether its calls run in the background, such as for completion. */
  public boolean isInBackground() {
    return background;
  }

  /** Returns whether it uses a rate limiter. */
  public boolean isLimited() {
    return rateLimiter != null;
  }

  public @Nullable Token token() {
    return token;
  }

  /** Returns the connection details seen so far. */
  public ConnectionInfo connectionInfo() {
    return shared.connection.info();
  }

  /** Returns the number of requests sent that may have changed something. */
  public long changes() {
    return shared.counter.changes();
  }

  /** Returns when requests were sent in the last minute, as {@link System#nanoTime()}. */
  public List<Long> sentInLastMinute() {
    return shared.counter.sentInLastMinute();
  }

  /** Cancels all running calls. */
  public void cancelCalls() {
    shared.running.forEach(CancelSignal::cancel);
  }

  /** Cancels all running calls and wipes the token. */
  public void close() {
    cancelCalls();
    if (token != null) {
      shared.listener.forgetting();
      token.wipe();
      HttpClients.wipeTokenTraces();
    }
  }

  /** Waits before a retry that this executor does not make by itself. */
  public void pauseBefore(int attempt) {
    CancelSignal cancel = new CancelSignal();
    shared.running.add(cancel);
    try {
      pause(retryPolicy.growing(attempt - 1), cancel, shared.address.toString(), false);
    } finally {
      shared.running.remove(cancel);
    }
  }

  @Override
  public <T> T send(Request request, CallOptions options, ResponseReader<T> reader) {
    Sending<T> sending = new Sending<>(HttpClients.withHeaders(request, options), options, reader);
    shared.running.add(sending.cancel);
    try {
      for (int attempt = 1; ; attempt++) {
        Attempt<T> last =
            rateLimiter == null ? sending.attempt(attempt) : sending.attempt(attempt, rateLimiter);
        if (last.result().isUnread() && attempt <= MAX_UNREAD) {
          // The portal did nothing, and an idle connection may simply have closed: retry at once.
          HttpClients.dropIdleConnections();
          continue;
        }
        FailureKind kind = last.kind();
        Duration pause = retryPolicy.pauseAfter(last.result(), kind, attempt);
        if (kind == null || pause == null) {
          return last.value();
        }
        shared.listener.pausing(pause, kind);
        if (rateLimiter == null || kind != FailureKind.TOO_MANY) {
          sending.pause(pause);
        }
      }
    } finally {
      shared.running.remove(sending.cancel);
    }
  }

  private static void pause(Duration pause, CancelSignal cancel, String call, boolean sent) {
    if (!cancel.pause(pause)) {
      throw new CallCancelledException(call, sent);
    }
  }

  private record Attempt<T>(HttpResult result, T value, @Nullable FailureKind kind) {}

  /** One request with all its attempts. */
  private final class Sending<T> {
    private final Request request;
    private final CallOptions options;
    private final @Nullable Token signature;
    private final ExchangeRedactor redactor;
    private final ResponseReader<T> reader;
    private final CancelSignal cancel = new CancelSignal();

    /** Whether an attempt may have changed something; one that is refused with 429 has not. */
    private boolean mayHaveHappened;

    Sending(Request request, CallOptions options, ResponseReader<T> reader) {
      boolean isSigned =
          options.kind() != CallOptions.Kind.ANONYMOUS && shared.address.sameOrigin(request.url());
      this.request = request;
      this.options = options;
      this.signature = isSigned ? token : null;
      this.redactor = ExchangeRedactor.of(request, signature);
      this.reader = reader;
    }

    void pause(Duration pause) {
      CallExecutor.pause(pause, cancel, redactor.call(request), mayHaveHappened);
    }

    /** Sends through the rate limiter, which makes all threads wait after a 429. */
    Attempt<T> attempt(int number, RateLimiter common) {
      Object let = new Object();
      for (Duration wait = common.delay(let); !wait.isZero(); wait = common.delay(let)) {
        if (wait.compareTo(SlidingWindowLimiter.CHECK_INTERVAL) > 0) {
          shared.listener.limited(wait);
        }
        CallExecutor.pause(wait, cancel, redactor.call(request), mayHaveHappened);
      }
      Duration pause = null;
      try {
        Attempt<T> attempt = attempt(number);
        if (attempt.kind() == FailureKind.TOO_MANY) {
          pause = retryPolicy.pauseOfAll(attempt.result(), number);
        }
        return attempt;
      } finally {
        common.recordReply(let, pause);
      }
    }

    Attempt<T> attempt(int number) {
      if (signature != null && signature.isWiped()) {
        throw new CallCancelledException(redactor.call(request), mayHaveHappened);
      }
      shared.listener.sending(
          () -> request.method() + " " + redactor.text(request.url().encodedPath()), background);
      shared.counter.recordSent();
      Instant began = Instant.now();
      long start = System.nanoTime();
      HttpResult result = execute();
      T value = result.failure() == FailureKind.CANCELLED ? null : reader.read(result);
      FailureKind kind = value == null ? FailureKind.CANCELLED : reader.failureOf(value);
      if (result.mayHaveChanged()) {
        shared.counter.recordChange();
        mayHaveHappened |= kind != FailureKind.TOO_MANY;
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      shared.listener.finished(
          ExchangeRecorder.of(shared.address, result, kind, began, millis, number, background));
      if (value == null) {
        throw new CallCancelledException(redactor.call(request), mayHaveHappened || result.sent());
      }
      return new Attempt<>(result, value, kind);
    }

    private HttpResult execute() {
      CallProgress progress = shared.connection.newProgress();
      Call call = shared.connection.call(request, signature, progress);
      Duration limit = timeouts.of(options.limit());
      call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
      try {
        cancel.executing(call);
        ByteString body;
        try (Response response = call.execute()) {
          shared.connection.observe(response);
          progress.recordResponse(response.code(), response.headers());
          body = wholeBody(response);
        } finally {
          cancel.ended();
        }
        return new HttpResult(request, options, signature, progress, body, null, null);
      } catch (IOException | RuntimeException e) {
        Throwable failure = TransportErrors.mostUseful(e);
        progress.failed(failure);
        boolean isCancelled = cancel.isCancelled() || Thread.currentThread().isInterrupted();
        FailureKind kind =
            isCancelled
                ? FailureKind.CANCELLED
                : TransportErrors.kind(failure, progress, shared.connection.asksForCertificate());
        String detail =
            TransportErrors.detail(failure, kind, progress, shared.address, shared.connection);
        return new HttpResult(request, options, signature, progress, null, kind, detail);
      }
    }

    /** Reads the whole body, up to the limit. */
    private static ByteString wholeBody(Response response) throws IOException {
      BufferedSource source = response.body().source();
      if (source.request(PortalLimits.RESPONSE_BYTES + 1L)) {
        throw new TransportErrors.TooLargeException();
      }
      // Shares the bytes instead of copying them.
      return source.getBuffer().snapshot();
    }
  }
}
