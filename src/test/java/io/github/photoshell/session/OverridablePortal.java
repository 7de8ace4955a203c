package io.github.photoshell.session;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A practice portal with some responses replaced by the test. */
public final class OverridablePortal extends Dispatcher implements AutoCloseable {
  private final MockWebServer server = MockServers.create();
  private final PracticePortal portal;
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private volatile Function<RecordedRequest, @Nullable MockResponse> override = request -> null;

  public OverridablePortal() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    server.setDispatcher(this);
    server.start();
  }

  /** Sets the replacing responses; the practice portal responds where the function returns null. */
  public OverridablePortal responding(Function<RecordedRequest, @Nullable MockResponse> response) {
    override = response;
    return this;
  }

  /** Sets the response to all requests whose path has this end. */
  public OverridablePortal responding(String pathEnd, MockResponse response) {
    return responding(
        request -> request.getUrl().encodedPath().endsWith(pathEnd) ? response : null);
  }

  /** Returns a shell that connects to this portal as its owner. */
  public TestShell shell(Path home) {
    return new TestShell(home, address(), token());
  }

  public String address() {
    return server.url("/").toString();
  }

  String token() {
    return portal.keys().get(0).token();
  }

  PracticePortal practicePortal() {
    return portal;
  }

  /** Returns all requests in the order of arrival. */
  public List<RecordedRequest> requests() {
    return requests;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    requests.add(request);
    MockResponse response = override.apply(request);
    return response == null ? Relay.forward(portal.address(), request) : response;
  }

  @Override
  public void close() {
    server.close();
    portal.close();
  }
}
