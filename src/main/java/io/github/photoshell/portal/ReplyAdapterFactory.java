package io.github.photoshell.portal;

import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.BodyText;
import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.HttpClients;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.ServerAddress;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * Makes the methods of {@link PortalApi} return a {@link Reply}. Retrofit makes the requests and
 * reads the bodies; a {@link ReplySender} sends.
 */
final class ReplyAdapterFactory extends CallAdapter.Factory {
  private static final MoshiConverterFactory JSON =
      MoshiConverterFactory.create(
          new Moshi.Builder().add(Envelope.FACTORY).add(FieldAdapters.FACTORY).build());

  private final ServerAddress address;
  private final ReplySender sender;

  private ReplyAdapterFactory(ServerAddress address, ReplySender sender) {
    this.address = address;
    this.sender = sender;
  }

  /** Returns the API of a portal. */
  static PortalApi api(ServerAddress address, ReplySender sender) {
    return new Retrofit.Builder()
        .baseUrl(Objects.requireNonNull(address.base().resolve(ServerAddress.API_PATH)))
        .callFactory(HttpClients.HTTP)
        .addConverterFactory(JSON)
        .addCallAdapterFactory(new ReplyAdapterFactory(address, sender))
        .build()
        .create(PortalApi.class);
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(Type type, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(type) != Reply.class) {
      return null;
    }
    Type value = getParameterUpperBound(0, (ParameterizedType) type);
    return adapter(
        Types.newParameterizedType(Envelope.class, value), options(annotations), retrofit);
  }

  private static CallOptions options(Annotation[] annotations) {
    CallOptions.Limit limit = CallOptions.Limit.ANSWER;
    CallOptions.Kind kind = CallOptions.Kind.API;
    for (Annotation annotation : annotations) {
      if (annotation instanceof PortalApi.TimeLimit given) {
        limit = given.value();
      } else if (annotation instanceof PortalApi.Anonymous) {
        kind = CallOptions.Kind.ANONYMOUS;
      }
    }
    return new CallOptions(limit, kind);
  }

  private <T> CallAdapter<Envelope<T>, Reply<T>> adapter(
      Type envelope, CallOptions options, Retrofit retrofit) {
    Converter<ResponseBody, Envelope<T>> bodies =
        retrofit.responseBodyConverter(envelope, new Annotation[0]);
    return new CallAdapter<>() {
      @Override
      public Type responseType() {
        return envelope;
      }

      @Override
      public Reply<T> adapt(Call<Envelope<T>> call) {
        Request request;
        try {
          request = call.request();
        } catch (IllegalArgumentException e) {
          // Retrofit refuses "." and "..".
          return new Reply.Refused<>(address.toString(), 404, "");
        }
        // "people/" would list everyone.
        return request.url().pathSegments().stream().anyMatch(String::isBlank)
            ? new Reply.Refused<>(address.toString(), 404, "")
            : sender.send(request, options, result -> read(result, bodies)).reply();
      }
    };
  }

  private static <T> @Nullable Envelope<T> read(
      HttpResult result, Converter<ResponseBody, Envelope<T>> bodies) throws IOException {
    BodyText text = result.text();
    if (text == null || result.status() == 204 || result.status() == 205) {
      return null;
    }
    ByteString body = result.bodyKind() == BodyKind.JSON ? text.utf8() : result.body();
    return bodies.convert(ResponseBody.create(Objects.requireNonNull(body), (MediaType) null));
  }
}
