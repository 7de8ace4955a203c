package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Checks that each row of section 6 of the contract has a test. */
class ContractRowsTest {
  private static final List<String> ROWS =
      IntStream.rangeClosed(1, 55).mapToObj(number -> "P" + number).toList();
  private static final Set<ServerVersion> ALL = Set.of(ServerVersion.values());

  /** The rows that apply to some server versions only; all others apply to each. */
  private static final Map<String, Set<ServerVersion>> SOME =
      Map.of(
          "P11", Set.of(ServerVersion.V3_7),
          "P18", Set.of(ServerVersion.V3_7),
          "P20", Set.of(ServerVersion.V3_7),
          "P21", Set.of(ServerVersion.V3_7),
          "P27", Set.of(ServerVersion.V3_5));

  /** Returns whether a test or its class has a parameter for the server version. */
  static boolean hasVersionParameter(Method method) {
    return List.of(method.getParameterTypes()).contains(ServerVersion.class)
        || method.getDeclaringClass().isAnnotationPresent(ParameterizedClass.class);
  }

  /** Returns the server versions that a test of rows checks. */
  static Set<ServerVersion> rules(Method method) {
    if (!hasVersionParameter(method)) {
      return Set.of(method.getAnnotation(ContractRow.class).rules());
    }
    EnumSource source = method.getAnnotation(EnumSource.class);
    boolean ofClass = !List.of(method.getParameterTypes()).contains(ServerVersion.class);
    if (ofClass || source == null) {
      source = method.getDeclaringClass().getAnnotation(EnumSource.class);
    }
    Set<String> names = Set.of(source.names());
    boolean leavesOut = source.mode() == EnumSource.Mode.EXCLUDE;
    return ALL.stream()
        .filter(
            serverVersion -> names.isEmpty() || names.contains(serverVersion.name()) != leavesOut)
        .collect(Collectors.toSet());
  }

  /** Test names by row and server version. */
  private static Map<String, Map<ServerVersion, Set<String>>> table() {
    Map<String, Map<ServerVersion, Set<String>>> table =
        new TreeMap<>(Comparator.comparingInt(row -> Integer.parseInt(row.substring(1))));
    for (Method method : rowTests()) {
      for (String row : method.getAnnotation(ContractRow.class).value()) {
        for (ServerVersion version : rules(method)) {
          table
              .computeIfAbsent(row, any -> new EnumMap<>(ServerVersion.class))
              .computeIfAbsent(version, any -> new TreeSet<>())
              .add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        }
      }
    }
    return table;
  }

  @Test
  void everyRowIsTestedWithEachOfItsVersions() {
    Map<String, Map<ServerVersion, Set<String>>> table = table();
    Set<String> missing = new TreeSet<>();
    for (String row : ROWS) {
      Set<ServerVersion> tested = table.getOrDefault(row, Map.of()).keySet();
      SOME.getOrDefault(row, ALL).stream()
          .filter(version -> !tested.contains(version))
          .forEach(version -> missing.add(row + " with " + version.label()));
    }
    assertThat(missing).isEmpty();
    assertThat(table.keySet()).containsExactlyElementsOf(ROWS);
  }

  /** Writes the table of rows, server versions and tests to {@code target/practice-rows.md}. */
  @Test
  void tableOfContractRowsIsWritten() throws IOException {
    List<String> lines = new ArrayList<>(List.of("| row | rules | held by |", "|---|---|---|"));
    table()
        .forEach(
            (row, tested) -> {
              for (ServerVersion version : ServerVersion.values()) {
                boolean spoken = SOME.getOrDefault(row, ALL).contains(version);
                String tests = String.join(", ", tested.getOrDefault(version, Set.of()));
                String held = tests.isEmpty() && !spoken ? "(the row does not speak of it)" : tests;
                lines.add("| %s | %s | %s |".formatted(row, version.label(), held));
              }
            });
    Path file = Path.of("target", "practice-rows.md");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
    assertThat(Files.readAllLines(file)).hasSize(2 + ROWS.size() * ALL.size());
  }

  @Test
  void rowsAreNamedOnlyByTests() {
    assertThat(rowTests())
        .isNotEmpty()
        .allMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
  }

  private static List<Method> rowTests() {
    return ReflectionSupport.findAllClassesInPackage(
            ContractRowsTest.class.getPackageName(), any -> true, name -> name.endsWith("Test"))
        .stream()
        .flatMap(
            test ->
                AnnotationSupport.findAnnotatedMethods(
                    test, ContractRow.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream())
        .toList();
  }
}
