package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.http.LazyExchange;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.shell.StatusLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which exchanges are kept for {@code last}. */
class ExchangeHistoryTest {
  private static final int MANY = 200;

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private TestShell shell;
  private ExchangeHistory history;
  private Portal portal;
  private volatile int size;

  @BeforeEach
  void open() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return SampleResponses.json(200, "{\"response\": \"" + "x".repeat(size) + "\"}");
          }
        });
    shell = new TestShell(home, Map.of());
    history = new ExchangeHistory(shell.bean(StatusLine.class));
    portal =
        Portal.at(
            SampleResponses.address(server),
            Token.of("sk-0123456789").orElseThrow(),
            SampleResponses.PATIENT,
            history);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private void send(int number) {
    portal.api().profile("person" + number);
  }

  private List<String> people() {
    return history.all().stream().map(exchange -> exchange.path().replaceFirst(".*/", "")).toList();
  }

  @Test
  void latestExchangesAreKeptInTheirOrder() {
    assertThat(history.last(1)).isNull();
    for (int i = 1; i <= MANY + 3; i++) {
      send(i);
    }
    assertThat(people()).hasSize(MANY).startsWith("person4").endsWith("person203");
    assertThat(history.dropped()).isEqualTo(3);
    assertThat(history.total()).isEqualTo(MANY + 3);
    assertThat(Objects.requireNonNull(history.last(1)).path()).endsWith("person203");
    assertThat(Objects.requireNonNull(history.last(MANY)).path()).endsWith("person4");
    assertThat(history.last(MANY + 1)).isNull();
  }

  @Test
  void memoryIsLimitedButTheLastExchangeIsAlwaysKept() {
    send(1);
    size = 3_000_000;
    send(2);
    send(3);
    assertThat(people()).containsExactly("person1", "person2", "person3");
    send(4);
    assertThat(people()).containsExactly("person3", "person4");
    size = 9_000_000;
    send(5);
    assertThat(people()).containsExactly("person5");
    size = 0;
    send(6);
    assertThat(people()).as("the large one leaves no room").containsExactly("person6");
    send(7);
    assertThat(people()).containsExactly("person6", "person7");
    assertThat(history.total()).isEqualTo(7);
  }

  @Test
  void requestsOfTabArePassedOnAndNotKept() {
    List<LazyExchange> finished = new ArrayList<>();
    history.onFinished(finished::add);
    send(1);
    portal.inBackground().api().profile("person2");
    assertThat(people()).containsExactly("person1");
    assertThat(finished).extracting(LazyExchange::background).containsExactly(false, true);
    assertThat(history.total()).isEqualTo(1);
  }

  @Test
  void exchangesStayCompleteAfterTheKeyIsWiped() {
    send(1);
    portal.close();
    assertThat(people()).containsExactly("person1");
    assertThat(history.all().toString()).doesNotContain("0123456789");
  }
}
