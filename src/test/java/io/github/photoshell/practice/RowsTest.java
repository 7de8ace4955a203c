package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Whether each row of section 6 of the contract has a test. */
class RowsTest {
  @Test
  void everyRowHasATest() {
    Set<String> tested =
        rowTests().stream()
            .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
            .flatMap(method -> List.of(method.getAnnotation(Row.class).value()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> rows =
        IntStream.rangeClosed(1, 42)
            .mapToObj(number -> "P" + number)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tested).isEqualTo(rows);
  }

  /** The table of rows and tests goes to {@code target/practice-rows.md}. */
  @Test
  void theTableIsWritten() throws IOException {
    Map<Integer, TreeSet<String>> table = new TreeMap<>();
    for (Method method : rowTests()) {
      for (String row : method.getAnnotation(Row.class).value()) {
        table
            .computeIfAbsent(Integer.parseInt(row.substring(1)), any -> new TreeSet<>())
            .add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
      }
    }
    StringBuilder text = new StringBuilder("| row | held by |\n|---|---|\n");
    table.forEach(
        (row, tests) -> text.append("| P%d | %s |\n".formatted(row, String.join(", ", tests))));
    Path file = Path.of("target", "practice-rows.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(Files.readAllLines(file)).hasSize(2 + 42);
  }

  @Test
  void onlyTestsNameRows() {
    assertThat(rowTests())
        .isNotEmpty()
        .allMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
  }

  private static List<Method> rowTests() {
    return ReflectionSupport.findAllClassesInPackage(
            RowsTest.class.getPackageName(), any -> true, name -> name.endsWith("Test"))
        .stream()
        .flatMap(
            test ->
                AnnotationSupport.findAnnotatedMethods(
                    test, Row.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream())
        .toList();
  }
}
