package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what lessons use: the portal's log, its people, and restoring its state. */
class StateTest extends PracticePortalTestBase {
  private PracticePortal portal = open(ServerVersion.V3_7);
  private TestClient uma = as(portal, "user");

  @Test
  void logRecordsCallerRequestAndResult() {
    List<PracticeRequest> heard = new ArrayList<>();
    portal.log().addListener(heard::add);
    uma.put(photo("uma"), ADA_URL);
    uma.put(photo("dora"), ADA_URL);
    with(portal, "").get(photo("uma"));
    as(portal, "expired").get("/api/2.0/keys/@self");
    List<PracticeRequest> log = portal.log().requests();
    assertThat(log).isEqualTo(heard);
    assertThat(log)
        .extracting(
            request ->
                "%d %s %s %s %d"
                    .formatted(
                        request.number(),
                        request.method(),
                        request.key(),
                        request.caller(),
                        request.status()))
        .containsExactly(
            "1 PUT user uma 200",
            "2 PUT user uma 403",
            "3 GET null null 401",
            "4 GET expired omar 401");
    assertThat(log).extracting(PracticeRequest::path).startsWith(photo("uma"), photo("dora"));
    PracticeChange change = Objects.requireNonNull(log.get(0).change());
    assertThat(change.kind()).isEqualTo(PracticeChange.Kind.SET);
    assertThat(change.userName()).isEqualTo("uma");
    assertThat(change.before()).isNull();
    PracticePhoto after = Objects.requireNonNull(change.after());
    assertThat(after).isEqualTo(portal.findPerson("uma").orElseThrow().photo());
    assertThat(after.address()).isEqualTo(ADA_URL);
    assertThat(after.format() + after.width() + after.height()).isEqualTo("png400400");
    assertThat(log.get(1).change()).isNull();
    assertThat(portal.log().since(3)).containsExactly(log.get(3));
    assertThat(log.toString()).doesNotContain("sk-");
  }

  @Test
  void eachKindOfChangeIsLogged() {
    String own = photo("uma");
    TestResponse parked =
        uma.form(photo(id(portal, "uma")), TestClient.Part.file(SampleImages.plain("png", 20, 30)));
    String file = parked.string("response", "data");
    String name = "{\"tmpFile\":\"%s\"}".formatted(file);
    uma.json("POST", own + "/thumbnails", name);
    uma.json("POST", own + "/thumbnails", "{\"width\":10,\"height\":10}");
    String original = uma.get(own).string("response", "original");
    uma.put(own, original.substring(0, original.indexOf('?')));
    uma.delete(own);
    assertThat(portal.log().requests())
        .extracting(PracticeRequest::change)
        .filteredOn(Objects::nonNull)
        .extracting(change -> Objects.requireNonNull(change).kind())
        .containsExactly(
            PracticeChange.Kind.PARKED,
            PracticeChange.Kind.SET,
            PracticeChange.Kind.CUT,
            PracticeChange.Kind.TOUCHED,
            PracticeChange.Kind.REMOVED);
    assertThat(portal.findPerson("UMA").orElseThrow().photo()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void restoreRestoresTheSnapshot(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    ana.put(photo(SeedData.ANA), ADA_URL);
    TestClient.Part file = TestClient.Part.file(SampleImages.plain("png", 20, 30));
    String parked =
        ana.form(photo(SeedData.ANA), file, TestClient.Part.field("Autosave", "false"))
            .string("response", "data");
    portal.faults().add(once(PracticeFault.DROPPED_AFTER));
    final PracticeState then = portal.snapshot();
    final PracticeCounters counters = portal.counters();
    final String read = ana.get(photo(SeedData.ANA)).text();
    portal.faults().clear();
    ana.delete(photo(SeedData.ANA));
    ana.json("POST", photo(SeedData.ANA) + "/thumbnails", "{\"tmpFile\":\"%s\"}".formatted(parked));
    TestClient later = with(portal, portal.findKey("ada").orElseThrow().token());
    portal.restore(then);
    assertThat(ana.get(photo(SeedData.ANA)).text()).isEqualTo(read);
    assertThat(ana.get(parked).status()).isEqualTo(200);
    assertThat(portal.counters()).isEqualTo(counters);
    assertThat(portal.faults().pending()).hasSize(1);
    assertThat(later.get("/api/2.0/keys/@self").status()).isEqualTo(200);
    portal.reset();
    assertThat(portal.counters()).isEqualTo(new PracticeCounters(0, 0, 0));
    assertThat(portal.faults().pending()).isEmpty();
    assertThat(portal.findPerson("ana").orElseThrow())
        .isEqualTo(open(version).findPerson("ana").orElseThrow());
  }

  @Test
  void everyPersonHasAKeyThatDoesNotChange() {
    assertThat(portal.findKey("omar").orElseThrow()).isEqualTo(portal.keys().get(0));
    PracticeKey ada = portal.findKey("ada").orElseThrow();
    assertThat(portal.findKey("Ada")).hasValue(ada);
    assertThat(portal.keys()).contains(ada);
    assertThat(
            with(portal, ada.token()).get("/api/2.0/people/@self").string("response", "userName"))
        .isEqualTo("ada");
    assertThat(portal.findKey("nobody")).isEmpty();
    assertThat(
            with(portal, portal.findKey("dora").orElseThrow().token()).get(photo("ada")).status())
        .isEqualTo(401);
  }

  @Test
  void storedPhotosCanBeDecoded() {
    assertThat(portal.picture("uma")).isEmpty();
    uma.put(photo("uma"), ADA_URL);
    byte[] original = portal.picture("uma").orElseThrow();
    String address = uma.get(photo("uma")).string("response", "original");
    assertThat(uma.get(address).body().toByteArray()).isEqualTo(original);
    assertThat(portal.people()).hasSize(24).extracting(PracticePerson::userName).contains("uma");
  }
}
