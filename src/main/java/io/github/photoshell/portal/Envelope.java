package io.github.photoshell.portal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper of every successful response (contract 2.2). The other members are not used: {@code
 * count} is always 1 for streamed lists, and the status repeats that of HTTP.
 *
 * @param total the number of all matches of a search; null for other requests
 */
record Envelope<T>(T response, @Nullable Integer total) {

  static final JsonAdapter.Factory FACTORY = Envelope::adapter;

  private static @Nullable JsonAdapter<?> adapter(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    return Types.getRawType(type) == Envelope.class && type instanceof ParameterizedType envelope
        ? new Adapter<>(moshi.adapter(envelope.getActualTypeArguments()[0]))
        : null;
  }

  private static final class Adapter<T> extends FieldAdapters.ReadOnly<Envelope<T>> {
    private final JsonAdapter<T> responses;

    Adapter(JsonAdapter<T> responses) {
      this.responses = responses;
    }

    @Override
    public Envelope<T> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        throw new JsonDataException("not an envelope");
      }
      T response = null;
      Integer total = null;
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "response" -> response = response(reader);
          case "total" -> total = Json.ofTree(JsonParser.read(reader)).number();
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      if (response == null) {
        throw new JsonDataException("an envelope without a response");
      }
      return new Envelope<>(response, total);
    }

    private @Nullable T response(JsonReader reader) throws IOException {
      return reader.peek() == JsonReader.Token.NULL
          ? reader.nextNull()
          : responses.fromJson(reader);
    }
  }
}
