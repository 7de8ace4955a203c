package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.text.LineLayout;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeRequestTextTest {
  private static final String ID = "6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1";

  private static List<String> calls(LineLayout layout) throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      for (String path :
          List.of(
              "/api/2.0/people/" + ID + "/photo",
              "/storage/userPhotos/root/" + ID + "_orig_400-400.png?hash=7")) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(portal.address() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      }
      return portal.log().requests().stream()
          .map(request -> PracticeRequestText.cells(request, layout)[4].plain())
          .toList();
    }
  }

  @Test
  void pathsAreCompleteIfTheyFit() throws Exception {
    assertThat(calls(LineLayout.unlimited()))
        .containsExactly(
            "GET people/" + ID + "/photo",
            "GET /storage/userPhotos/root/" + ID + "_orig_400-400.png?hash=7");
  }

  @Test
  void pathsAndIdsAreShortenedInTheMiddle() throws Exception {
    assertThat(calls(new LineLayout(80, String::length)))
        .containsExactly("GET people/6b0d…/photo", "GET /storage/…/6b0d…_orig_400-400.png");
  }
}
