package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.portal.SampleResponses;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests attempts, pauses, limits and counts of the requests to one portal. */
@Timeout(60)
class CallExecutorTest {
  private static final CallOptions API = CallOptions.of(CallOptions.Kind.API);

  @StartStop final MockWebServer server = MockServers.create();
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Token token = Token.of("sk-key-of-ada").orElseThrow();
  private CallExecutor executor;
  private boolean isInterruptedInPauses;

  /** Writes down what it is told. */
  private final ExchangeListener listener =
      new ExchangeListener() {
        @Override
        public void sending(Supplier<String> call, boolean background) {
          events.add("sending " + call.get() + (background ? " in the background" : ""));
        }

        @Override
        public void pausing(Duration pause, FailureKind reason) {
          events.add("pausing " + pause.toMillis() + " after " + reason);
          if (isInterruptedInPauses) {
            Thread.currentThread().interrupt();
          }
        }

        @Override
        public void limited(Duration wait) {
          events.add("limited " + wait.toMillis());
        }

        @Override
        public void finished(LazyExchange call) {
          Exchange exchange = call.exchange();
          events.add("finished " + exchange.status() + ", attempt " + exchange.attempt());
        }

        @Override
        public void forgetting() {
          events.add("forgetting " + token.header());
        }
      };

  /** Returns the status; 429 and 5xx are failures. */
  private static final ResponseReader<Integer> STATUS =
      new ResponseReader<>() {
        @Override
        public Integer read(HttpResult result) {
          return result.status();
        }

        @Override
        public @Nullable FailureKind failureOf(Integer status) {
          if (status == 429) {
            return FailureKind.TOO_MANY;
          }
          return status >= 500 ? FailureKind.PROXY : null;
        }
      };

  /** A limiter that hands out waits, and records what it is asked and told. */
  private final class ScriptedLimiter implements RateLimiter {
    private final Deque<Duration> waits = new ArrayDeque<>();
    private final List<Object> calls = new ArrayList<>();

    ScriptedLimiter(Duration... waits) {
      this.waits.addAll(List.of(waits));
    }

    @Override
    public Duration delay(Object call) {
      calls.add(call);
      Duration wait = waits.isEmpty() ? Duration.ZERO : waits.remove();
      events.add("delay " + wait.toMillis());
      return wait;
    }

    @Override
    public void recordReply(Object call, @Nullable Duration pause) {
      assertThat(call).isSameAs(calls.get(calls.size() - 1));
      events.add("reply " + (pause == null ? "fine" : "pause " + pause.toMillis()));
    }
  }

  @BeforeEach
  void open() {
    executor =
        new CallExecutor(
            SampleResponses.address(server),
            token,
            SampleResponses.PATIENT,
            listener,
            Network.direct());
  }

  private void enqueue(int... statuses) {
    for (int status : statuses) {
      server.enqueue(SampleResponses.empty(status));
    }
  }

  private static Request request(HttpUrl url, String method) {
    boolean hasBody = List.of("PUT", "POST", "PATCH").contains(method);
    return new Request.Builder()
        .url(url)
        .method(method, hasBody ? RequestBody.EMPTY : null)
        .build();
  }

  private int send(Transport transport, String method) {
    return transport.send(request(server.url("/api/x?secret=1"), method), API, STATUS);
  }

  @Test
  void eachAttemptIsAnnouncedAndRecorded() {
    enqueue(503, 502, 200);
    assertThat(send(executor, "GET")).isEqualTo(200);
    assertThat(events)
        .containsExactly(
            "sending GET /api/x",
            "finished 503, attempt 1",
            "pausing 5 after PROXY",
            "sending GET /api/x",
            "finished 502, attempt 2",
            "pausing 10 after PROXY",
            "sending GET /api/x",
            "finished 200, attempt 3");
  }

  @Test
  void backgroundCallIsMadeOnceAndCountedWithTheOthers() {
    enqueue(503, 200);
    CallExecutor background = executor.inBackground();
    assertThat(background.isInBackground()).isTrue();
    assertThat(executor.isInBackground()).isFalse();
    assertThat(send(background, "GET")).isEqualTo(503);
    assertThat(events)
        .containsExactly("sending GET /api/x in the background", "finished 503, attempt 1");
    send(executor, "GET");
    assertThat(executor.sentInLastMinute()).hasSize(2).isSorted();
  }

  @Test
  void limiterIsAskedBeforeEveryAttemptAndToldOfARefusal() {
    enqueue(429, 503, 200);
    CallExecutor limited =
        executor.limitedBy(
            new ScriptedLimiter(Duration.ZERO, Duration.ofMillis(3), Duration.ofMillis(40)));
    assertThat(limited.isLimited()).isTrue();
    assertThat(executor.isLimited()).isFalse();
    assertThat(send(limited, "GET")).isEqualTo(200);
    assertThat(events)
        .containsExactly(
            "delay 0",
            "sending GET /api/x",
            "finished 429, attempt 1",
            "reply pause 5",
            "pausing 5 after TOO_MANY",
            // Short waits, as for the first request after a refusal, are not shown.
            "delay 3",
            "delay 40",
            "limited 40",
            "delay 0",
            "sending GET /api/x",
            "finished 503, attempt 2",
            "reply fine",
            "pausing 10 after PROXY",
            "delay 0",
            "sending GET /api/x",
            "finished 200, attempt 3",
            "reply fine");
  }

