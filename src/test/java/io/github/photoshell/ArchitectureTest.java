package io.github.photoshell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import io.github.photoshell.portal.Portal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the house, as a test: arrows point down only. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isOurs)
          .importPackagesOf(PhotoshellApplication.class);

  /** Not the tests, whatever tool has compiled them. */
  private static boolean isOurs(Location location) {
    return location.contains("/classes/");
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void dependenciesPointDown() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("io.github.photoshell")
            .layer("lesson")
            .definedBy("..photoshell.lesson..")
            .layer("command")
            .definedBy("..photoshell.command..")
            .layer("api")
            .definedBy("..photoshell.api..")
            .layer("shell")
            .definedBy("..photoshell.shell..")
            .layer("render")
            .definedBy("..photoshell.render..")
            .layer("photo")
            .definedBy("..photoshell.photo..")
            .layer("directory")
            .definedBy("..photoshell.directory..")
            .layer("session")
            .definedBy("..photoshell.session..")
            .layer("portal")
            .definedBy("..photoshell.portal..")
            .layer("practice")
            .definedBy("..photoshell.practice..")
            .layer("files")
            .definedBy("..photoshell.files..")
            .layer("text")
            .definedBy("..photoshell.text..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("lesson")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("root", "command")
            .whereLayer("shell")
            .mayOnlyBeAccessedByLayers("root", "lesson", "command")
            .whereLayer("render")
            .mayOnlyBeAccessedByLayers("root", "lesson", "command", "shell", "api")
            .whereLayer("photo")
            .mayOnlyBeAccessedByLayers("root", "command", "render")
            .whereLayer("directory")
            .mayOnlyBeAccessedByLayers("root", "command", "render", "photo")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("root", "command", "render", "photo", "directory", "api")
            .whereLayer("portal")
            .mayOnlyBeAccessedByLayers(
                "root", "command", "render", "photo", "directory", "session", "api")
            .whereLayer("practice")
            .mayOnlyBeAccessedByLayers("root", "lesson")
            .whereLayer("files")
            .mayOnlyBeAccessedByLayers("lesson", "command", "api", "shell", "photo", "session")
            .whereLayer("text")
            .mayOnlyBeAccessedByLayers("command", "shell", "render", "portal"));
  }

  @Test
  void everyPackageIsInTheTableOfLayers() {
    List<String> known =
        List.of(
            "lesson",
            "command",
            "api",
            "shell",
            "render",
            "photo",
            "directory",
            "session",
            "portal",
            "practice",
            "files",
            "text");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                known.stream().map(name -> "io.github.photoshell." + name).toArray(String[]::new))
            .and()
            .resideOutsideOfPackage("io.github.photoshell")
            .should()
            .resideInAPackage("..")
            .allowEmptyShould(true));
  }

  @Test
  void onlyUseCasesCallThePortal() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("..render..", "..command..", "..lesson..", "..shell..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Portal.class));
  }

  @Test
  void onlyPortalAndPracticeUseHttpLibraries() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("..portal..", "..practice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "retrofit2..", "com.squareup.moshi..", "okio.."));
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
  void practicePortalSharesNothingWithTheClient() {
    check(
        noClasses()
            .that()
            .resideInAPackage("..practice..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.github.photoshell..")
                    .and(resideInAPackage("..practice..").negate())));
  }

  @Test
  void onlyTheShellUsesTheTerminalLibrary() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..photoshell.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline.."));
  }

  @Test
  void useCasesDoNotUseSpring() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "..api..",
                "..render..",
                "..photo..",
                "..directory..",
                "..session..",
                "..portal..",
                "..practice..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.."));
  }
}
