package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Checks after random requests that counters, log and photos agree. */
class InvariantsTest {
  private static final List<String> PEOPLE = List.of("ana", "omar", "sean", "uma", "mei");
  private static final ByteString PNG = SampleImages.plain("png", 40, 30);
  private static final ByteString GIF = SampleImages.plain("gif", 40, 30);

  private enum Action {
    PUT_ADA,
    PUT_TINY,
    PUT_MISSING,
    PUT_TEXT,
    PUT_NOTHING,
    PUT_PRESENT,
    DELETE,
    POST_PNG,
    POST_GIF,
    UPLOAD_TEMPORARY,
    USE_TEMPORARY,
    CROP,
    GET
  }

  /** A request of one person about the photo of another. */
  private record Step(String caller, String target, Action action) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(PEOPLE), Arbitraries.of(PEOPLE), Arbitraries.of(Action.class))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Property(tries = 60)
  void countersAndPhotosMatchTheChanges(
      @ForAll ServerVersion version, @ForAll("steps") List<Step> steps) throws IOException {
    try (PracticePortal portal = PracticePortal.start(new PracticeSettings(0, version, 24))) {
      String parked = "none.png";
      for (Step step : steps) {
        parked = performAndCheck(portal, step, parked);
      }
      assertCountersMatchLog(portal);
    }
  }

  private static String performAndCheck(PracticePortal portal, Step step, String parked) {
    String whom = portal.findPerson(step.target()).orElseThrow().id();
    List<PracticePerson> before = portal.people();
    PracticeCounters counters = portal.counters();
    TestResponse response =
        perform(wire(portal, step.caller()), "/api/2.0/people/" + whom + "/photo", step, parked);
    PracticeRequest request = last(portal);
    boolean done =
        response.status() == 200 && !Boolean.FALSE.equals(response.at("response", "success"));
    PracticeChange change = request.change();
    if (!done || change == null) {
      assertThat(change).isNull();
      assertThat(portal.people()).isEqualTo(before);
      assertThat(portal.counters().audits()).isEqualTo(counters.audits());
      assertThat(portal.counters().webhooks()).isEqualTo(counters.webhooks());
    } else {
      assertThat(change.userName()).isEqualTo(step.target());
    }
    // Other people are unchanged, and the response shows the stored photo.
    for (PracticePerson practicePerson : before) {
      if (!practicePerson.userName().equals(step.target())) {
        assertThat(portal.findPerson(practicePerson.userName())).hasValue(practicePerson);
      }
    }
    assertShown(portal, step.target());
    return change != null && change.kind() == PracticeChange.Kind.PARKED
        ? response.string("response", "data")
        : parked;
  }

  private static TestResponse perform(TestClient client, String photo, Step step, String parked) {
    return switch (step.action()) {
      case PUT_ADA -> client.put(photo, PracticePortalTestBase.ADA_URL);
      case PUT_TINY -> client.put(photo, "https://photos.example/tiny.png");
      case PUT_MISSING -> client.put(photo, "https://photos.example/missing.png");
      case PUT_TEXT -> client.put(photo, "https://photos.example/notes.txt");
      case PUT_NOTHING -> client.put(photo, "");
      case PUT_PRESENT -> {
        TestResponse now = client.get(photo);
        String original = now.status() == 200 ? now.string("response", "original") : "/";
        yield client.put(photo, original.replaceFirst("[?].*", ""));
      }
      case DELETE -> client.delete(photo);
      case POST_PNG -> post(client, photo, PNG, "true");
      case POST_GIF -> post(client, photo, GIF, "true");
      case UPLOAD_TEMPORARY -> post(client, photo, PNG, "false");
      case USE_TEMPORARY ->
          client.json("POST", photo + "/thumbnails", "{\"tmpFile\":\"%s\"}".formatted(parked));
      case CROP -> client.json("POST", photo + "/thumbnails", "{\"width\":20,\"height\":20}");
      case GET -> client.get(photo);
    };
  }

  private static TestResponse post(
      TestClient client, String photo, ByteString file, String autosave) {
    return client.form(
        photo, TestClient.Part.file(file), TestClient.Part.field("Autosave", autosave));
  }

  private static TestClient wire(PracticePortal portal, String userName) {
    return new TestClient(portal.address(), portal.findKey(userName).orElseThrow().token());
  }

  private static PracticeRequest last(PracticePortal portal) {
    List<PracticeRequest> requests = portal.log().requests();
    return requests.get(requests.size() - 1);
  }

  private static void assertShown(PracticePortal portal, String userName) {
    PracticePerson person = portal.findPerson(userName).orElseThrow();
    @Nullable PracticePhoto photo = person.photo();
    // Reads by ID would show the hash from before an upload.
    String shown =
        wire(portal, "ana")
            .get("/api/2.0/people/" + userName + "/photo")
            .string("response", "original");
    assertThat(shown)
        .contains(
            photo == null
                ? "default_user_photo_size_200-200.png?hash="
                : "%s_orig_%d-%d.%s?hash=%d"
                    .formatted(
                        person.id(), photo.width(), photo.height(), photo.format(), photo.hash()));
  }

  /** Each change is in the audit trail, and each except crops triggers the webhook. */
  private static void assertCountersMatchLog(PracticePortal portal) {
    List<PracticeRequest> changes =
        portal.log().requests().stream()
            .filter(request -> request.change() != null)
            .filter(request -> kind(request) != PracticeChange.Kind.PARKED)
            .toList();
    long webhooks =
        changes.stream().filter(request -> !request.path().endsWith("/thumbnails")).count();
    assertThat(portal.counters().audits()).isEqualTo(changes.size());
    assertThat(portal.counters().webhooks()).isEqualTo((int) webhooks);
  }

  private static PracticeChange.@Nullable Kind kind(PracticeRequest request) {
    PracticeChange change = request.change();
    return change == null ? null : change.kind();
  }
}
