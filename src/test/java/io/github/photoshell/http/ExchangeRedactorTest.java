package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExchangeRedactorTest {
  private static final String KEY = "sk-0123456789abcdef";

  private final Token token = Token.of(KEY).orElseThrow();
  private final ExchangeRedactor redactor = ExchangeRedactor.of(token);

  private static Json json(String text) {
    return Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(text)));
  }

  private static RequestSnapshot call(RequestSnapshot.Content content) {
    return new RequestSnapshot("PUT", "/api/2.0/people?key=" + KEY, true, List.of(), content);
  }

  @Test
  void tokenIsRemovedInAllItsForms() {
    assertThat(redactor.text("a " + KEY + " b")).isEqualTo("a *** b");
    assertThat(redactor.text("without its prefix: 0123456789abcdef."))
        .isEqualTo("without its prefix: ***.");
    ExchangeRedactor other = ExchangeRedactor.of(Token.of("pass word+1/2").orElse(token));
    assertThat(other.withoutToken("token=" + KEY)).doesNotContain("0123456789");
  }

  @Test
  void otherKeysAreRemovedByTheirPattern() {
    assertThat(ExchangeRedactor.patternsOnly().text("key sk-fedcba9876543210 here"))
        .isEqualTo("key sk-*** here");
    assertThat(ExchangeRedactor.patternsOnly().withoutToken("key sk-fedcba9876543210 here"))
        .isEqualTo("key sk-fedcba9876543210 here");
  }

  @Test
  void afterTheTokenWasWipedEverythingIsRemoved() {
    token.wipe();
    ExchangeRedactor wiped = ExchangeRedactor.of(token);
    assertThat(wiped.text("anything")).isEqualTo("***");
    assertThat(wiped.headers(Map.of("Server", "x"))).isEmpty();
    assertThat(wiped.json(json("{\"a\": 1}"))).isNull();
  }

  @Test
  void typedAuthorizationIsRemovedToo() {
    Request request =
        new Request.Builder()
            .url("https://portal.example/api/" + KEY + "/x?token=" + KEY)
            .header("Authorization", "Bearer " + KEY)
            .build();
    ExchangeRedactor typed = ExchangeRedactor.of(request, null);
    assertThat(typed.call(request)).isEqualTo("GET https://portal.example/api/***/x");
    assertThat(ExchangeRedactor.isAuthorized(request, null)).isTrue();
  }

  @Test
  void secretHeadersAndQueriesOfAddressesAreRemoved() {
    assertThat(
            redactor.headers(
                Map.of(
                    "Authorization",
                    "Bearer " + KEY,
                    "Set-Cookie",
                    "asc_auth_key=abc",
                    "Location",
                    "https://store.example/ada.png?sig=abc&x=1",
                    "X-Own",
                    "plain " + KEY)))
        .isEqualTo(
            Map.of(
                "Authorization", "***",
                "Set-Cookie", "***",
                "Location", "https://store.example/ada.png?***",
                "X-Own", "plain ***"));
  }

  @Test
  void membersAreRemovedByNameAndByValue() {
    @Nullable Json left =
        redactor.json(
            json(
                "{\"password\": \"x\", \"token\": \"\", \"name\": \"Ada\", \"list\": [\""
                    + KEY
                    + "\", 1, null], \"key\": \"short\", \"Key\": \"abcdefghijklmnopqrstuvwxyz\"}"));
    assertThat(left)
        .isEqualTo(
            json(
                "{\"password\": \"***\", \"token\": \"\", \"name\": \"Ada\", \"list\": [\"***\", 1,"
                    + " null], \"key\": \"short\", \"Key\": \"***\"}"));
  }

  @Test
  void contentWithoutSecretsStaysAsItWasSent() {
    RequestSnapshot.Words clean = new RequestSnapshot.Words("{ \"a\":1 }");
    assertThat(redactor.call(call(clean)).content()).isSameAs(clean);
    assertThat(redactor.call(call(clean)).target()).isEqualTo("/api/2.0/people?key=***");
    RequestSnapshot.Content secret =
        redactor.call(call(new RequestSnapshot.Words("{\"password\":\"x\"}"))).content();
    assertThat(((RequestSnapshot.Words) secret).text()).contains("\"***\"").doesNotContain("\"x\"");
    RequestSnapshot.Bytes bytes = new RequestSnapshot.Bytes(7);
    assertThat(redactor.call(call(bytes)).content()).isEqualTo(bytes);
  }

  @Test
  void partsOfAFormAreRemovedByName() {
    RequestSnapshot.Form form =
        new RequestSnapshot.Form(
            List.of(
                new RequestSnapshot.Field("password", "x"),
                new RequestSnapshot.Field("title", "key " + KEY),
                new RequestSnapshot.File("File", "a.png", "/home/" + KEY, "image/png")));
    assertThat(redactor.call(call(form)).content())
        .isEqualTo(
            new RequestSnapshot.Form(
                List.of(
                    new RequestSnapshot.Field("password", "***"),
                    new RequestSnapshot.Field("title", "key ***"),
                    new RequestSnapshot.File("File", "a.png", "/home/***", "image/png"))));
  }
}
