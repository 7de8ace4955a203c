package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the folder that keeps a stranger's solutions away from the user's files. */
class ScratchFolderTest {
  @TempDir Path base;

  private ScratchFolder folder() {
    return new ScratchFolder(base.resolve("scratch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada.png", "photos/ada.png", "a/b/c.png", "größe-1_a.PNG"})
  void plainNamesAreInTheFolder(String name) {
    assertThat(folder().file(name)).isEqualTo(base.resolve("scratch") + "/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "..",
        "../ada.png",
        "a/../../ada.png",
        "a//b",
        "./ada.png",
        "~/ada.png",
        "~",
        "C:\\ada.png",
        "a\\..\\b",
        "a/b/c/d.png",
        "-ada.png\0",
        "con",
        "a b.png",
      })
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> folder().file(name))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be a file in a solution");
  }

  @Test
  @NeedsPosix("permissions")
  void folderIsMadeForItsOwnerOnly() throws IOException {
    ScratchFolder folder = folder();
    assertThat(folder.isEmpty()).isTrue();
    folder.prepare();
    assertThat(folder.isEmpty()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
        .isEqualTo("rwx------");
    Files.writeString(folder.root().resolve("a"), "");
    folder.prepare();
    assertThat(folder.isEmpty()).isFalse();
  }

  @Test
  @NeedsPosix("symbolic links")
  void linksAreRefusedAndNeverFollowedWhenTheFolderIsDeleted() throws IOException {
    Path thesis = Files.createDirectories(base.resolve("thesis"));
    Path text = Files.writeString(thesis.resolve("text.md"), "precious");
    ScratchFolder folder = folder();
    folder.prepare();
    Path deep = Files.createDirectories(folder.root().resolve("a/b"));
    Files.createSymbolicLink(deep.resolve("all"), thesis);
    Files.createSymbolicLink(folder.root().resolve("text"), text);
    assertThatThrownBy(folder::prepare)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is a link or not a regular file");
    folder.close();
    assertThat(folder.root()).doesNotExist();
    assertThat(text).hasContent("precious");
    folder.delete();
  }

  @Test
  @NeedsPosix("symbolic links")
  void linkInTheFoldersPlaceIsRefused() throws IOException {
    Path thesis = Files.createDirectories(base.resolve("thesis"));
    Files.createSymbolicLink(base.resolve("scratch"), thesis);
    assertThatThrownBy(folder()::prepare).isInstanceOf(IOException.class);
    folder().delete();
    assertThat(thesis).isDirectory();
    assertThat(folder().root()).doesNotExist();
  }

  @Test
  void temporaryFoldersAreSeparate() throws IOException {
    try (ScratchFolder one = ScratchFolder.temporary();
        ScratchFolder two = ScratchFolder.temporary()) {
      assertThat(one.root()).isNotEqualTo(two.root()).isEmptyDirectory();
    }
  }
}
