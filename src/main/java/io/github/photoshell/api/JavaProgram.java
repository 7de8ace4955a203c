package io.github.photoshell.api;

import io.github.photoshell.portal.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A call as a program in Java (17 or newer) with Retrofit and Moshi. */
final class JavaProgram {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> BODILESS = Set.of("GET", "DELETE", "OPTIONS");

  private JavaProgram() {}

  static String of(HttpCall call) {
    boolean form = call.content() instanceof HttpCall.Form;
    boolean words = call.content() instanceof HttpCall.Words;
    String parameters =
        form ? "@Part List<MultipartBody.Part> parts" : words ? "@Body RequestBody body" : "";
    return """
        // %s
        %s// Save as Call.java; needs com.squareup.retrofit2:retrofit and com.squareup.moshi:moshi.
        import com.squareup.moshi.Moshi;
        import java.io.File;
        import java.io.IOException;
        import java.nio.charset.StandardCharsets;
        import java.util.List;
        import java.util.Map;
        import okhttp3.MediaType;
        import okhttp3.MultipartBody;
        import okhttp3.OkHttpClient;
        import okhttp3.RequestBody;
        import okhttp3.ResponseBody;
        import retrofit2.Response;
        import retrofit2.Retrofit;
        import retrofit2.http.*;

        public class Call {
          static final String API_HOST = System.getenv("DOCSPACE_BASE_URL");
          static final String API_KEY = System.getenv("DOCSPACE_API_KEY");

          interface Api {
        %s    %s
            retrofit2.Call<ResponseBody> call(%s);
          }

          static Response<ResponseBody> call() throws IOException {
            OkHttpClient client =
                new OkHttpClient.Builder()
                    .followRedirects(false)
                    .addInterceptor(
                        chain ->
                            chain.proceed(
                                chain.request().newBuilder()
        %s                            .build()))
                    .build();
            Retrofit retrofit =
                new Retrofit.Builder()
                    .baseUrl(API_HOST.endsWith("/") ? API_HOST : API_HOST + "/")
                    .client(client)
                    .build();
        %s  }

          public static void main(String[] arguments) {
            if (API_HOST == null || API_KEY == null) {
              fail("Set DOCSPACE_BASE_URL and DOCSPACE_API_KEY.");
            }
            try {
              Response<ResponseBody> answer = call();
              ResponseBody read = answer.isSuccessful() ? answer.body() : answer.errorBody();
              String text = read == null ? "" : read.string();
              Map<?, ?> body = object(json(text));
              Map<?, ?> response = object(body.get("response"));
              if (!answer.isSuccessful()) {
                Object reason = object(body.get("error")).get("message");
                reason = reason == null ? response.get("errors") : reason;
                fail("The portal refused (" + answer.code() + "): " + (reason == null ? text : reason));
              }
              // The portal refuses an upload with status 200.
              if (Boolean.FALSE.equals(response.get("success"))) {
                fail("The portal refused: " + response.get("message"));
              }
              System.out.println(text);
              System.exit(0);
            } catch (IOException accident) {
              fail("No answer from the portal: " + accident.getMessage());
            }
          }

          static Object json(String text) {
            try {
              return new Moshi.Builder().build().adapter(Object.class).fromJson(text);
            } catch (IOException | RuntimeException notJson) {
              return null;
            }
          }

          static Map<?, ?> object(Object value) {
            return value instanceof Map<?, ?> map ? map : Map.of();
          }

          static void fail(String reason) {
            System.err.println(reason);
            System.exit(1);
          }
        }
        """
        .formatted(
            Literal.title(call).replaceAll("\\R", " "),
            Literal.lacksASecret(call) ? "// " + Literal.SECRET_MISSING + "\n" : "",
            form ? "    @Multipart\n" : "",
            annotation(call),
            parameters,
            headers(call),
            body(call.content()));
  }

  private static String annotation(HttpCall call) {
    boolean onPortal = call.target().startsWith("/");
    String target = Literal.java(onPortal ? call.target().substring(1) : call.target());
    boolean sends = !(call.content() instanceof HttpCall.Nothing);
    return WITH_BODY.contains(call.method()) || (BODILESS.contains(call.method()) && !sends)
        ? "@" + call.method() + "(" + target + ")"
        : "@HTTP(method = %s, path = %s, hasBody = %s)"
            .formatted(Literal.java(call.method()), target, sends);
  }

  private static String headers(HttpCall call) {
    List<String> lines = new ArrayList<>();
    if (call.authorized()) {
      lines.add(".header(\"Authorization\", \"Bearer \" + API_KEY)");
    }
    call.headers()
        .forEach(
            (name, value) ->
                lines.add(".header(%s, %s)".formatted(Literal.java(name), Literal.java(value))));
    return lines.stream().map(line -> " ".repeat(28) + line + "\n").collect(Collectors.joining());
  }

  private static String body(HttpCall.Content content) {
    if (content instanceof HttpCall.Words words) {
      return """
              byte[] body = %s.getBytes(StandardCharsets.UTF_8);
              return retrofit.create(Api.class).call(RequestBody.create(body)).execute();
          """
          .formatted(Literal.java(words.text()));
    }
    if (content instanceof HttpCall.Form form) {
      return "    List<MultipartBody.Part> parts =\n        List.of(\n"
          + form.parts().stream()
              .map(part -> "            " + part(part))
              .collect(Collectors.joining(",\n"))
          + ");\n    return retrofit.create(Api.class).call(parts).execute();\n";
    }
    return "    return retrofit.create(Api.class).call().execute();\n";
  }

  private static String part(HttpCall.Part part) {
    String name = Literal.java(part.name());
    if (part instanceof HttpCall.Field field) {
      return "MultipartBody.Part.createFormData(%s, %s)"
          .formatted(name, Literal.java(field.value()));
    }
    HttpCall.File file = (HttpCall.File) part;
    return "MultipartBody.Part.createFormData(\n                %s,\n                %s,\n                RequestBody.create(new File(%s), MediaType.get(%s)))"
        .formatted(
            name,
            Literal.java(file.fileName()),
            Literal.java(file.path()),
            Literal.java(file.mediaType()));
  }
}
