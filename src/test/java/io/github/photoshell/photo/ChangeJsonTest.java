package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.text.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the JSON document of a photo change. */
class ChangeJsonTest {
  private static final PhotoUrls URLS = new PhotoUrls("/o", "/r", "/max", "/b", "/m", "/s");

  @Test
  void changedPhotoHasThePortalsOwnMembers() {
    Json response = Json.object(Json.members("original", "/o", "new in 4.0", 7));
    ShownPhoto shown = new ShownPhoto(URLS, response, true);
    assertThat(ChangeJson.of(new Changed(ADA, null, shown, Set.of(), null, null)))
        .isEqualTo(
            Json.object(Json.members("changed", true, "original", "/o", "new in 4.0", 7)).pretty());
  }

  @Test
  void unchangedPhotoHasTheAddressesOfAllSizes() {
    String document =
        Json.object(
                Json.members(
                    "changed",
                    false,
                    "original",
                    "/o",
                    "retina",
                    "/r",
                    "max",
                    "/max",
                    "big",
                    "/b",
                    "medium",
                    "/m",
                    "small",
                    "/s"))
            .pretty();
    ShownPhoto shown = new ShownPhoto(URLS, Json.ofTree(null), true);
    assertThat(ChangeJson.of(new AlreadyThere(ADA, shown, null))).isEqualTo(document);
    assertThat(ChangeJson.of(new NothingToClear(ADA, URLS))).isEqualTo(document);
  }

  @Test
  void failureHasItsOwnDocument() {
    assertThat(ChangeJson.of(new Busy(ADA))).isNull();
  }
}
