package io.github.photoshell.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** Forwards requests to another server, for tests that replace some responses. */
public final class Relay {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Relay() {}

  public static MockResponse forward(String server, RecordedRequest request) {
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    HttpRequest.Builder forwarded =
        HttpRequest.newBuilder(URI.create(server + request.getTarget()))
            .method(request.getMethod(), BodyPublishers.ofByteArray(body));
    for (String header : new String[] {"Authorization", "Content-Type", "Accept"}) {
      String value = request.getHeaders().get(header);
      if (value != null) {
        forwarded.header(header, value);
      }
    }
    try {
      HttpResponse<byte[]> response = HTTP.send(forwarded.build(), BodyHandlers.ofByteArray());
      return new MockResponse.Builder()
          .code(response.statusCode())
          .setHeader(
              "Content-Type", response.headers().firstValue("Content-Type").orElse("text/plain"))
          .body(new Buffer().write(response.body()))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
