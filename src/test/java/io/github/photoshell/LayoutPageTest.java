package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that layout.md names only classes that exist. */
class LayoutPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/layout.md");

  private static final Pattern CLASS_NAME = Pattern.compile("`(?:\\w+/)?([A-Z][a-z]\\w*)`");

  /** Names on the page that are not classes of photoshell. */
  private static final Set<String> OTHERS = Set.of("CommandExecutor");

  @Test
  void everyClassOfThePageExists() throws IOException {
    Set<String> classes =
        new ClassFileImporter()
            .importPackagesOf(PhotoshellApplication.class).stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    Set<String> named =
        CLASS_NAME
            .matcher(Files.readString(PAGE))
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(40);
    named.removeAll(classes);
    named.removeAll(OTHERS);
    assertThat(named).isEmpty();
  }
}
