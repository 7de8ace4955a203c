package io.github.photoshell.api;

import io.github.photoshell.api.ExportedCall.SavedFile;
import io.github.photoshell.http.RequestSnapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A request as a program in Java (17 or newer) with Retrofit and Moshi. */
final class JavaProgram extends Program {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  JavaProgram(ExportedCall exportedCall) {
    super(exportedCall);
  }

  @Override
  String text() {
    return """
    %s// Save as Call.java; needs com.squareup.retrofit2:retrofit and com.squareup.moshi:moshi.
    %s
    public class Call {
      static final String API_HOST = System.getenv("DOCSPACE_BASE_URL");
      static final String API_KEY = System.getenv("DOCSPACE_API_KEY");
    %s
      interface Api {
    %s    %s
        retrofit2.Call<%s> call(%s);
      }

      static Response<%s> call() throws IOException {
        OkHttpClient client =
            new OkHttpClient.Builder()
                .followRedirects(false)
                .callTimeout(Duration.ofSeconds(60))
                .addInterceptor(
                    chain ->
                        chain.proceed(
                            chain.request().newBuilder()
    %s                            .build()))
    %s            .build();
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
          Response<%s> answer = call();
          ResponseBody read = %s;
          byte[] bytes = read == null ? new byte[0] : read.bytes();
          String text = new String(bytes, StandardCharsets.UTF_8);
          Map<?, ?> body = object(json(text));
          Map<?, ?> response = object(body.get("response"));
          if (!answer.isSuccessful()) {
            Object reason = object(body.get("error")).get("message");
            reason = reason == null ? response.get("errors") : reason;
            String said = text.isBlank() ? "no reason given" : text;
            fail("The portal refused (" + answer.code() + "): " + (reason == null ? said : reason));
          }
          // The portal refuses an upload with status 200.
          if (Boolean.FALSE.equals(response.get("success"))) {
            fail("The portal refused: " + response.get("message"));
          }
    %s      System.exit(0);
        } catch (IOException e) {
          fail("No response from the portal: " + e.getMessage());
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
            title("//"),
            imports(),
            savedFile() == null
                ? ""
                : "  static final String FILE = " + literal(savedFile().file()) + ";\n",
            parts().isEmpty() ? "" : "    @Multipart\n",
            annotation(),
            body(),
            parameters(),
            body(),
            headers(" ".repeat(28)),
            withoutUserAgent(" ".repeat(12)),
            sendStatements(),
            body(),
            isHead()
                ? "answer.errorBody()"
                : "answer.isSuccessful() ? answer.body() : answer.errorBody()",
            outputStatements());
  }

  /** Returns statements with OkHttp; Retrofit would need an interface. */
  @Override
  String shortForm() {
    SavedFile saving = savedFile();
    return """
    %s// Needs com.squareup.okhttp3:okhttp-jvm, and imports of its package okhttp3.
    String API_HOST = System.getenv("DOCSPACE_BASE_URL");
    String API_KEY = System.getenv("DOCSPACE_API_KEY");
    Request request =
        new Request.Builder()
            .url(%s)
    %s        .method(%s, %s)
            .build();
    try (Response answer = %s.newCall(request).execute()) {
      %s
    }
    """
        .formatted(
            title("//"),
            url(),
            headers("        "),
            literal(call().method()),
            requestBody(),
            client(),
            isHead()
                ? "System.out.print(answer.headers());"
                : saving == null
                    ? "System.out.println(answer.body().string());"
                    : "java.nio.file.Files.write(java.nio.file.Path.of(%s), answer.body().bytes());"
                        .formatted(literal(saving.file())));
  }

  private String client() {
    String removing = withoutUserAgent("        ");
    return removing.isEmpty()
        ? "new OkHttpClient()"
        : "new OkHttpClient.Builder()\n" + removing + "        .build()";
  }

  private String requestBody() {
    if (call().content() instanceof RequestSnapshot.Words words) {
      return "RequestBody.create(%s.getBytes(java.nio.charset.StandardCharsets.UTF_8))"
          .formatted(literal(words.text()));
    }
    if (!parts().isEmpty()) {
      return parts().stream()
          .map(part -> ".addPart(%s)".formatted(part.replace("new File(", "new java.io.File(")))
          .collect(
              Collectors.joining(
                  "", "new MultipartBody.Builder().setType(MultipartBody.FORM)", ".build()"));
    }
    return WITH_BODY.contains(call().method()) ? "RequestBody.create(new byte[0])" : "null";
  }

  private String imports() {
    Set<String> names =
        new TreeSet<>(
            Set.of(
                "com.squareup.moshi.Moshi",
                "java.io.IOException",
                "java.nio.charset.StandardCharsets",
                "java.time.Duration",
                "java.util.Map",
                "okhttp3.OkHttpClient",
                "okhttp3.ResponseBody",
                "retrofit2.Response",
                "retrofit2.Retrofit",
                "retrofit2.http.*"));
    if (savedFile() != null) {
      names.addAll(Set.of("java.nio.file.Files", "java.nio.file.Path"));
    }
    if (call().content() instanceof RequestSnapshot.Words) {
      names.add("okhttp3.RequestBody");
    }
    if (!parts().isEmpty()) {
      names.addAll(
          Set.of(
              "java.io.File",
              "java.util.List",
              "okhttp3.MediaType",
              "okhttp3.MultipartBody",
              "okhttp3.RequestBody"));
    }
    StringBuilder lines = new StringBuilder();
    names.forEach(name -> lines.append("import ").append(name).append(";\n"));
    return lines.toString();
  }

  /** Returns the response type: for a HEAD request Retrofit allows only {@code Void}. */
  private String body() {
    return isHead() ? "Void" : "ResponseBody";
  }

  private String parameters() {
    return !parts().isEmpty()
        ? "@Part List<MultipartBody.Part> parts"
        : call().content() instanceof RequestSnapshot.Words ? "@Body RequestBody body" : "";
  }

  private String annotation() {
    String target = call().target();
    String path = literal(target.startsWith("/") ? target.substring(1) : target);
    boolean sends = !(call().content() instanceof RequestSnapshot.Nothing);
    return WITH_BODY.contains(call().method()) || (BODILESS.contains(call().method()) && !sends)
        ? "@" + call().method() + "(" + path + ")"
        : "@HTTP(method = %s, path = %s, hasBody = %s)"
            .formatted(literal(call().method()), path, sends);
  }

  private String sendStatements() {
    if (call().content() instanceof RequestSnapshot.Words words) {
      return """
          byte[] body = %s.getBytes(StandardCharsets.UTF_8);
          return retrofit.create(Api.class).call(RequestBody.create(body)).execute();
      """
          .formatted(literal(words.text()));
    }
    if (!parts().isEmpty()) {
      return """
          List<MultipartBody.Part> parts =
              List.of(
                  %s);
          return retrofit.create(Api.class).call(parts).execute();
      """
          .formatted(String.join(",\n            ", parts()));
    }
    return "    return retrofit.create(Api.class).call().execute();\n";
  }

  private String outputStatements() {
    SavedFile saving = savedFile();
    if (isHead()) {
      return "      System.out.print(answer.headers());\n";
    }
    if (saving == null) {
      return "      System.out.println(text);\n";
    }
    return """
          String kind = answer.headers().get("Content-Type");
          if (kind == null || !kind.startsWith(%s)) {
            fail("The portal sent another content type: " + kind);
          }
          try {
            Files.write(Path.of(FILE), bytes);
          } catch (IOException e) {
            fail("Cannot write the file: " + e);
          }
          System.out.println(FILE + ": " + bytes.length + " bytes");
    """
        .formatted(literal(saving.type()));
  }

  @Override
  String literal(String text) {
    return StringLiterals.java(text);
  }

  @Override
  String authorizationHeader() {
    return ".header(\"Authorization\", \"Bearer \" + API_KEY)";
  }

  @Override
  List<String> headerLines() {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return call().headers().stream()
        .map(
            header ->
                "%s(%s, %s)"
                    .formatted(
                        known.add(header.name()) ? ".header" : ".addHeader",
                        literal(header.name()),
                        literal(header.value())))
        .toList();
  }

  /** Returns what removes the name that OkHttp sends by itself; empty if it may stay. */
  private String withoutUserAgent(String indent) {
    return call().omitted().contains("User-Agent")
        ? String.join(
                "\n" + indent,
                indent + ".addNetworkInterceptor(",
                "    chain ->",
                "        chain.proceed(",
                "            chain.request().newBuilder().removeHeader(\"User-Agent\").build()))")
            + "\n"
        : "";
  }

  @Override
  String field(String name, String value) {
    return "MultipartBody.Part.createFormData(%s, %s)".formatted(name, value);
  }

  @Override
  String file(String name, String fileName, String path, String mediaType) {
    return """
    MultipartBody.Part.createFormData(
                    %s,
                    %s,
                    RequestBody.create(new File(%s), MediaType.get(%s)))\
    """
        .formatted(name, fileName, path, mediaType);
  }
}
