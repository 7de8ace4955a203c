package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.BodyText;
import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.ExchangeRecorder;
import io.github.photoshell.http.ExchangeRedactor;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.internal.http.HttpMethod;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Sends a {@link RawRequest}: any HTTP method and path, as typed. */
final class RawCalls {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private RawCalls() {}

  /**
   * Sends a request.
   *
   * @throws IllegalArgumentException if its path or one of its headers cannot be sent
   */
  static RawResponse send(RawRequest call, ServerAddress address, ReplySender sender) {
    CallOptions options =
        new CallOptions(
            call.changesPhoto() ? CallOptions.Limit.PHOTO : CallOptions.Limit.ANSWER,
            CallOptions.Kind.RAW,
            call.omitted());
    Request request = request(call, address);
    long start = System.nanoTime();
    ReplyFactory.Read<HttpResult> read =
        sender.send(request, options, result -> new Envelope<>(checked(result, request), null));
    return response(read, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Returns the response.
   *
   * @throws IOException if it is a web page, which the API never sends: perhaps a network asks the
   *     user to sign in
   */
  private static HttpResult checked(HttpResult result, Request request) throws IOException {
    String path = request.url().encodedPath().toLowerCase(Locale.ROOT);
    if (result.bodyKind() == BodyKind.HTML && path.startsWith(ServerAddress.API_PATH)) {
      throw new IOException("a web page");
    }
    return result;
  }

  private static Request request(RawRequest call, ServerAddress address) {
    // A fragment is never sent, so a typed # is taken as a normal character.
    HttpUrl url = address.base().resolve(call.path().replace("#", "%23"));
    if (url == null || !address.sameOrigin(url)) {
      throw new IllegalArgumentException("not a path of the portal: " + call.path());
    }
    HttpUrl.Builder full = url.newBuilder();
    call.query().forEach(pair -> full.addQueryParameter(pair.name(), pair.value()));
    Request.Builder request =
        new Request.Builder().url(full.build()).method(call.method(), body(call));
    call.headers().forEach(pair -> request.addHeader(pair.name(), pair.value()));
    return request.build();
  }

  private static @Nullable RequestBody body(RawRequest call) {
    if (call.content() instanceof RawRequest.JsonContent json) {
      // The type of a body would replace the typed header.
      return RequestBody.create(
          json.text().getBytes(StandardCharsets.UTF_8),
          call.decidesHeader("Content-Type") ? null : JSON);
    }
    if (call.content() instanceof RawRequest.Form form) {
      MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
      form.parts().forEach(part -> add(parts, part));
      return parts.build();
    }
    return HttpMethod.requiresRequestBody(call.method()) ? RequestBody.EMPTY : null;
  }

  private static void add(MultipartBody.Builder parts, RawRequest.Part part) {
    if (part instanceof RawRequest.FilePart file) {
      parts.addFormDataPart(
          file.name(),
          Objects.toString(file.file().getFileName(), ""),
          new RequestSnapshot.FileBody(
              RequestBody.create(file.file().toFile(), MediaType.parse(file.mediaType())),
              file.file().toString()));
    } else if (part instanceof RawRequest.TextPart text) {
      parts.addFormDataPart(text.name(), text.text());
    }
  }

  /**
   * Returns the response. A success is unchanged except that the token is removed; an error is
   * redacted completely.
   */
  private static RawResponse response(ReplyFactory.Read<HttpResult> read, Duration took) {
    HttpResult result = read.result();
    ExchangeRedactor redactor = result.redactor();
    boolean isSuccess = read.reply() instanceof Reply.Ok<HttpResult>;
    ByteString bytes = result.body();
    BodyText body = result.text();
    String text = body == null ? null : body.text();
    Json json = ExchangeRecorder.withoutStack(result.json());
    Json.Flaw flaw = json == null ? flaw(result, text) : null;
    String whole = json == null ? Objects.requireNonNullElse(text, "") : json.pretty();
    String left = redactor.withoutToken(whole);
    boolean echoed = false;
    if (body != null && !left.equals(whole)) {
      echoed = true;
      text = left;
      bytes = body.encoded(left);
      json = json == null ? null : JsonParser.parse(ByteString.encodeUtf8(left));
    }
    return new RawResponse(
        result.status(),
        redactor.text(result.statusLine()),
        redactor.headers(result.headers()),
        result.contentType(),
        bytes == null ? new byte[0] : bytes.toByteArray(),
        text,
        isSuccess ? json : redactor.json(json),
        flaw,
        echoed,
        took,
        isSuccess ? null : read.reply());
  }

  /** Returns the error in a body declared as JSON; null if there is none. */
  private static Json.@Nullable Flaw flaw(HttpResult result, @Nullable String text) {
    ByteString bytes = result.body();
    if (bytes == null || bytes.size() == 0 || !result.isDeclaredJson()) {
      return null;
    }
    return text == null ? new Json.Flaw(1, 1, "it is not text") : JsonParser.flaw(text);
  }
}
