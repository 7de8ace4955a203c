package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.PracticeFaults.PendingFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;

/**
 * Starts practice portals for a test, returns clients with one of their keys, and closes the
 * portals afterwards.
 */
abstract class PracticePortalTestBase {
  static final UUID UNKNOWN_ID = UUID.fromString("00000000-1111-4222-8333-444444444444");

  /** The folder of stored photos in URLs. */
  static final String PHOTO_FOLDER = "/storage/userPhotos/root";

  static final String ADA_URL = "https://photos.example/ada.png";

  private final List<PracticePortal> portals = new ArrayList<>();
  private final Set<ServerVersion> opened = EnumSet.noneOf(ServerVersion.class);

  @AfterEach
  void close() {
    portals.forEach(PracticePortal::close);
  }

  /** Checks that the test used all server versions named in its {@link ContractRow}. */
  @AfterEach
  void assertRuleSetsOfTheRowWereTested(TestInfo test) {
    test.getTestMethod()
        .filter(method -> method.isAnnotationPresent(ContractRow.class))
        .filter(method -> !ContractRowsTest.hasVersionParameter(method))
        .ifPresent(method -> assertThat(opened).containsAll(ContractRowsTest.rules(method)));
  }

  PracticePortal open(ServerVersion version) {
    return open(new PracticeSettings(0, version, 24));
  }

  PracticePortal open(PracticeSettings settings) {
    try {
      PracticePortal portal = PracticePortal.start(settings);
      portals.add(portal);
      opened.add(portal.version());
      return portal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a fault for the next request that it affects. */
  static PendingFault once(PracticeFault fault) {
    return new PendingFault(fault, 1, fault.defaultCalls(), null);
  }

  /** Returns a client with one of the portal's own keys. */
  static TestClient as(PracticePortal portal, String keyName) {
    return portal.keys().stream()
        .filter(key -> key.name().equals(keyName))
        .findFirst()
        .map(key -> new TestClient(portal.address(), key.token()))
        .orElseThrow();
  }

  /** Returns a client with a new key of this person. */
  static TestClient asPerson(PracticePortal portal, String userName, String... permissions) {
    String name = userName + " " + String.join(",", permissions);
    IssuedKey key = portal.state().keys().issue(name, userName, permissions);
    return new TestClient(portal.address(), key.token());
  }

  /** Returns a client with any token, or none if empty. */
  static TestClient with(PracticePortal portal, String token) {
    return new TestClient(portal.address(), token);
  }

  static String photo(Object person) {
    return "/api/2.0/people/" + person + "/photo";
  }

  static String id(PracticePortal portal, String userName) {
    return portal.state().members().findByUserName(userName).orElseThrow().id().toString();
  }

  static PracticeCounters counters(PracticePortal portal) {
    return portal.state().photos().counters();
  }

  /** Returns the number after {@code ?hash=} in a URL. */
  static String hash(String address) {
    return address.substring(address.indexOf("?hash=") + 6);
  }
}
