package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNameLookupTest {
  private static final String COMPOSED = "Zo\u00eb.png";
  private static final String DECOMPOSED = "Zoe\u0308.png";

  @TempDir Path folder;

  private final FileNameLookup lookup = new FileNameLookup();

  private Path create(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  @Test
  void fileIsFoundWhicheverWayItsAccentIsEncoded() throws IOException {
    Path file = create(DECOMPOSED);
    assertThat(lookup.find(folder.resolve(COMPOSED)).getFileName())
        .hasToString(Files.exists(folder.resolve(COMPOSED)) ? COMPOSED : DECOMPOSED);
    assertThat(lookup.find(folder.resolve(DECOMPOSED))).isEqualTo(file);
  }

  @Test
  void existingFileIsItself() throws IOException {
    create(DECOMPOSED);
    Path exact = folder.resolve(COMPOSED);
    if (!Files.exists(exact)) {
      create(COMPOSED);
    }
    assertThat(lookup.find(exact)).isEqualTo(exact);
  }

  @Test
  void missingFileIsLeftAsItIsNamed() throws IOException {
    create("ada.png");
    Path missing = folder.resolve("grace.png");
    assertThat(lookup.find(missing)).isEqualTo(missing);
    Path elsewhere = folder.resolve("no-such-folder").resolve("ada.png");
    assertThat(lookup.find(elsewhere)).isEqualTo(elsewhere);
    assertThat(lookup.find(Path.of("no-such-file.png"))).isEqualTo(Path.of("no-such-file.png"));
  }
}
