package io.github.photoshell.portal;

import com.squareup.moshi.Types;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okhttp3.internal.http.HttpMethod;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Sends a {@link RawRequest}: any HTTP method and path, as typed. Retrofit needs fixed methods, so
 * the request travels as the tag of a placeholder GET that is rewritten before it is sent.
 */
final class RawCalls {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** Ignores the body, because {@link CallState} keeps its bytes. */
  static final Converter.Factory CONVERTER =
      new Converter.Factory() {
        @Override
        public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
          if (!(type instanceof ParameterizedType envelope)
              || Types.getRawType(type) != Envelope.class
              || envelope.getActualTypeArguments()[0] != Anything.class) {
            return null;
          }
          return body -> {
            body.close();
            return new Envelope<>(new Anything(), null);
          };
        }
      };

  private final RawRequest call;
  private volatile @Nullable CallState last;

  RawCalls(RawRequest call) {
    this.call = call;
  }

  /** A placeholder for any response. */
  record Anything() {}

  /**
   * Returns the address of the request.
   *
   * @throws IllegalArgumentException if the path is invalid
   */
  String url(ServerAddress address) {
    // A fragment is never sent, so a typed # is taken as a normal character.
    HttpUrl url = address.base().resolve(call.path().replace("#", "%23"));
    if (url == null || !address.sameOrigin(url)) {
      throw new IllegalArgumentException("not a path of the portal: " + call.path());
    }
    HttpUrl.Builder full = url.newBuilder();
    call.query().forEach(pair -> full.addQueryParameter(pair.name(), pair.value()));
    return full.build().toString();
  }

  /** Sets method, headers and content of the request. */
  void applyTo(Request.Builder request, CallState progress) {
    last = progress;
    RequestBody body = body();
    request.method(call.method(), body);
    call.headers().forEach(pair -> request.header(pair.name(), pair.value()));
  }

  private @Nullable RequestBody body() {
    if (call.content() instanceof RawRequest.JsonContent json) {
      // The type of a body would replace the typed header.
      boolean isTyped =
          call.headers().stream().anyMatch(pair -> pair.name().equalsIgnoreCase("Content-Type"));
      return RequestBody.create(
          json.text().getBytes(StandardCharsets.UTF_8), isTyped ? null : JSON);
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
  RawResponse answer(Reply<Anything> reply, ExchangeRedactor redactor, Duration took) {
    CallState progress = Objects.requireNonNullElseGet(last, CallState::new);
    ByteString bytes = progress.answer();
    int status = progress.status();
    // For Retrofit 204 and 205 have no body, which is a success here.
    boolean isSuccess =
        reply instanceof Reply.Ok<Anything> || (bytes != null && status >= 200 && status < 300);
    BodyText body = progress.text();
    String text = body == null ? null : body.text();
    Json json = ExchangeRecorder.withoutStack(ExchangeRecorder.answer(progress));
    Json.Flaw flaw = json == null ? flaw(progress, text) : null;
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
        status,
        redactor.headers(progress.responseHeaders()),
        progress.contentType(),
        progress.body(),
        bytes == null ? new byte[0] : bytes.toByteArray(),
        text,
        isSuccess ? json : redactor.json(json),
        flaw,
        echoed,
        took,
        isSuccess ? null : reply);
  }

  /** Returns the error in a body declared as JSON; null if there is none. */
  private static Json.@Nullable Flaw flaw(CallState progress, @Nullable String text) {
    ByteString bytes = progress.answer();
    if (bytes == null || bytes.size() == 0 || !progress.isDeclaredJson()) {
      return null;
    }
    return text == null ? new Json.Flaw(1, 1, "it is not text") : JsonParser.flaw(text);
  }
}
