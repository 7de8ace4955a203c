package io.github.photoshell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.shell.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** Checks the table of packages in layout.md, and which package may know which library. */
class ArchitectureTest {
  private static final String ROOT = "io.github.photoshell";

  private static final Pattern CLASS_NAME = Pattern.compile("`(?:\\w+/)?([A-Z][a-z]\\w*)`");

  /** Names on the page about the layout of other classes: Spring Shell's, and this test. */
  private static final Set<String> NOT_OURS = Set.of("CommandExecutor", "ArchitectureTest");

  private static final Pattern GENERATED = Pattern.compile(".*__\\w+\\.class");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isMain)
          .importPackagesOf(PhotoshellApplication.class);

  /** The packages that each package uses. The root uses all; nothing uses the root. */
  private static final Map<String, Set<String>> USES =
      new TreeMap<>(
          Map.ofEntries(
              uses("text"),
              uses("files"),
              uses("practice"),
              uses("image", "text"),
              uses("http", "text"),
              uses("portal", "http", "text", "image"),
              uses("shell", "text", "files", "image"),
              uses("session", "portal", "shell", "http", "text", "files", "image"),
              uses("people", "session", "portal", "shell", "http", "text", "files", "image"),
              uses(
                  "photo", "people", "session", "portal", "shell", "http", "text", "files",
                  "image"),
              uses("api", "people", "session", "portal", "shell", "http", "text", "files", "image"),
              uses(
                  "batch", "photo", "people", "session", "portal", "shell", "http", "text", "files",
                  "image"),
              uses(
                  "lesson",
                  "practice",
                  "session",
                  "portal",
                  "shell",
                  "http",
                  "text",
                  "files",
                  "image")));

  private static final List<String> USE_CASES =
      List.of(
          "Connect",
          "SignIn",
          "CurrentSession",
          "People",
          "PeoplePager",
          "SetPhoto",
          "ClearPhoto",
          "ShowPhoto",
          "SavePhoto",
          "UndoPhoto",
          "PhotoUpdate",
          "ExportPhotos",
          "ImportPhotos",
          "ImportPlanner",
          "ImportRun",
          "ImportRecords",
          "UndoImport",
          "ApiRequestSender");

  private static Map.Entry<String, Set<String>> uses(String name, String... others) {
    return Map.entry(name, Set.of(others));
  }

  /**
   * Returns whether a class is neither a test, whatever tool compiled it, nor generated: an earlier
   * {@code package} left Spring's own classes there.
   */
  private static boolean isMain(Location location) {
    return location.contains("/classes/") && !location.matches(GENERATED);
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static String packageOf(JavaClass javaClass) {
    String name = javaClass.getPackageName();
    if (!name.startsWith(ROOT)) {
      return name;
    }
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  @Test
  void aPackageUsesOnlyThoseOfItsRow() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass javaClass : CLASSES) {
      String from = packageOf(javaClass);
      assertThat(USES.keySet())
          .as(javaClass.getName())
          .containsAnyOf(from, from.isEmpty() ? "text" : from);
      javaClass.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(ROOT))
          .filter(target -> !packageOf(target).equals(from) && !from.isEmpty())
          .filter(target -> !USES.getOrDefault(from, Set.of()).contains(packageOf(target)))
          .forEach(target -> wrong.add(javaClass.getName() + " uses " + target.getName()));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void cyclesOfClassesAreSmall() {
    Map<String, Set<String>> reached = new TreeMap<>();
    for (JavaClass javaClass : CLASSES) {
      if (Set.of("http", "portal").contains(packageOf(javaClass))) {
        javaClass.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> packageOf(target).equals(packageOf(javaClass)))
            .forEach(
                target ->
                    reached
                        .computeIfAbsent(outermost(javaClass), name -> new TreeSet<>())
                        .add(outermost(target)));
      }
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Set<String> targets : reached.values()) {
        for (String target : List.copyOf(targets)) {
          grows |= targets.addAll(reached.getOrDefault(target, Set.of()));
        }
      }
    }
    Map<String, Set<String>> large = new TreeMap<>();
    reached.forEach(
        (name, targets) -> {
          Set<String> cycle = new TreeSet<>(targets);
          cycle.removeIf(target -> !reached.getOrDefault(target, Set.of()).contains(name));
          if (cycle.size() > 4) {
            large.put(name, cycle);
          }
        });
    assertThat(reached).isNotEmpty();
    assertThat(large).isEmpty();
  }

  private static String outermost(JavaClass javaClass) {
    return javaClass.getName().replaceFirst("[$].*", "");
  }

  @Test
  void useCasesAndOutcomesKnowNoShell() {
    DescribedPredicate<JavaClass> useCases =
        DescribedPredicate.describe(
            "use cases and outcomes",
            javaClass ->
                USE_CASES.contains(javaClass.getSimpleName())
                    || javaClass.getSimpleName().endsWith("Outcome"));
    check(
        noClasses()
            .that(useCases)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".shell..", "org.jline.."));
  }

  @Test
  void onlyUseCasesCallThePortal() {
    check(
        noClasses()
            .that(
                simpleNameEndingWith("Command")
                    .or(simpleNameEndingWith("Text"))
                    .or(simpleNameEndingWith("Completion")))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Portal.class));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".shell..", ROOT + ".lesson..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Portal.class));
  }

  @Test
  void onlyCommandsAndTheirExplainersKnowShellCommand() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".shell..")
            .and()
            .haveNameNotMatching(".*(Command|Explainer|\\.CallsInHelp|\\.SolutionParser)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ShellCommand.class));
  }

  @Test
  void eachLibraryHasItsPackages() {
    only("okhttp3..", "http", "portal", "practice");
    only("retrofit2..", "portal");
    only("com.squareup.moshi..", "portal", "http", "text", "practice");
    only("okio..", "portal", "http", "text", "practice");
    only("org.jline..", "shell");
    only("java.awt..", "image", "practice");
    only("javax.imageio..", "image", "practice");
    only("com.drew..", "image");
    only("com.twelvemonkeys..", "image");
    only("de.siegmar.fastcsv..", "batch", "text");
    only("org.yaml.snakeyaml..", "api");
    only("net.thisptr..", "text");
    only("com.fasterxml.jackson..", "text");
  }

  private static void only(String library, String... packages) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                Arrays.stream(packages)
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @Test
  void onlyPracticeServerKnowsItsLibrary() {
    check(
        noClasses()
            .that()
            .haveNameNotMatching(".*\\.PracticeServer(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc.."));
  }

  @Test
  void onlyFiltersKnowTheJqLibrary() {
    check(
        noClasses()
            .that()
            .haveNameNotMatching(".*\\.Jq(Arithmetic|Dates|Engine|Functions|Tree|Values)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.thisptr..", "com.fasterxml.jackson.."));
  }

  @Test
  void springIsInTheRootTheShellAndComponents() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".shell..")
            .and()
            .areNotAnnotatedWith(Component.class)
            .and()
            .areTopLevelClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")));
  }

  @Test
  void simpleNamesAreUnique() {
    Map<String, Long> names =
        CLASSES.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, counting()));
    // The practice portal shares no code with the client, so both know a role of their own.
    names.remove("Role");
    names.values().removeIf(count -> count == 1);
    assertThat(names).isEmpty();
  }

  @Test
  void layoutPageNamesOnlyClassesThatExist() throws IOException {
    Set<String> named =
        CLASS_NAME
            .matcher(Files.readString(Path.of("src/site/markdown/layout.md")))
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(40);
    CLASSES.forEach(javaClass -> named.remove(javaClass.getSimpleName()));
    assertThat(named).containsExactlyInAnyOrderElementsOf(NOT_OURS);
  }
}