  @Test
  void cancelledWaitForTheLimiterSendsNothing() {
    CallExecutor limited = executor.limitedBy(new ScriptedLimiter(Duration.ofMinutes(5)));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> send(limited, "PUT"))
        .isInstanceOfSatisfying(
            CallCancelledException.class, it -> assertThat(it.sent()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.getRequestCount()).isZero();
    assertThat(events).containsExactly("delay 300000", "limited 300000");
  }

  @ParameterizedTest
  @CsvSource({"DELETE, 503, true", "DELETE, 429, false", "PUT, 429, false"})
  void callCancelledInAPauseTellsWhetherAnAttemptMayHaveHappened(
      String method, int status, boolean mayHave) {
    isInterruptedInPauses = true;
    enqueue(status);
    assertThatThrownBy(() -> send(executor, method))
        .isInstanceOfSatisfying(
            CallCancelledException.class, it -> assertThat(it.sent()).isEqualTo(mayHave));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void cancelEndsPausesAndCallsOfAllExecutorsButThoseWithAnotherToken() throws Exception {
    CallExecutor patient =
        new CallExecutor(
            SampleResponses.address(server),
            token,
            new Timeouts(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5)),
            listener,
            Network.direct());
    Token other = Token.of("sk-key-of-uma").orElseThrow();
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    Thread same = pausing(patient.limitedBy(new ScriptedLimiter()), "same", ended);
    Thread background = pausing(patient.inBackground(), "background", ended);
    Thread separate = pausing(patient.with(other), "separate", ended);
    while (same.isAlive() || background.isAlive()) {
      patient.cancelCalls();
      same.join(10);
      background.join(10);
    }
    assertThat(ended).containsExactlyInAnyOrder("same", "background");
    assertThat(separate.isAlive()).isTrue();
    separate.interrupt();
    separate.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(ended).last().isEqualTo("separate");
  }

  private static Thread pausing(CallExecutor executor, String name, List<String> ended) {
    Thread thread =
        new Thread(
            () -> {
              try {
                executor.pauseBefore(2);
              } catch (CallCancelledException e) {
                ended.add(name);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, 200, 1",
    "DELETE, 200, 1",
    "POST, 404, 1",
    "PATCH, 500, 1",
    "PUT, 401, 0",
    "GET, 200, 0",
    "HEAD, 200, 0",
    "OPTIONS, 200, 0",
  })
  void onlyRequestsThatMayHaveChangedSomethingCountAsChanges(String method, int status, int count) {
    enqueue(status);
    send(executor, method);
    assertThat(executor.changes()).isEqualTo(count);
    assertThat(executor.with(token).changes()).isZero();
  }

  @Test
  void tokenIsSentToThePortalOnly() throws Exception {
    try (MockWebServer other = MockServers.create()) {
      other.start();
      enqueue(200, 200, 200);
      other.enqueue(SampleResponses.empty(200));
      send(executor, "GET");
      executor.send(
          request(server.url("/x"), "GET"), CallOptions.of(CallOptions.Kind.ANONYMOUS), STATUS);
      send(executor.with(Token.of("sk-key-of-uma").orElseThrow()), "GET");
      executor.send(
          request(other.url("/x"), "GET"), CallOptions.of(CallOptions.Kind.PICTURE), STATUS);
      assertThat(authorization(server)).isEqualTo("Bearer sk-key-of-ada");
      assertThat(authorization(server)).isNull();
      assertThat(authorization(server)).isEqualTo("Bearer sk-key-of-uma");
      assertThat(authorization(other)).isNull();
    }
  }

  private static @Nullable String authorization(MockWebServer server) throws InterruptedException {
    return server.takeRequest().getHeaders().get("Authorization");
  }

  @Test
  void closedExecutorSendsNothingAndWipesTheTokenAfterTheListenerWasTold() {
    executor.close();
    assertThat(events).containsExactly("forgetting Bearer sk-key-of-ada");
    assertThat(token.isWiped()).isTrue();
    assertThatThrownBy(() -> send(executor, "GET"))
        .isInstanceOfSatisfying(
            CallCancelledException.class, it -> assertThat(it.sent()).isFalse());
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void largerResponseThanTheLimitIsAFailureAndItsRestIsNotRead() {
    server.enqueue(
        new MockResponse.Builder().body("x".repeat(PortalLimits.RESPONSE_BYTES + 1)).build());
    ResponseReader<FailureKind> failure =
        new ResponseReader<>() {
          @Override
          public FailureKind read(HttpResult result) {
            assertThat(result.body()).isNull();
            return Objects.requireNonNull(result.failure());
          }

          @Override
          public FailureKind failureOf(FailureKind kind) {
            return kind;
          }
        };
    assertThat(executor.send(request(server.url("/x"), "GET"), API, failure))
        .isEqualTo(FailureKind.TOO_LARGE);
  }
}
