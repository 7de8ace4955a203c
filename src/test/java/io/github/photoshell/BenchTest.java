package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs under {@code src/bench} are no part of the build, but must fit the code. */
class BenchTest {
  @TempDir Path classes;

  @Test
  void programsCompile() throws IOException {
    List<File> programs;
    try (Stream<Path> files = Files.list(Path.of("src", "bench"))) {
      programs = files.filter(file -> file.toString().endsWith(".java")).map(Path::toFile).toList();
    }
    assertThat(programs).isNotEmpty();
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean isCompiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path", "")),
                  null,
                  files.getJavaFileObjectsFromFiles(programs))
              .call();
      assertThat(isCompiled).as(problems.toString()).isTrue();
    }
  }
}
