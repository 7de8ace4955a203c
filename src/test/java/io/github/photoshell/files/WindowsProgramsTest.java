package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how a program is found on Windows, on any system. */
class WindowsProgramsTest {
  @TempDir Path folder;

  private List<String> startable(String path, String program) {
    return WindowsPrograms.startable(
        List.of(program, "get", "key"), Map.of("PATH", path, "PATHEXT", ".EXE;.CMD"));
  }

  @Test
  void scriptWithoutItsEndingIsFoundInThePath() throws Exception {
    Path first = Files.createDirectories(folder.resolve("Program Files (x86)"));
    Path second = Files.createDirectories(folder.resolve("npm"));
    Path script = Files.createFile(second.resolve("bw.cmd"));
    String path = "bin" + File.pathSeparator + first + File.pathSeparator + second;
    assertThat(startable(path, "bw")).containsExactly(script.toString(), "get", "key");
    Path program = Files.createFile(first.resolve("bw.exe"));
    assertThat(startable(path, "bw")).first().isEqualTo(program.toString());
  }

  @Test
  void otherNamesAreLeftToJava() {
    for (String name : List.of("bw", "bw.cmd", "C:bw", "tools\\bw", "./bw")) {
      assertThat(startable(folder.toString(), name)).containsExactly(name, "get", "key");
    }
  }
}
