package io.github.photoshell.practice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * A plain HTTP client with one key of a portal or none. It checks every response against the
 * official description.
 */
final class TestClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String BOUNDARY = "between-the-parts";

  /** A part of a form; a file if it has a file name. */
  record Part(String name, String fileName, ByteString bytes) {
    static Part field(String name, String value) {
      return new Part(name, "", ByteString.encodeUtf8(value));
    }

    static Part file(ByteString bytes) {
      return new Part("File", "photo.png", bytes);
    }
  }

  private final String address;
  private final String token;
  private final boolean checksDescription;

  TestClient(String address, String token) {
    this(address, token, true);
  }

  private TestClient(String address, String token, boolean described) {
    this.address = address;
    this.token = token;
    this.checksDescription = described;
  }

  /**
   * Returns a client for responses of a server in front of the portal, which are not checked
   * against the description.
   */
  TestClient withoutDescriptionCheck() {
    return new TestClient(address, token, false);
  }

  TestResponse get(String path) {
    return send("GET", path, ByteString.EMPTY);
  }

  TestResponse delete(String path) {
    return send("DELETE", path, ByteString.EMPTY);
  }

  TestResponse json(String method, String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(Arrays.asList(headers));
    OfficialDescription.RequestBody sent =
        json.isEmpty()
            ? OfficialDescription.RequestBody.NOTHING
            : new OfficialDescription.RequestBody("application/json", json);
    return send(method, path, ByteString.encodeUtf8(json), sent, all.toArray(String[]::new));
  }

  /** Sends a PUT of {@code {"files": …}}. */
  TestResponse put(String path, String files, String... headers) {
    return json("PUT", path, "{\"files\": \"%s\"}".formatted(files), headers);
  }

  TestResponse form(String path, Part... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
              .formatted(BOUNDARY, part.name(), file);
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.bytes().toByteArray());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return send(
        "POST",
        path,
        ByteString.of(body.toByteArray()),
        new OfficialDescription.RequestBody("multipart/form-data", json(parts)),
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  /** Returns the parts as JSON for the description; fields as the values they are parsed to. */
  private static String json(Part... parts) {
    return Arrays.stream(parts)
        .map(
            part ->
                "\"%s\": %s"
                    .formatted(
                        part.name(),
                        part.fileName().isEmpty() && part.bytes().utf8().matches("(?i)true|false")
                            ? part.bytes().utf8().toLowerCase(Locale.ROOT)
                            : "\"some\""))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Sends any request; {@code headers} alternates names and values. */
  TestResponse send(String method, String path, ByteString body, String... headers) {
    return send(method, path, body, OfficialDescription.RequestBody.NOTHING, headers);
  }

  private TestResponse send(
      String method,
      String path,
      ByteString body,
      OfficialDescription.RequestBody sent,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(
                method,
                body.size() == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body.toByteArray()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> received = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      TestResponse response =
          new TestResponse(
              received.statusCode(), received.headers(), ByteString.of(received.body()));
      List<OfficialDescription.Finding> findings =
          checksDescription
              ? OfficialDescription.undocumented(method, path, sent, response)
              : List.of();
      if (!findings.isEmpty()) {
        throw new AssertionError("not as officially described: " + findings);
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
