package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.photoshell.MockServers;
import io.github.photoshell.api.CurlText;
import io.github.photoshell.api.HarText;
import io.github.photoshell.api.TraceText;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.LazyExchange;
import io.github.photoshell.http.Token;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Puts the API key and other secrets everywhere in an exchange and searches all output for them.
 */
class TokenRedactionTest {
  private static final String KEY =
      "sk-5e0c3f8a9b7d4e21f6a0c3f8a9b7d4e21f6a0c3f8a9b7d4e21f6a0c3f8a9b7d4";
  private static final String OAUTH = "ory_at/9+Zq7=Xy~12.secretive";
  private static final String OTHER_KEY = "sk-1111222233334444555566667777888899990000";
  private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
  private static final String SIGNATURE = "c0ffee5161a70001";

  @StartStop final MockWebServer server = MockServers.create();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private Portal portal(String token) {
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void finished(LazyExchange call) {
            exchanges.add(call.exchange());
          }

          @Override
          public void sending(Supplier<String> call, boolean background) {
            texts.add(call.get());
          }
        };
    return Portal.at(
        SampleResponses.address(server),
        Token.of(token).orElseThrow(),
        SampleResponses.PATIENT,
        listener);
  }

  private static MockResponse.Builder withHeaders(MockResponse response, String token) {
    return response
        .newBuilder()
        .addHeader("Set-Cookie", "asc_auth_key=" + token + "; path=/")
        .addHeader("X-Echo", "it was Bearer " + token)
        .addHeader("X-Other", JWT)
        .addHeader("Location", "https://cdn.example/a?x=" + SIGNATURE + "&t=" + token);
  }

  private static String withSecrets(String token) {
    String signed = "https://store.example/p.png?X-Amz-Signature=" + SIGNATURE + "&x=1";
    return """
    {"response": {"%1$s": "as a name", "note": "you sent %1$s!", "token": "short",
     "key": "%2$s", "inner": [{"accessToken": "%4$s", "password": "hunter2!"}],
     "original": "%3$s", "other": "/p.png?sig=%4$s&hash=%4$s", "jwt": "%5$s",
     "away": "https://ada:hunter2!@store.example/", "cookie": "a=%4$s"},
     "links": [{"href": "%6$s/?q=%1$s"}],
     "error": {"message": "Token %1$s is bad", "stack": "STACK"}, "statusCode": 403}
    """
        .formatted(token, OTHER_KEY, signed, SIGNATURE, JWT, "https://portal.example");
  }

  private void ignoringFailure(Supplier<?> call) {
    try {
      Object reply = call.get();
      // The text for error lines.
      texts.add(reply.toString());
      ((Reply<?>) reply).orThrow();
    } catch (PortalException e) {
      texts.add(FailureText.of(e).lines().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, OAUTH})
  void tokenIsInNoOutput(String token) {
    Portal portal = portal(token);
    server.enqueue(withHeaders(SampleResponses.json(403, withSecrets(token)), token).build());
    server.enqueue(withHeaders(SampleResponses.json(200, withSecrets(token)), token).build());
    server.enqueue(withHeaders(SampleResponses.json(403, withSecrets(token)), token).build());
    server.enqueue(withHeaders(SampleResponses.text(403, "not with " + token), token).build());
    server.enqueue(
        withHeaders(SampleResponses.redirect("https://x.example/" + token), token).build());
    String signed = "https://ada:hunter2!@store.example/" + token + "?sig=" + SIGNATURE;
    ignoringFailure(() -> portal.api().profile(token));
    ignoringFailure(() -> portal.api().profiles(ProfileQuery.of("Bearer " + token, 5)));
    ignoringFailure(() -> portal.api().setPhoto(SampleResponses.ADA, signed));
    ignoringFailure(
        () ->
            portal
                .api()
                .uploadPhoto(SampleResponses.ADA, Path.of(name(token)), "image/png", new byte[9]));
    ignoringFailure(() -> portal.api().photo(SampleResponses.ADA));

    assertThat(exchanges).hasSize(5);
    String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
    for (String output : outputs()) {
      assertThat(output)
          .doesNotContain(token, encoded, token.substring(6), OTHER_KEY, OTHER_KEY.substring(5))
          .doesNotContain(SIGNATURE, JWT, JWT.substring(30), "hunter2", "STACK");
    }
    // The output still says what happened.
    assertThat(String.join("\n", outputs()))
        .contains("X-Amz-Signature=***", "is bad", "\"as a name\"", "Bearer ***", "image/png");
  }

  private static String name(String token) {
    return token.replace('/', '_') + (token.contains("/") ? "" : ".png");
  }

  private List<String> outputs() {
    Stream<String> traced = exchanges.stream().map(TraceText::line).map(Text::plain);
    Stream<String> bodies =
        exchanges.stream()
            .map(TraceText::withBodies)
            .map(lines -> lines.stream().map(Text::plain).collect(Collectors.joining("\n")));
    Stream<String> documents =
        exchanges.stream().map(exchange -> TraceText.json(exchange).pretty());
    Stream<String> records = exchanges.stream().map(Exchange::toString);
    Stream<String> curl =
        exchanges.stream()
            .map(exchange -> CurlText.of(exchange.call()).toString().replace("], [", "\n"));
    return Stream.of(traced, bodies, documents, records, curl, texts.stream(), Stream.of(archive()))
        .flatMap(stream -> stream)
        .toList();
  }

  private String archive() {
    return HarText.of(exchanges, "1");
  }

  @Test
  void otherTextIsKept() {
    server.enqueue(SampleResponses.ok(SampleResponses.key("\"accounts:write\"")));
    server.enqueue(SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 983255906)));
    Portal portal = portal(KEY);
    portal.api().ownKey().orThrow();
    portal.api().photo(SampleResponses.ADA).orThrow();
    assertThat(TraceText.json(exchanges.get(0)).pretty()).contains("\"key\": \"sk-***");
    assertThat(TraceText.json(exchanges.get(1)).pretty()).contains("?hash=983255906\"");
  }

  @Test
  void archiveMatchesItsSchema() throws IOException {
    Portal portal = portal(KEY);
    server.enqueue(SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 1)));
    server.enqueue(withHeaders(SampleResponses.json(403, withSecrets(KEY)), KEY).build());
    server.enqueue(SampleResponses.html(502));
    server.enqueue(SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 2)));
    ignoringFailure(
        () -> portal.api().setPhoto(SampleResponses.ADA, "https://photos.example/ada.png"));
    ignoringFailure(
        () ->
            portal
                .api()
                .uploadPhoto(SampleResponses.ADA, Path.of("a.png"), "image/png", new byte[9]));
    ignoringFailure(() -> portal.api().photo(SampleResponses.ADA));
    server.close();
    ignoringFailure(() -> portal.api().profiles(ProfileQuery.of("ada lovelace", 5)));

    assertThat(exchanges.size()).isGreaterThan(4);
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_6,
            builder -> builder.schemas(iri -> schema(iri.substring(iri.lastIndexOf('/') + 1))));
    assertThat(
            registry
                .getSchema(SchemaLocation.of("https://har.example/har.json"))
                .validate(
                    archive(),
                    InputFormat.JSON,
                    context ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .isEmpty();
    assertThat(archive()).contains("\"name\": \"filterValue\"", "\"value\": \"ada lovelace\"");
  }

  private static String schema(String name) {
    try (InputStream in = TokenRedactionTest.class.getResourceAsStream("/har-schema/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
