package io.github.photoshell.portal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.photoshell.http.BodyText;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields marked {@link HtmlEncoded} and {@link Lenient}. */
final class FieldAdapters {
  static final JsonAdapter.Factory FACTORY = FieldAdapters::adapter;

  private FieldAdapters() {}

  private static @Nullable JsonAdapter<?> adapter(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Set<? extends Annotation> others = Types.nextAnnotations(annotations, HtmlEncoded.class);
    if (others != null) {
      return new Decoding(moshi.adapter(type, others));
    }
    others = Types.nextAnnotations(annotations, Lenient.class);
    return others == null ? null : new Forgiving<>(moshi.adapter(type, others));
  }

  /** An adapter of what a portal sends. */
  abstract static class ReadOnly<T> extends JsonAdapter<T> {
    @Override
    public void toJson(JsonWriter writer, @Nullable T value) {
      throw new UnsupportedOperationException("answers are received only");
    }
  }

  private static final class Decoding extends ReadOnly<String> {
    private final JsonAdapter<String> texts;

    Decoding(JsonAdapter<String> texts) {
      this.texts = texts;
    }

    @Override
    public @Nullable String fromJson(JsonReader reader) throws IOException {
      String encoded = texts.fromJson(reader);
      return encoded == null ? null : BodyText.decoded(encoded);
    }
  }

  private static final class Forgiving<T> extends ReadOnly<T> {
    private final JsonAdapter<T> values;

    Forgiving(JsonAdapter<T> values) {
      this.values = values;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
      try {
        return reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : values.fromJson(reader);
      } catch (JsonDataException e) {
        // The value of the wrong type has not been consumed yet.
        reader.skipValue();
        return null;
      }
    }
  }
}
