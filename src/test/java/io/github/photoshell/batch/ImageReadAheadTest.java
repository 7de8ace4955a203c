package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.TestImages;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how many images are read before they are used. */
class ImageReadAheadTest {
  @TempDir Path folder;

  private List<ImportEntry> entries(int count) throws IOException {
    List<ImportEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String file = Files.write(folder.resolve(i + ".png"), TestImages.png(20 + i, 30)).toString();
      entries.add(new ImportEntry(file, "", "", "", "", "", file, file, false, null, null));
    }
    return entries;
  }

  private void read(int images, long maxBytes, int expectedPending) throws Exception {
    try (ImageReadAhead ahead =
        new ImageReadAhead(entries(images), Session.assumed(), true, 4, maxBytes)) {
      for (int i = 0; i < images; i++) {
        assertThat(ahead.next().source())
            .isInstanceOfSatisfying(
                LocalImage.class, image -> assertThat(image.size()).isNotNull());
        assertThat(ahead.pending()).isEqualTo(Math.min(expectedPending, images - 1 - i));
      }
    }
  }

  @Test
  void processorsReadAheadWithinTheBytes() throws Exception {
    long one = TestImages.png(20, 30).length;
    read(20, Long.MAX_VALUE, 7);
    read(10, one * 4 - 1, 2);
    // A file larger than the limit is read alone.
    read(5, 1, 0);
  }
}
