package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeFileNamesTest {
  private final SafeFileNames names = new SafeFileNames();

  @Test
  void nameIsKeptWhereItIsSafe() {
    assertThat(names.of("ada", "id-1", ".png")).isEqualTo("ada.png");
  }

  @Test
  void idTellsPeopleOfTheSameNameApart() {
    names.of("ada", "id-1", ".png");
    assertThat(names.of("ada", "id-2", ".png")).isEqualTo("ada-id-2.png");
    assertThat(names.of("ada", "id-2", ".png")).isEqualTo("ada-id-2-2.png");
    assertThat(names.of("ada", "id-2", ".png")).isEqualTo("ada-id-2-3.png");
  }

  @Test
  void namesThatDifferInCaseOnlyAreTheSame() {
    names.of("Ada", "id-1", ".png");
    assertThat(names.of("ada", "id-2", ".png")).isEqualTo("ada-id-2.png");
  }

  @Test
  void otherExtensionIsAnotherName() {
    names.of("ada", "id-1", ".png");
    assertThat(names.of("ada", "id-2", ".jpg")).isEqualTo("ada.jpg");
  }

  @Test
  void personWithoutANameHasTheId() {
    assertThat(names.of(" ", "id-1", ".png")).isEqualTo("id-1.png");
  }

  @Test
  void reservedNameIsNotGivenAgain() {
    assertThat(names.take("report.csv")).isTrue();
    assertThat(names.take("REPORT.csv")).isFalse();
    assertThat(names.of("report", "id-1", ".csv")).isEqualTo("report-id-1.csv");
  }

  @Test
  void nameLeavesNoFolder() {
    assertThat(names.of("../ada", "id-1", ".png")).doesNotContain("/");
    assertThat(names.of("a\\b", "id-2", ".png")).doesNotContain("\\");
  }
}
