package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.github.photoshell.TestShell;
import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.session.OverridablePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoShowCommandTest {
  @TempDir Path home;
  private OverridablePortal portal;
  private TestShell shell;
  private volatile boolean withholds;

  @BeforeEach
  void start() throws IOException {
    portal =
        new OverridablePortal()
            .responding(
                request ->
                    withholds && request.getTarget().startsWith("/storage/")
                        ? new MockResponse.Builder().code(403).build()
                        : null);
    shell = portal.shell(home);
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private Map<?, ?> json(String line) throws IOException {
    TestShell.LineResult result = shell.run(line);
    assertThat(result.code()).as(result.out()).isZero();
    // Remarks, such as a status, are printed first.
    String json = result.out().substring(result.out().indexOf('{'));
    return (Map<?, ?>)
        Objects.requireNonNull(new Moshi.Builder().build().adapter(Object.class).fromJson(json));
  }

  private static Map<?, ?> picture(Map<?, ?> shown) {
    return (Map<?, ?>) Objects.requireNonNull(shown.get("picture"));
  }

  @Test
  void jsonSeparatesResponseAndImage() throws Exception {
    Map<?, ?> shown = json("photo-show ada --json");
    assertThat(shown.keySet()).hasToString("[photo, picture]");
    Map<?, ?> picture = picture(shown);
    assertThat(picture.keySet())
        .hasToString("[size, address, isDefault, bytes, format, width, height, problem]");
    assertThat(picture.get("format")).isEqualTo("PNG");
    assertThat(picture.get("width")).isEqualTo(400.0);
    assertThat(picture.get("isDefault")).isEqualTo(false);
    assertThat(picture.get("problem")).isNull();
    // The same request with the api command returns the same response.
    assertThat(shown.get("photo")).isEqualTo(json("api GET people/ada/photo --json"));
  }

  @Test
  void defaultImageIsNamed() throws Exception {
    Map<?, ?> picture = picture(json("photo-show sean --size small --json"));
    assertThat(picture.get("isDefault")).isEqualTo(true);
    assertThat(picture.get("size")).isEqualTo("small");
    assertThat(picture.get("width")).isEqualTo(32.0);
    assertThat(String.valueOf(picture.get("address")))
        .startsWith(portal.address())
        .contains("default_user_photo_size_32-32.png");
    assertThat(picture.keySet()).hasSize(8);
  }

  @Test
  void hiddenPhotoIsNullWithAProblem() throws Exception {
    withholds = true;
    Map<?, ?> shown = json("photo-show ada --json");
    Map<?, ?> picture = picture(shown);
    assertThat(picture.keySet()).hasSize(8);
    assertThat(picture.get("bytes")).isNull();
    assertThat(picture.get("problem"))
        .isEqualTo("The portal does not let this API key download stored photos (403).");
    TestShell.LineResult result = shell.run("photo-show ada");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("The portal does not let this API key download stored photos (403).")
        .contains("a PNG of 400×400 pixels", "_size_32-32.png");
    assertThat(shell.run("photo-save ada").code()).isEqualTo(1);
  }

  /** The typed line and the next prompt have room, too. */
  @ParameterizedTest
  @CsvSource({"80,24", "40,12", "200,60", "60,18", "132,43"})
  void pictureFactsAndCompleteAddressFitTheWindow(int columns, int rows) {
    shell.run("status");
    String shown =
        shell
            .console()
            .withCanvas(new Canvas(GraphicsProtocol.BLOCKS_TRUE, columns, rows))
            .runOnScreen(columns, "photo-show ada")
            .replaceAll("\u001b\\[[0-9;]*m", "");
    int used = shown.lines().mapToInt(line -> 1 + (Math.max(1, line.length()) - 1) / columns).sum();
    assertThat(used).as(shown).isBetween(8, rows - 2);
    assertThat(shown)
        .contains("▀▀▀▀▀▀▀▀", "person ", "Ada Lovelace (ada)", "PNG, 400×400,", "10,285 bytes")
        .containsPattern(portal.address() + "storage/\\S+_orig_400-400\\.png\\?hash=\\d+\n");
    if (columns == 200) {
      assertThat(shown).containsPattern("\nsmall +http\\S+_size_32-32.png");
    }
  }

  @Test
  void windowWithoutRoomForAPictureGetsTheFacts() {
    shell.run("status");
    String shown =
        shell
            .console()
            .withCanvas(new Canvas(GraphicsProtocol.BLOCKS_TRUE, 40, 7))
            .runOnScreen(40, "photo-show ada");
    assertThat(shown).doesNotContain("▀").contains("Ada Lovelace (ada)", "_orig_400-400.png");
  }
}
