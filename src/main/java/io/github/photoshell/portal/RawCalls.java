package io.github.photoshell.portal;

import com.squareup.moshi.Types;
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
 * Carries an {@link RawRequest} through Retrofit, which knows fixed methods only, as a tag of a GET
 * that becomes the call on its way out.
 */
final class RawCalls {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** Reads nothing: the bytes are kept by the {@link CallProgress}, whatever they are. */
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
  private volatile @Nullable CallProgress last;

  RawCalls(RawRequest call) {
    this.call = call;
  }

  /** Stands for an answer of any kind. */
  record Anything() {}

  /**
   * Where the call goes.
   *
   * @throws IllegalArgumentException if the path cannot be read
   */
  String url(ServerAddress address) {
    // A fragment never reaches a server; typed by hand, # is a character like any other.
    HttpUrl url = address.base().resolve(call.path().replace("#", "%23"));
    if (url == null || !address.sameOrigin(url)) {
      throw new IllegalArgumentException("not a path of the portal: " + call.path());
    }
    HttpUrl.Builder full = url.newBuilder();
    call.query().forEach(pair -> full.addQueryParameter(pair.name(), pair.value()));
    return full.build().toString();
  }

  /** Puts method, headers and content into the request. */
  void dress(Request.Builder request, CallProgress progress) {
    last = progress;
    RequestBody body = body();
    request.method(call.method(), body);
    call.headers().forEach(pair -> request.header(pair.name(), pair.value()));
  }

  private @Nullable RequestBody body() {
    if (call.content() instanceof RawRequest.JsonContent json) {
      // A body that has a type of its own writes it over the one that was typed.
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
   * What came of it. What was asked for is as it came, but for the token, which is of no use to
   * whoever has sent it; a refusal is told without secrets.
   */
  RawResponse answer(Reply<Anything> reply, ExchangeRedactor redactor, Duration took) {
    CallProgress progress = Objects.requireNonNullElseGet(last, CallProgress::new);
    ByteString bytes = progress.answer();
    int status = progress.status();
    // To Retrofit, 204 and 205 have no body to read, which is no fault here.
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

  /** Returns what is wrong with a body that is said to be JSON; null where nothing is. */
  private static Json.@Nullable Flaw flaw(CallProgress progress, @Nullable String text) {
    ByteString bytes = progress.answer();
    if (bytes == null || bytes.size() == 0 || !progress.isSaidToBeJson()) {
      return null;
    }
    return text == null ? new Json.Flaw(1, 1, "it is no text") : JsonParser.flaw(text);
  }
}
