package io.github.photoshell.session;

import io.github.photoshell.portal.SampleResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A portal with the responses of connecting as Ada, each of which a test can replace. */
final class SamplePortal extends Dispatcher {
  static final String CAPABILITIES = "capabilities";
  static final String BUILD = "settings/version/build";
  static final String SETTINGS = "settings";
  static final String OWN_KEY = "keys/@self";
  static final String SELF = "people/@self";
  static final String BY_ID = "people/" + SampleResponses.ADA;

  private final Map<String, MockResponse> responses = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  SamplePortal() {
    respond(CAPABILITIES, SampleResponses.ok("{\"ldapEnabled\": false}"));
    respond(BUILD, SampleResponses.ok("{\"docSpace\": \"3.7.2.1830\"}"));
    respond(OWN_KEY, SampleResponses.ok(SampleResponses.key("\"*\"")));
    respond(SELF, SampleResponses.ok(SampleResponses.ada()));
    respond(BY_ID, SampleResponses.ok(SampleResponses.ada()));
    respond(
        SETTINGS, SampleResponses.ok("{\"version\": \"3.7.2.1830\", \"maxImageUploadSize\": 500}"));
  }

  /** Sets the response to a request. */
  void respond(String path, MockResponse response) {
    responses.put(path, response);
  }

  /** Refuses all requests with this key. */
  void refuse(String key) {
    refused.add("Bearer " + key);
  }

  /** Returns the requests: their path, with {@code +} if they have a key. */
  List<String> requests() {
    return requests;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath().replaceFirst("/api/2.0/", "");
    @Nullable String key = request.getHeaders().get("Authorization");
    requests.add(key == null ? path : path + "+");
    return key != null && refused.contains(key)
        ? SampleResponses.empty(401)
        : responses.getOrDefault(path, SampleResponses.empty(500));
  }
}
