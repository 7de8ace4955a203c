package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFileNameTest {
  private static final Path FOLDER = Path.of("/photos");

  @Property
  void everyTextBecomesANameInsideItsFolder(@ForAll String text) {
    String name = PlainFileName.of(text);
    assertThat(PlainFileName.isPlain(name)).as(name).isTrue();
    assertThat(PlainFileName.isPlain(name + "-" + name + "-2.png")).isTrue();
    assertThat(PlainFileName.of(name)).hasSizeLessThanOrEqualTo(name.length());
  }

  @Property
  void plainNameStaysInItsFolder(@ForAll String name) {
    if (PlainFileName.isPlain(name)) {
      assertThat(FOLDER.resolve(name).normalize().getParent()).isEqualTo(FOLDER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zoë.müller, zoë.müller",
    "../../etc/passwd, _.._.._etc_passwd",
    "con, _con",
    "COM1.png, _COM1.png",
    "-rf, _-rf",
    "'', _",
    "a.., a_",
    "O'Neil, O'Neil"
  })
  void namesAreDerivedFromTexts(String text, String name) {
    assertThat(PlainFileName.of(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../thesis.txt",
        "/etc/passwd",
        "a/b.png",
        "a\\b.png",
        "C:b.png",
        "~",
        "~root.png",
        ".bashrc",
        "-rf.png",
        "a b.png",
        "a\u0000.png",
        "a\n.png",
        "nul.png",
        "a.png.",
        "a*.png",
        "a\u202eb.png"
      })
  void otherNamesAreNotPlain(String name) {
    assertThat(PlainFileName.isPlain(name)).isFalse();
  }
}
