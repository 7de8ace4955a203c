package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Image readers are large, so a start that shows no image must not load them. */
class ImageLibrariesTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  private String loadedBy(String lines) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                PhotoshellApplication.class.getName(),
                "-c",
                lines)
            .redirectErrorStream(true);
    builder.environment().put("PHOTOSHELL_HOME", home.toString());
    builder.environment().keySet().removeAll(Set.of("DOCSPACE_BASE_URL", "DOCSPACE_API_KEY"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void noneIsLoadedBeforeAnImageIsRead() throws Exception {
    assertThat(loadedBy("version; help photo-import; portals"))
        .contains("io.github.photoshell.batch.PhotoImportCommand")
        .doesNotContain("com.drew.", "com.twelvemonkeys.", "javax.imageio.ImageIO ");
  }

  @Test
  void versionAndAPhotoByAddressLoadNeitherFiltersNorTheApiDescription() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      environment.put("DOCSPACE_BASE_URL", portal.address().toString());
      environment.put("DOCSPACE_API_KEY", portal.keys().get(0).token());
      assertThat(
              loadedBy(
                  "version; people neil --json;"
                      + " photo-set @self https://photos.example/ada.png --yes"))
          .contains("io.github.photoshell.photo.SetPhoto ")
          .doesNotContain(
              "com.drew.",
              "com.twelvemonkeys.",
              "com.fasterxml.jackson.",
              "net.thisptr.jackson.jq.",
              "io.github.photoshell.text.JqEngine ",
              "io.github.photoshell.api.DescriptionFile ");
      // The same list finds them where they are needed.
      assertThat(loadedBy("version --jq .java; help api GET people/@self"))
          .contains(
              "com.fasterxml.jackson.",
              "net.thisptr.jackson.jq.",
              "io.github.photoshell.text.JqEngine ",
              "io.github.photoshell.api.DescriptionFile ");
    }
  }
}
