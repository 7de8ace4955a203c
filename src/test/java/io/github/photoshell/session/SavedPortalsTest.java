package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.session.SavedPortal.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPortalsTest {
  private static final SavedPortal WORK =
      new SavedPortal(
          "work",
          "https://work.example",
          null,
          List.of("pass", "show", "a portal = key"),
          60,
          "/etc/own authority.pem",
          "/home/ada/my card.p12",
          Colour.CYAN,
          true);
  private static final SavedPortal TEST =
      new SavedPortal(
          "test",
          "http://[::1]:8092",
          "/home/ada/C:\\odd name.key",
          List.of(),
          null,
          null,
          null,
          null,
          false);

  @TempDir Path home;

  private Path file() {
    return home.resolve("new").resolve("portals.properties");
  }

  @Test
  void savedPortalIsReadBackUnchanged() throws Exception {
    SavedPortals portals = new SavedPortals(file());
    assertThat(portals.all()).isEmpty();
    portals.save(WORK);
    portals.save(TEST);
    assertThat(new SavedPortals(file()).all()).containsExactly(TEST, WORK);
    assertThat(portals.find("work")).contains(WORK);
    assertThat(portals.find("wor")).isEmpty();
  }

  @Test
  void byteOrderMarkIsIgnored() throws Exception {
    SavedPortals portals = new SavedPortals(file());
    portals.save(WORK);
    Files.writeString(file(), "\ufeff" + Files.readString(file()));
    assertThat(portals.all()).containsExactly(WORK);
    Files.writeString(file(), "\ufeffhome.address=https://home.example\r\n");
    assertThat(portals.find("home")).isPresent();
    portals.save(TEST);
    assertThat(portals.all()).extracting(SavedPortal::name).containsExactly("home", "test");
  }

  @Test
  void sameNameReplacesTheOldEntry() throws Exception {
    SavedPortals portals = new SavedPortals(file());
    portals.save(WORK);
    SavedPortal moved =
        new SavedPortal(
            "work", "https://new.example", null, List.of(), null, null, null, null, false);
    portals.save(moved);
    assertThat(portals.all()).containsExactly(moved);
    assertThat(portals.remove("work")).isPresent();
    assertThat(portals.remove("work")).isEmpty();
    assertThat(portals.all()).isEmpty();
  }

  @Test
  @NeedsPosix("permissions of files")
  void fileIsPrivateAndLeavesNoTempFile() throws Exception {
    new SavedPortals(file()).save(WORK);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files)
          .containsExactlyInAnyOrder(file(), file().resolveSibling("portals.properties.lock"));
    }
  }

  @Test
  void brokenFileIsReportedAndNotOverwritten() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "work.address=\\uXYZ");
    assertThatThrownBy(() -> new SavedPortals(file()).save(WORK)).isInstanceOf(IOException.class);
    assertThat(file()).hasContent("work.address=\\uXYZ");
  }

  /** Tests a settings file that is a link to another folder. */
  @Test
  @NeedsPosix("symbolic links")
  void linkToAnotherFolderIsKept() throws Exception {
    Path real = Files.createDirectory(home.resolve("dotfiles")).resolve("portals");
    Files.writeString(real, "work.address=https://work.example\n");
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), real);
    SavedPortals portals = new SavedPortals(file());
    portals.save(TEST);
    assertThat(file()).isSymbolicLink();
    assertThat(Files.readString(real)).contains("test.address=", "work.address=");
    assertThat(portals.all()).hasSize(2);
  }

  @Test
  @NeedsPosix("symbolic links")
  void foreignFileIsNotOverwritten() throws Exception {
    Path profile = Files.writeString(home.resolve("profile"), "# my profile\nexport PATH\n");
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), profile);
    SavedPortals portals = new SavedPortals(file());
    assertThatThrownBy(() -> portals.save(WORK)).hasMessageContaining("did not write it");
    assertThatThrownBy(portals::all).hasMessageContaining("did not write it");
    assertThat(profile).hasContent("# my profile\nexport PATH\n");
  }

  @Test
  void fileOfAnotherToolIsReadOnly() throws Exception {
    String text = "# managed by a tool\nwork.address=https://work.example\n";
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
    SavedPortals portals = new SavedPortals(file());
    assertThat(portals.all()).extracting(SavedPortal::name).containsExactly("work");
    assertThatThrownBy(() -> portals.save(TEST)).hasMessageContaining("did not write it");
    assertThatThrownBy(() -> portals.remove("work")).hasMessageContaining("did not write it");
    assertThat(file()).hasContent(text);
  }

  @Test
  void concurrentSavesAreAllKept() throws Exception {
    List<Process> shells = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      shells.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Shell.class.getName(),
                  file().toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process shell : shells) {
      assertThat(shell.waitFor()).isZero();
    }
    assertThat(new SavedPortals(file()).all()).hasSize(3 * Shell.SAVES / 2);
  }

  /** Saves portals and removes every second one. */
  static final class Shell {
    static final int SAVES = 40;

    private Shell() {}

    public static void main(String[] args) throws IOException {
      SavedPortals portals = new SavedPortals(Path.of(args[0]));
      for (int i = 0; i < SAVES; i++) {
        String name = args[1] + "-" + i;
        portals.save(
            new SavedPortal(
                name, "https://work.example", null, List.of(), null, null, null, null, false));
        if (i % 2 == 1 && portals.remove(name).isEmpty()) {
          throw new IOException(name + " was undone");
        }
      }
    }
  }
}
