package io.github.photoshell.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.files.StateFile.ForeignFormatException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests links, pipes, devices and other files in place of a state file. */
@NeedsPosix("symbolic links and permissions of files")
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StateFileLinksTest {
  private static final int LARGEST = 100;

  @TempDir Path home;
  private Path path;
  private StateFile state;

  @BeforeEach
  void name() throws IOException {
    path = Files.createDirectory(home.resolve("state")).resolve("notes");
    state = new StateFile(path, LARGEST, "#ours"::equals);
  }

  private static void write(StateFile to, String text) throws IOException {
    to.replace(out -> out.write(text.getBytes(UTF_8)));
  }

  private static void add(StateFile to, String text) throws IOException {
    to.withLock(file -> file.write(ByteBuffer.wrap(text.getBytes(UTF_8)), file.size()));
  }

  private String read() throws IOException {
    return new String(state.read(), UTF_8);
  }

  private void refused(String reason) {
    assertThatThrownBy(state::read)
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> write(state, "#ours\n"))
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> add(state, "more"))
        .isInstanceOf(ForeignFormatException.class)
        .hasMessageContaining(reason);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void missingFileIsEmptyAndCreatedPrivate() throws Exception {
    assertThat(state.read()).isEmpty();
    assertThat(path).doesNotExist();
    add(state, "#ours\n");
    write(state, read() + "a");
    assertThat(read()).isEqualTo("#ours\na");
    assertThat(permissions(path)).isEqualTo("rw-------");
  }

  @Test
  void readableFileBecomesPrivateWhenWritten() throws Exception {
    Files.writeString(path, "#ours\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    add(state, "a");
    assertThat(permissions(path)).isEqualTo("rw-------");
    assertThat(read()).isEqualTo("#ours\na");
  }

  /** Tests a settings file that is a link to another folder. */
  @Test
  void linkIsFollowedAndKept() throws Exception {
    Path dotfiles = Files.createDirectory(home.resolve("dotfiles"));
    Path real = Files.writeString(dotfiles.resolve("notes"), "#ours\n");
    Files.createSymbolicLink(dotfiles.resolve("again"), Path.of("notes"));
    Files.createSymbolicLink(path, Path.of("../dotfiles/again"));

    add(state, "a");
    assertThat(read()).isEqualTo("#ours\na");
    write(state, "#ours\nb");

    assertThat(real).hasContent("#ours\nb");
    assertThat(path).isSymbolicLink();
    assertThat(dotfiles.resolve("again")).isSymbolicLink();
    assertThat(dotfiles.toFile().list()).hasSize(2);
  }

  @Test
  void linkToAMissingFileCreatesIt() throws Exception {
    Path real = home.resolve("real");
    Files.createSymbolicLink(path, real);
    assertThat(state.read()).isEmpty();
    write(state, "#ours\n");
    assertThat(real).hasContent("#ours\n");
    assertThat(path).isSymbolicLink();
  }

  @Test
  void foreignFileIsLeftUnchanged() throws Exception {
    Path thesis = Files.writeString(home.resolve("thesis.txt"), "no line's end");
    Files.setPosixFilePermissions(thesis, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(path, thesis);

    refused("photoshell did not write it, so it is left unchanged");

    assertThat(thesis).hasContent("no line's end");
    assertThat(permissions(thesis)).isEqualTo("rw-r--r--");
    assertThat(path).isSymbolicLink();
  }

  @Test
  void emptyFileIsAccepted() throws Exception {
    Files.createFile(path);
    add(state, "#ours\n");
    assertThat(read()).isEqualTo("#ours\n");
  }

  @Test
  void pipeIsNotRead() throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
    refused("it is a pipe or a device, not a file");
    assertThat(StateFile.lock(path)).satisfies(lock -> assertThatThrownBy(() -> add(lock, "")));
    assertThat(path).exists();
  }

  @Test
  void deviceKeepsItsPermissions() throws Exception {
    Path device = Path.of("/dev/zero");
    String before = permissions(device);
    Files.createSymbolicLink(path, device);
    refused("it is a pipe or a device, not a file");
    assertThat(permissions(device)).isEqualTo(before);
    assertThat(state.isNullDevice()).isFalse();
  }

  @Test
  void nullDeviceIsRecognized() throws Exception {
    String before = permissions(Path.of("/dev/null"));
    Files.createSymbolicLink(path, Path.of("/dev/null"));
    assertThat(state.isNullDevice()).isTrue();
    refused("it is a pipe or a device, not a file");
    assertThat(permissions(Path.of("/dev/null"))).isEqualTo(before);
  }

  @Test
  void foldersAndLinkLoopsAreRefused() throws Exception {
    Files.createDirectory(path);
    refused("it is a folder");
    Files.delete(path);
    Files.createSymbolicLink(path, Path.of("other"));
    Files.createSymbolicLink(path.resolveSibling("other"), Path.of("notes"));
    refused("its links cannot be followed");
  }

  @Test
  void largeFileIsNotRead() throws Exception {
    try (RandomAccessFile large = new RandomAccessFile(path.toFile(), "rw")) {
      large.writeBytes("#ours\n");
      large.setLength(3L * 1024 * 1024 * 1024);
    }
    refused("it is larger than 100 bytes");
    assertThat(Files.size(path)).isEqualTo(3L * 1024 * 1024 * 1024);
  }

  @Test
  void pipesAndDevicesAreNotReplaced() throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
    Path link = Files.createSymbolicLink(home.resolve("link"), Path.of("/dev/null"));
    for (Path special : new Path[] {path, link}) {
      assertThatThrownBy(() -> AtomicFile.replace(special, FileMode.DEFAULT, out -> out.write('a')))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it is a pipe or a device, not a file");
    }
    assertThat(link).isSymbolicLink();
    assertThat(Files.isRegularFile(path)).isFalse();
  }

  @Test
  void tempFileRemovalSkipsPipes() throws Exception {
    Path pipe = home.resolve(AtomicFile.TEMP_PREFIX + "0b54a9b8-5d52-4a0b-9d0e-000000000001");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    // Java would open the pipe.
    assumeTrue(
        new ProcessBuilder("touch", "-d", "2020-01-01", pipe.toString()).start().waitFor() == 0);
    StaleTempFiles.sweep(home);
    assertThat(pipe).exists();
  }
}
