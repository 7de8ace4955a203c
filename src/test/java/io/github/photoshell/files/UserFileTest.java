package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
  @TempDir Path folder;

  @Test
  void leadingByteOrderMarkIsIgnored() throws Exception {
    Path file = Files.writeString(folder.resolve("lines"), "\ufeffpractice\r\nversion\ufeff\n");
    assertThat(UserFile.lines(file)).containsExactly("practice", "version\ufeff");
    assertThat(UserFile.text("\ufeff".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void nonTextBytesAreRejected() {
    assertThatThrownBy(() -> UserFile.text(new byte[] {(byte) 0xe4}))
        .isInstanceOf(CharacterCodingException.class);
  }
}
