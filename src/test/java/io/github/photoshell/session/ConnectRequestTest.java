package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.session.SavedPortal.Colour;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what {@code connect --name} saves. */
class ConnectRequestTest {
  private static final String ADDRESS = "https://portal.example";
  private static final SavedPortal KNOWN =
      new SavedPortal(
          "old",
          "https://old.example",
          null,
          List.of("pass", "old"),
          30,
          "/ca.pem",
          "/cert.p12",
          Colour.BLUE,
          true);

  private static ConnectRequest request(
      ApiKeySource key, @Nullable String file, @Nullable Colour colour, boolean production) {
    return new ConnectRequest("p", "work", key, file, file, colour, production, false);
  }

  private static String absolute(String file) {
    return TypedPath.of(file).toAbsolutePath().normalize().toString();
  }

  @Test
  void newPortalHasWhatWasTypedWithAbsolutePaths() {
    ApiKeySource key = new ApiKeySource("keys/../key.txt", List.of(), 60);
    assertThat(request(key, "x.pem", Colour.RED, true).toSave("work", ADDRESS, null, false))
        .isEqualTo(
            new SavedPortal(
                "work",
                ADDRESS,
                absolute("key.txt"),
                List.of(),
                60,
                absolute("x.pem"),
                absolute("x.pem"),
                Colour.RED,
                true));
  }

  @Test
  void knownPortalSuppliesWhatWasNotTyped() {
    assertThat(ConnectRequest.NOTHING.toSave("work", ADDRESS, KNOWN, true))
        .isEqualTo(
            new SavedPortal(
                "work",
                ADDRESS,
                null,
                List.of("pass", "old"),
                30,
                "/ca.pem",
                "/cert.p12",
                Colour.BLUE,
                true));
    assertThat(ConnectRequest.NOTHING.toSave("work", ADDRESS, null, false))
        .isEqualTo(
            new SavedPortal("work", ADDRESS, null, List.of(), null, null, null, null, false));
  }

  @Test
  void typedValuesReplaceThoseOfTheKnownPortal() {
    SavedPortal saved =
        request(new ApiKeySource(null, List.of("op", "read"), null), "/new.pem", Colour.GREY, false)
            .toSave("work", ADDRESS, KNOWN, true);
    assertThat(saved.tokenCommand()).containsExactly("op", "read");
    assertThat(saved.tokenWait()).isNull();
    assertThat(saved.caFile()).isEqualTo(absolute("/new.pem"));
    assertThat(saved.clientCert()).isEqualTo(absolute("/new.pem"));
    assertThat(saved.colour()).isEqualTo(Colour.GREY);
    // A portal is never made less careful by leaving out an option.
    assertThat(saved.production()).isTrue();
  }

  @Test
  void timeLimitAloneKeepsTheProgramOfTheKnownPortal() {
    SavedPortal saved =
        request(new ApiKeySource(null, List.of(), 90), null, null, false)
            .toSave("work", ADDRESS, KNOWN, true);
    assertThat(saved.tokenCommand()).containsExactly("pass", "old");
    assertThat(saved.tokenWait()).isEqualTo(90);
  }

  @Test
  void sourceOfTheKeyIsIndependentOfTheWorkingFolder() {
    assertThat(ApiKeySource.file("key.txt").absolute().file()).isEqualTo(absolute("key.txt"));
    assertThat(ApiKeySource.NONE.absolute()).isEqualTo(ApiKeySource.NONE);
    assertThat(ApiKeySource.NONE.isGiven()).isFalse();
    assertThat(ApiKeySource.file("key.txt").isGiven()).isTrue();
    assertThat(ApiKeySource.of(KNOWN).isGiven()).isTrue();
    String unusable = "a\0b";
    assertThat(ApiKeySource.file(unusable).absolute().file()).isEqualTo(unusable);
  }
}
