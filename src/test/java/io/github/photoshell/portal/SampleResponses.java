package io.github.photoshell.portal;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

/**
 * Responses of a portal for all tests: the bodies of the contract's examples, with Ada and Grace.
 */
public final class SampleResponses {
  public static final String ADA = "4c65a238-ca50-4374-b904-0d51d4c1822b";
  public static final String GRACE = "9f1c2b7e-3a44-4a0e-8a53-6f5d3e2b9c10";

  /** Short for tests, but long enough for a busy machine. */
  public static final Timeouts PATIENT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(5));

  public static final Timeouts IMPATIENT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(5));

  private SampleResponses() {}

  public static ServerAddress address(MockWebServer server) {
    return address(server.url("/").toString());
  }

  public static ServerAddress address(String typed) {
    return ((ServerAddress.Parsed.Valid) ServerAddress.parse(typed)).address();
  }

  public static MockResponse ok(String response) {
    return json(
        200,
"""
{"response": %s, "count": 1, "links": [{"href": "https://portal.example.com/", "action": "GET"}],
 "status": 0, "statusCode": 200}\
"""
            .formatted(response));
  }

  public static MockResponse page(int total, String... people) {
    return json(
        200,
"""
{"response": [%s], "count": %d, "total": %d, "links": [], "status": 0, "statusCode": 200}\
"""
            .formatted(String.join(",", people), people.length, total));
  }

  public static MockResponse error(int status, String message) {
    return json(
        status,
        """
        {"error": {"message": "%s", "type": "System.Exception", "stack": "   at SECRET.STACK()",
         "hresult": -2146233078}, "status": 1, "statusCode": %d}\
        """
            .formatted(message, status));
  }

  /** A validation error: a refusal that looks like a success. */
  public static MockResponse invalid(String message) {
    return json(
        400,
        """
        {"response": {"type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.", "status": 400,
          "errors": {"count": ["%s"]}, "traceId": "00-0c1d"},
         "count": 1, "status": 1, "statusCode": 400}\
        """
            .formatted(message));
  }

  public static MockResponse problem(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/problem+json; charset=utf-8")
        .body(
"""
{"type": "https://tools.ietf.org/html/rfc9110", "title": "No", "status": %d, "traceId": "00-aa"}\
"""
                .formatted(status))
        .build();
  }

  public static MockResponse empty(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  public static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html")
        .body("<html><head><title>%d</title></head></html>".formatted(status))
        .build();
  }

  public static MockResponse text(int status, String text) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/plain; charset=utf-8")
        .body(text)
        .build();
  }

  /** Closes the connection after reading the request. */
  public static MockResponse brokenLine() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  /** Never responds. */
  public static MockResponse silence() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  public static MockResponse redirect(String location) {
    return new MockResponse.Builder().code(302).addHeader("Location", location).build();
  }

  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }

  /** Ada, the owner, with a photo. */
  public static String ada() {
    return profile(ADA, "ada", "Ada Lovelace", "isOwner", true);
  }

  /** Grace, a room admin, without a photo. */
  public static String grace() {
    return profile(GRACE, "grace", "Grace Hopper", "isRoomAdmin", false);
  }

  public static String profile(
      String id, String userName, String displayName, String role, boolean photo) {
    return
"""
{"id": "%s", "userName": "%s", "displayName": "%s", "email": "%s@example.com",
 "firstName": "%s", "status": 1, "activationStatus": 1, "%s": true, "hasAvatar": %b,
 "department": "", "registrationDate": "2026-01-15T09:20:31.0000000+01:00", "usedSpace": 0}\
"""
        .formatted(id, userName, displayName, userName, userName, role, photo);
  }

  public static String photo(String personId, int hash) {
    return photo("/storage/userPhotos/root/" + personId + "_orig_1280-853.jpeg?hash=" + hash);
  }

  public static String noPhoto(int hash) {
    return photo("/static/images/default_user_photo_size_200-200.png?hash=" + hash);
  }

  private static String photo(String original) {
    return """
    {"original": "%1$s", "retina": "%1$s", "max": "%1$s", "big": "%1$s", "medium": "%1$s",
     "small": "%1$s"}\
    """
        .formatted(original);
  }

  /** Returns a key of Ada's; {@code permissions} are JSON strings, separated by commas. */
  public static String key(String permissions) {
    return
"""
{"id": "1b7f9a3e-64d2-4c0a-b1de-5a90c7e2f846", "name": "photo shell", "key": "sk-***9f3a",
 "keyPostfix": "9f3a", "permissions": [%s],
 "createBy": {"id": "%s", "displayName": "Ada Lovelace", "isAnonim": false},
 "expiresAt": "2026-12-31T23:00:00.0000000+01:00", "isActive": true}\
"""
        .formatted(permissions, ADA);
  }
}
