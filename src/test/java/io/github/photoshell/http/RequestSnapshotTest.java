package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.RequestSnapshot.Bytes;
import io.github.photoshell.http.RequestSnapshot.Field;
import io.github.photoshell.http.RequestSnapshot.File;
import io.github.photoshell.http.RequestSnapshot.FileBody;
import io.github.photoshell.http.RequestSnapshot.Form;
import io.github.photoshell.http.RequestSnapshot.Header;
import io.github.photoshell.http.RequestSnapshot.Nothing;
import io.github.photoshell.http.RequestSnapshot.Words;
import io.github.photoshell.portal.SampleResponses;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what of a request is kept for curl, programs and traces. */
class RequestSnapshotTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://portal.example");
  private static final ByteString PICTURE = ByteString.decodeHex("89504e470d0a1a0a");

  private static RequestSnapshot snapshot(Request.Builder request, CallOptions.Kind kind) {
    return RequestSnapshot.of(
        PORTAL,
        HttpResult.assumed(
            request.build(), CallOptions.of(kind), null, 200, "text/plain", ByteString.EMPTY));
  }

  private static Request.Builder at(String path) {
    return new Request.Builder().url("https://portal.example/" + path);
  }

  private static RequestBody body(String text, @Nullable String type) {
    // OkHttp would add a charset to the type of a text.
    return RequestBody.create(
        ByteString.encodeUtf8(text), type == null ? null : MediaType.parse(type));
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.example/a/b?c=d%20e, API, /a/b?c=d%20e",
    "https://portal.example/a%2Fb, PICTURE, /a%2Fb",
    "https://portal.example/a?sig=1, PICTURE, /a?sig=1",
    "https://portal.example:8443/a, API, https://portal.example:8443/a",
    "http://portal.example/a, API, http://portal.example/a",
    "https://files.example/a?sig=1, PICTURE, https://files.example/a?***",
    "https://files.example/a, PICTURE, https://files.example/a",
    "https://files.example/a?b=c, RAW, https://files.example/a?b=c",
  })
  void addressIsShortOnThePortalAndASignatureElsewhereIsHidden(
      String url, CallOptions.Kind kind, String target) {
    assertThat(snapshot(new Request.Builder().url(url), kind).target()).isEqualTo(target);
  }

  @Test
  void onlyHeadersOfTheRequestItselfAreKept() {
    Request.Builder request =
        at("x")
            .header("Authorization", "Bearer sk-1")
            .header("Host", "portal.example")
            .header("User-Agent", HttpClients.USER_AGENT)
            .header("Accept", "text/csv")
            .addHeader("X-Day", "one")
            .addHeader("X-Day", "two")
            .put(body("{}", "application/json"));
    assertThat(snapshot(request, CallOptions.Kind.RAW).headers())
        .containsExactly(
            new Header("Accept", "text/csv"),
            new Header("X-Day", "one"),
            new Header("X-Day", "two"),
            new Header("Content-Type", "application/json"));
    assertThat(snapshot(at("x").header("User-Agent", "mine/1"), CallOptions.Kind.RAW).headers())
        .containsExactly(new Header("User-Agent", "mine/1"));
  }

  @Test
  void repeatedHeaderIsAListInJsonAndOneValueForSimpleTools() {
    RequestSnapshot snapshot =
        new RequestSnapshot(
            "GET",
            "/x",
            false,
            List.of(
                new Header("X-Day", "one"),
                new Header("Accept", "text/csv"),
                new Header("x-day", "two")),
            new Nothing());
    assertThat(snapshot.headersAsJson())
        .containsExactly(
            Map.entry("X-Day", List.of("one", "two")), Map.entry("Accept", "text/csv"));
    assertThat(snapshot.joinedHeaders())
        .containsExactly(new Header("X-Day", "one, two"), new Header("Accept", "text/csv"));
    assertThat(snapshot.header("X-DAY")).isEqualTo("one");
    assertThat(snapshot.header("Cookie")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "application/json, API, true",
        "application/problem+json, API, true",
        "text/plain, API, true",
        "image/png, API, false",
        "-, API, false",
        "-, RAW, true",
        "image/png, RAW, true",
      })
  void textIsKeptAndOtherContentCounted(
      @Nullable String type, CallOptions.Kind kind, boolean isText) {
    assertThat(snapshot(at("x").put(body("grüße", type)), kind).content())
        .isEqualTo(isText ? new Words("grüße") : new Bytes(7));
  }

  @Test
  void typedContentTypeDecidesForABodyWithoutOne() {
    Request.Builder request =
        at("x").header("Content-Type", "application/json").put(body("{}", null));
    assertThat(snapshot(request, CallOptions.Kind.API).content()).isEqualTo(new Words("{}"));
  }

  @Test
  void noBodyAndAnEmptyOneAreNothing() {
    assertThat(snapshot(at("x"), CallOptions.Kind.API).content()).isEqualTo(new Nothing());
    assertThat(snapshot(at("x").put(RequestBody.EMPTY), CallOptions.Kind.RAW).content())
        .isEqualTo(new Nothing());
  }

  @Test
  void formHasItsPartsWithPathsAndWithoutBytes() {
    RequestBody picture = RequestBody.create(PICTURE, MediaType.parse("image/png"));
    MultipartBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("File", "ada \"x\".png", new FileBody(picture, "/home/ada/x.png"))
            .addFormDataPart("Other", "b.bin", RequestBody.create(PICTURE, null))
            .addFormDataPart("Autosave", "true")
            .addFormDataPart("a\"b\nc", "")
            .build();
    RequestSnapshot snapshot = snapshot(at("x").post(form), CallOptions.Kind.API);
    assertThat(snapshot.content())
        .isEqualTo(
            new Form(
                List.of(
                    new File("File", "ada \"x\".png", "/home/ada/x.png", "image/png"),
                    new File("Other", "b.bin", "b.bin", "application/octet-stream"),
                    new Field("Autosave", "true"),
                    new Field("a\"b\nc", ""))));
    // curl makes its own boundary.
    assertThat(snapshot.headers()).isEmpty();
  }

  @Test
  void fileBodyIsSentLikeItsBytes() throws Exception {
    RequestBody picture = RequestBody.create(PICTURE, MediaType.parse("image/png"));
    FileBody body = new FileBody(picture, "x.png");
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertThat(sent.readByteString()).isEqualTo(PICTURE);
    assertThat(body.contentLength()).isEqualTo(PICTURE.size());
    assertThat(body.contentType()).isEqualTo(MediaType.parse("image/png"));
  }
}
