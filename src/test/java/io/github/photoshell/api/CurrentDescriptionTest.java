package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.api.CurrentDescription.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentDescriptionTest {
  private static final String ROOMS =
      """
      openapi: 3.0.4
      info: {version: 9.9, title: Rooms}
      paths:
        /api/2.0/rooms/{id}:
          parameters:
          - {name: id, in: path, required: true, schema: {type: integer}}
          get:
            summary: "Get \\"a\\troom\\\\\\""
            parameters: []
            responses: {'200': {description: The room}}
      """;

  private static final int BUNDLED_CALLS = 594;

  @TempDir Path home;

  private Path folder() {
    return home.resolve("state").resolve("api");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(home.resolve("description.yaml"), content);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".tsv")).toList();
    }
  }

  private static List<String> paths(OpenApiDescription description) {
    return description.operations().stream()
        .map(operation -> operation.method() + " " + operation.path())
        .toList();
  }

  @Test
  void keptFormEqualsYaml() throws IOException {
    LoadResult loaded = new CurrentDescription(folder()).load(file(ROOMS));
    Operation parsed = ((LoadResult.Loaded) loaded).description().operations().get(0);
    assertThat(kept()).hasSize(1);
    Operation later = new CurrentDescription(folder()).current().operations().get(0);
    assertThat(later.path()).isEqualTo(parsed.path());
    assertThat(later.summary()).isEqualTo(parsed.summary()).isEqualTo("Get \"a\troom\\\"");
    assertThat(later.responses()).isEqualTo(parsed.responses()).hasSize(1);
    assertThat(later.parameters()).isEqualTo(parsed.parameters()).hasSize(1);
    assertThat(later.parameters().get(0).required()).isTrue();
  }

  @Test
  void bundledDescriptionIsNotCopied() {
    assertThat(paths(new CurrentDescription(folder()).current())).hasSize(BUNDLED_CALLS);
    assertThat(folder()).doesNotExist();
  }

  @Test
  void loadedDescriptionIsUsedAtLaterStartsWithoutItsFile() throws IOException {
    Path file = file(ROOMS);
    assertThat(new CurrentDescription(folder()).load(file)).isInstanceOf(LoadResult.Loaded.class);
    Files.delete(file);
    CurrentDescription later = new CurrentDescription(folder());
    assertThat(paths(later.current())).containsExactly("GET /api/2.0/rooms/{id}");
    assertThat(later.current().operations().get(0).parameters().get(0).name()).isEqualTo("id");
    assertThat(later.isBundled()).isFalse();
    assertThat(paths(later.useBundled())).contains("GET /api/2.0/people/@self");
    assertThat(new CurrentDescription(folder()).isBundled()).isTrue();
  }

  @Test
  @NeedsPosix("permissions of files")
  void keptFormIsReadableOnlyByOwner() throws IOException {
    new CurrentDescription(folder()).load(file(ROOMS));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    for (Path path : kept()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 40, 200})
  void cutFormIsRewritten(int length) throws IOException {
    Path file = file(ROOMS);
    new CurrentDescription(folder()).load(file);
    Path kept = kept().get(0);
    byte[] whole = Files.readAllBytes(kept);
    Files.write(kept, java.util.Arrays.copyOf(whole, length));
    assertThat(new CurrentDescription(folder()).isLost()).isTrue();
    new CurrentDescription(folder()).load(file);
    assertThat(Files.readAllBytes(kept)).isEqualTo(whole);
  }

  @Test
  void unreadableLoadedDescriptionIsReported() throws IOException {
    Path file = file(ROOMS);
    new CurrentDescription(folder()).load(file);
    Files.write(kept().get(0), new byte[] {1, 2, 3});
    CurrentDescription later = new CurrentDescription(folder());
    assertThat(later.isLost()).isTrue();
    assertThat(later.current().operations()).hasSize(BUNDLED_CALLS);
    later.load(file);
    assertThat(later.isLost()).isFalse();
    assertThat(new CurrentDescription(folder()).isLost()).isFalse();
  }

  @Test
  void unwritableFolderOnlyCostsTime() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.writeString(folder(), "a file in its place");
    assertThat(new CurrentDescription(folder()).current().operations()).hasSize(BUNDLED_CALLS);
    assertThat(new CurrentDescription(folder()).load(file(ROOMS)))
        .isInstanceOf(LoadResult.NotSaved.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paths: &a {x: *a}",
        "just text",
        "a: b\n c: [",
        "openapi: 3.0.4\npaths: {}",
        "{\"paths\": {\"/x\": {}}}",
        ""
      })
  void invalidDescriptionIsReportedAndNotUsed(String content) throws IOException {
    CurrentDescription descriptions = new CurrentDescription(folder());
    assertThat(descriptions.load(file(content))).isInstanceOf(LoadResult.Unusable.class);
    assertThat(descriptions.current().operations()).hasSize(BUNDLED_CALLS);
  }

  @Test
  void tooDeepNestingIsRejected() throws IOException {
    String deep = "paths: " + "[".repeat(5000) + "]".repeat(5000);
    assertThat(new CurrentDescription(folder()).load(file(deep)))
        .isInstanceOf(LoadResult.Unusable.class);
  }

  @Test
  void missingFileIsReported() {
    assertThat(new CurrentDescription(folder()).load(home.resolve("none.yaml")))
        .isEqualTo(new LoadResult.Unusable("there is no such file"));
  }
}
