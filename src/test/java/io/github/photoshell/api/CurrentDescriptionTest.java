package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.api.CurrentDescription.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
            summary: Get a room
            parameters: []
            responses: {'200': {description: The room}}
      """;

  @TempDir Path home;

  private Path folder() {
    return home.resolve("state").resolve("api");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(home.resolve("description.yaml"), content);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".tree")).toList();
    }
  }

  private static List<String> paths(Description description) {
    return description.operations().stream().map(one -> one.method() + " " + one.path()).toList();
  }

  @Test
  void parsedFormEqualsYaml() throws IOException {
    Description parsed = new CurrentDescription(folder()).current();
    assertThat(kept()).hasSize(1);
    Description parsedForm = new CurrentDescription(folder()).current();
    assertThat(paths(parsedForm)).isEqualTo(paths(parsed)).hasSize(13);
    assertThat(parsedForm.operations().get(0).responses())
        .isEqualTo(parsed.operations().get(0).responses());
    assertThat(parsedForm.operations().get(0).parameters())
        .isEqualTo(parsed.operations().get(0).parameters());
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
  @DisabledOnOs(OS.WINDOWS)
  void parsedFormIsReadableOnlyByOwner() throws IOException {
    new CurrentDescription(folder()).load(file(ROOMS));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    for (Path one : kept()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 40, 2000})
  void damagedParsedFormIsRewritten(int length) throws IOException {
    new CurrentDescription(folder()).current();
    Path parsedForm = kept().get(0);
    byte[] whole = Files.readAllBytes(parsedForm);
    Files.write(parsedForm, java.util.Arrays.copyOf(whole, length));
    assertThat(new CurrentDescription(folder()).current().operations()).hasSize(13);
    assertThat(Files.readAllBytes(parsedForm)).isEqualTo(whole);
  }

  @Test
  void unreadableLoadedDescriptionIsReported() throws IOException {
    Path file = file(ROOMS);
    new CurrentDescription(folder()).load(file);
    Files.write(kept().get(0), new byte[] {1, 2, 3});
    CurrentDescription later = new CurrentDescription(folder());
    assertThat(later.isLost()).isTrue();
    assertThat(later.current().operations()).hasSize(13);
    later.load(file);
    assertThat(later.isLost()).isFalse();
    assertThat(new CurrentDescription(folder()).isLost()).isFalse();
  }

  @Test
  void unwritableFolderOnlyCostsTime() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.writeString(folder(), "a file in its place");
    assertThat(new CurrentDescription(folder()).current().operations()).hasSize(13);
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
    assertThat(descriptions.current().operations()).hasSize(13);
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
