package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests version texts of servers (contract 4.10). */
class PortalVersionTest {
  @ParameterizedTest
  @CsvSource({
    "3.7.2.1830, 3.7.2, YES, YES",
    "3.6.1.1520, 3.6.1, YES, NO",
    "3.5.0.1372, 3.5.0, NO, NO",
    "3.10.0.12, 3.10.0, YES, YES",
    "3.7.2, 3.7.2, YES, YES",
    "3.8.0-rc1, 3.8.0, YES, YES",
    "3.1.0.77, 3.1.0, NO, NO",
    "3.1.1, 3.1.1, NO, NO",
    "10.0.1.5, 10.0.1, YES, YES"
  })
  void versionIsTheFirstThreeNumbers(
      String text, String number, YesNoUnknown own, YesNoUnknown checks) {
    PortalVersion version = new PortalVersion(text);
    assertThat(version.number()).isEqualTo(number);
    assertThat(version.changesOwnPhotoOnly()).isEqualTo(own);
    assertThat(version.checksImageAddresses()).isEqualTo(checks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.1.0", // whatever it is, when it runs from its source
        "0.0.0.1830",
        "0.0.0",
        "develop.1234",
        "feature/api-v3.7.2",
        "3.7",
        "3",
        "3.7.x",
        "99999999999.7.2",
        "",
        " "
      })
  void otherTextsHaveNoVersion(String text) {
    PortalVersion version = new PortalVersion(text);
    assertThat(version.number()).isNull();
    assertThat(version.changesOwnPhotoOnly()).isEqualTo(YesNoUnknown.UNKNOWN);
  }

  @Test
  void blankVersionIsUnknown() {
    assertThat(new PortalVersion("").docSpace()).isNull();
    assertThat(new PortalVersion(null).number()).isNull();
    assertThat(new PortalVersion("develop.1234").docSpace()).isEqualTo("develop.1234");
  }
}
