package io.github.photoshell.portal;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.LazyExchange;
import io.github.photoshell.http.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  @StartStop final MockWebServer server = MockServers.create();
  private final List<Exchange> exchanges = new ArrayList<>();

  private Portal portal() {
    return portal("sk-secret", call -> exchanges.add(call.exchange()));
  }

  private Portal portal(String token, ExchangeListener listener) {
    return Portal.at(
        SampleResponses.address(server),
        Token.of(token).orElseThrow(),
        SampleResponses.PATIENT,
        listener);
  }

  @Test
  void exchangeHasRequestAndResponse() {
    server.enqueue(SampleResponses.ok(SampleResponses.photo(ADA, 1)));

    portal().api().setPhoto(ADA, "https://photos.example/ada.png").orThrow();

    assertThat(exchanges).hasSize(1);
    Exchange exchange = exchanges.get(0);
    assertThat(exchange)
        .returns("PUT", Exchange::method)
        .returns("/api/2.0/people/" + ADA + "/photo", Exchange::path)
        .returns(SampleResponses.address(server).toString(), Exchange::portal)
        .returns(200, Exchange::status)
        .returns(true, Exchange::authorized)
        .returns(null, Exchange::kind)
        .returns(1, Exchange::attempt)
        .returns(false, Exchange::background);
    assertThat(exchange.sent().bytes())
        .isEqualTo("{\"files\":\"https://photos.example/ada.png\"}".length());
    assertThat(exchange.received().bytes()).isPositive();
    assertThat(exchange.sent().json())
        .hasToString("{\n  \"files\": \"https://photos.example/ada.png\"\n}");
    assertThat(exchange.toString()).contains("statusCode").doesNotContain("secret");
  }

  @Test
  void exchangeHasNoStackTraceOrImageBytes() {
    server.enqueue(SampleResponses.error(500, "image size is too large"));

    portal().api().uploadPhoto(ADA, Path.of("ada.png"), "image/png", new byte[1000]);

    Exchange exchange = exchanges.get(0);
    assertThat(exchange.sent().json()).isNull();
    assertThat(exchange.sent().bytes()).isGreaterThan(1000);
    assertThat(exchange.kind()).isNull();
    assertThat(exchange.received().json()).asString().contains("too large").doesNotContain("STACK");
  }

  @Test
  void pathHasTheQuery() {
    server.enqueue(SampleResponses.empty(401));

    Reply<List<Profile>> reply = portal().api().profiles(ProfileQuery.of("ada", 5));

    assertThat(exchanges.get(0).path())
        .isEqualTo("/api/2.0/people/filter?filterValue=ada&startIndex=0&count=5");
    assertThat(((Reply.Failed<?>) reply).call()).endsWith("/api/2.0/people/filter");
  }

  @Test
  void exchangeFirstReadAfterTheTokenIsWipedIsEmpty() {
    String token = "no-key-by-its-looks";
    server.enqueue(
        SampleResponses.error(403, "no, " + token).newBuilder().addHeader("X-Echo", token).build());
    List<LazyExchange> calls = new ArrayList<>();
    Portal portal = portal(token, calls::add);
    portal.call(
        new RawRequest(
            "PUT",
            "/api/2.0/people/" + token,
            List.of(new RawRequest.Pair("q", token)),
            List.of(new RawRequest.Pair("X-Sent", token)),
            new RawRequest.JsonContent("[\"" + token + "\"]")));

    portal.close();

    Exchange exchange = calls.get(0).exchange();
    assertThat(exchange.toString()).contains("PUT", "status=403").doesNotContain(token);
    assertThat(exchange.received().json()).isNull();
  }

  @Test
  void exchangeReadBeforeTheTokenIsWipedStaysComplete() {
    String token = "no-key-by-its-looks";
    server.enqueue(SampleResponses.error(403, "no, " + token));
    List<LazyExchange> calls = new ArrayList<>();
    Portal portal =
        portal(
            token,
            new ExchangeListener() {
              @Override
              public void finished(LazyExchange call) {
                calls.add(call);
              }

              @Override
              public void forgetting() {
                calls.forEach(LazyExchange::exchange);
              }
            });
    portal.api().photo(ADA);

    portal.close();

    assertThat(calls.get(0).exchange().toString()).contains("no, ***").doesNotContain(token);
  }
}
