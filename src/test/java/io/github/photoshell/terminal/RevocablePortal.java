package io.github.photoshell.terminal;

import io.github.photoshell.MockServers;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A practice portal behind a server that can revoke keys and use TLS. */
final class RevocablePortal implements AutoCloseable {
  private final MockWebServer server = MockServers.create();
  private final PracticePortal portal;
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile boolean revokesAtChange;

  RevocablePortal() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String authorization = request.getHeaders().get("Authorization");
            if (authorization != null && revoked.contains(authorization)) {
              return new MockResponse.Builder().code(401).build();
            }
            MockResponse answer = Relay.forward(portal.address(), request);
            if (!request.getMethod().equals("GET")) {
              changes.incrementAndGet();
            }
            if (revokesAtChange && authorization != null && !request.getMethod().equals("GET")) {
              revoked.add(authorization);
            }
            return answer;
          }
        });
  }

  RevocablePortal start() throws IOException {
    server.start();
    return this;
  }

  RevocablePortal startAt(InetAddress address) throws IOException {
    server.start(address, 0);
    return this;
  }

  RevocablePortal startSecure(HeldCertificate certificate) throws IOException {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    return start();
  }

  /** Returns the address as in the prompt. */
  String label() {
    return "localhost:" + server.getPort();
  }

  int port() {
    return server.getPort();
  }

  String key(String name) {
    return PracticeKeys.named(portal, name);
  }

  void revoke(String name) {
    revoked.add("Bearer " + key(name));
  }

  /** Makes each key valid until the first change made with it. */
  void revokeAtChange() {
    revokesAtChange = true;
  }

  /** Returns the number of changes. */
  int changes() {
    return changes.get();
  }

  @Override
  public void close() {
    server.close();
    portal.close();
  }
}
