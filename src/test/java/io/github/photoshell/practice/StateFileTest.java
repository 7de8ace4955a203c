package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateFileTest extends PracticePortalTestBase {
  @TempDir Path folder;

  private static final String CUT = "{\"x\":1,\"y\":2,\"width\":40,\"height\":40}";

  private Path saved(PracticePortal portal) throws IOException {
    Path file = folder.resolve("state.json");
    Files.write(file, StateFormat.write(portal.snapshot()));
    return file;
  }

  private static PracticeState read(Path file) throws IOException {
    return StateFormat.read(Files.readAllBytes(file));
  }

  @Test
  void byteOrderMarkIsIgnored() throws IOException {
    Path file = saved(open(new PracticeSettings(0, ServerVersion.V3_6, 30)));
    Files.writeString(file, "\ufeff" + Files.readString(file));
    assertThat(read(file).version()).isEqualTo(ServerVersion.V3_6);
  }

  @ParameterizedTest
  @EnumSource
  void savedStateIsReadAgain(ServerVersion version) throws IOException {
    PracticePortal portal = open(new PracticeSettings(0, version, 30));
    TestClient uma = as(portal, "user");
    uma.put(photo("uma"), ADA_URL);
    uma.put(photo("uma"), "https://photos.example/grace.jpg");
    uma.json("POST", photo("uma") + "/thumbnails", CUT);
    TestClient.Part file = TestClient.Part.file(SampleImages.plain("jpeg", 20, 30));
    String parked =
        uma.form(photo(id(portal, "uma")), file, TestClient.Part.field("Autosave", "false"))
            .string("response", "data");
    as(portal, "owner").delete(photo(SeedData.ANA));
    PracticeKey ada = portal.findKey("ada").orElseThrow();
    PracticeFaults.PendingFault fault =
        new PracticeFaults.PendingFault(
            PracticeFault.SLOW,
            3,
            CallPattern.of("GET people/filter").orElseThrow(),
            Duration.ofSeconds(2));
    portal.faults().add(fault);
    PracticeState read = read(saved(portal));
    PracticePortal again = open(PracticeSettings.defaults().from(read));
    assertThat(again.version()).isEqualTo(version);
    assertThat(again.people()).isEqualTo(portal.people());
    assertThat(again.keys()).isEqualTo(portal.keys()).contains(ada);
    assertThat(again.counters()).isEqualTo(portal.counters());
    assertThat(again.faults().pending()).hasToString(portal.faults().pending().toString());
    TestClient there = as(again, "user");
    assertThat(allPhotoFiles(there)).isEqualTo(allPhotoFiles(uma));
    assertThat(there.get(parked).body()).isEqualTo(uma.get(parked).body());
    again.reset();
    assertThat(again.people()).isEqualTo(portal.people());
    // Saving the same state writes the same file.
    Files.write(folder.resolve("again.json"), StateFormat.write(again.snapshot()));
    assertThat(Files.readString(folder.resolve("again.json")))
        .isEqualTo(Files.readString(folder.resolve("state.json")));
  }

  private static List<String> allPhotoFiles(TestClient uma) {
    List<String> pictures = new ArrayList<>();
    for (String size : List.of("original", "retina", "small")) {
      String address = uma.get(photo("uma")).string("response", size);
      pictures.add(address + " " + uma.get(address).body().sha256().hex());
    }
    return pictures;
  }

  @Test
  void peopleCanBeEdited() throws IOException {
    Path file = saved(open(ServerVersion.V3_7));
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"firstName\": \"Uma\"", "\"firstName\": \"Ursula\""));
    PracticePortal portal = open(PracticeSettings.defaults().from(read(file)));
    assertThat(as(portal, "admin").get("/api/2.0/people/uma").string("response", "firstName"))
        .isEqualTo("Ursula");
  }

  @Test
  void truncatedImageIsKeptAndItsThumbnailsAreGenerated() throws IOException {
    Path file = saved(open(ServerVersion.V3_7));
    String text = Files.readString(file);
    int at = text.indexOf("\"bytes\": \"") + 10;
    // The header, which holds the size, is complete.
    String broken = text.substring(at, at + 8000);
    Files.writeString(file, text.substring(0, at) + broken + text.substring(text.indexOf('"', at)));
    PracticePortal portal = open(PracticeSettings.defaults().from(read(file)));
    String whose =
        portal.people().stream()
            .filter(person -> person.photo() != null)
            .map(PracticePerson::userName)
            .findFirst()
            .orElseThrow();
    TestClient omar = as(portal, "admin");
    assertThat(omar.get(omar.get(photo(whose)).string("response", "original")).status())
        .isEqualTo(200);
    assertThat(omar.get(omar.get(photo(whose)).string("response", "small")).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"photoshell-practice\": 1|\"photoshell-practice\": 2|its version is 2, but only version 1"
            + " is supported",
        "\"photoshell-practice\": 1|\"other\": 1|it is not the state of a practice portal",
        "\"rules\": \"3.7\"|\"rules\": \"4.0\"|rules is not 3.7, 3.6 or 3.5",
        "\"email\": \"omar.haddad@example.com\"|\"mail\": \"\"|people[1].email is missing",
        "\"userName\": \"uma\"|\"userName\": \"ANA\"|people is invalid: two people have the same"
            + " user name or ID",
        "\"role\": \"owner\"|\"role\": \"user\"|people is invalid: exactly one person must be the"
            + " owner",
        "\"registered\": \"2026-01-19T07:00:00Z\"|\"registered\": \"soon\"|people[1].registered is"
            + " not a date such as 2026-07-06T09:00:00Z",
        "\"audits\": 0|\"audits\": -1|counters.audits is not a whole number from 0",
        "\"audits\": 0|\"audits\": null|counters.audits is missing",
        "\"lastName\": \"Haddad\"|\"lastName\": [1]|people[1].lastName is not a text",
        "\"role\": \"owner\"|\"role\": 3|people[0].role is not one of owner, docspace-admin,"
            + " room-admin, user, guest",
        "\"permissions\": []|\"permissions\": {}|keys[0].permissions is not a list",
        "\"permissions\": []|\"permissions\": [null]|keys[0].permissions[0] is missing",
        "\"active\": true|\"active\": 1|keys[0].active is not true or false",
        "\"maker\": \"|\"maker\": \"1|keys[0].maker is not a GUID",
        "\"frame\": [|\"frame\": [1.5,|photos[0].photo.frame[0] is not a whole number from 0",
        "\"frame\": [|\"frame\": [1,|photos[0].photo.frame is not four numbers",
        "\"faults\": []|\"faults\": [{\"fault\":\"slow\",\"left\":9999,\"on\":\"any\"}]|faults[0] is"
            + " invalid: times must be 1 to 1000, not 9999",
        "\"photoshell-practice\": 1|\"photoshell-practice\": \"one\"|photoshell-practice is not a"
            + " whole number from 0",
        "\"everParked\": 0|\"everParked\": |it is not a JSON object",
        "\"bytes\": \"|\"bytes\": \"?|photos[0].photo.bytes is not Base64",
        "\"bytes\": \"|\"bytes\": \"AAAA|photos[0].photo.bytes is not an image",
        "\"keys\": [|\"keys\": [1,|keys[0] is not an object",
        "{|[|it is not a JSON object"
      })
  void errorNamesThePositionInABrokenFile(String from, String to, String says) throws IOException {
    Path file = saved(open(ServerVersion.V3_7));
    String text = Files.readString(file);
    int at = text.indexOf(from);
    assertThat(at).isNotNegative();
    Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    assertThatExceptionOfType(StateFormat.InvalidStateException.class)
        .isThrownBy(() -> read(file))
        .withMessage(says);
  }
}
