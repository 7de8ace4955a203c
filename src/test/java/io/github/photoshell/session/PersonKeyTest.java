package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests why the key of a person cannot be used, before anything is sent. */
class PersonKeyTest {
  private static final String NO_FILE = "its API key file cannot be read, or contains no API key";

  @TempDir Path folder;

  private static String problem(@Nullable String file, @Nullable String command) {
    PersonKey.Opened opened = new PersonKey(file, command).open(SampleSessions.expiring(null));
    assertThat(opened.session()).isNull();
    assertThat(opened.owner()).isNull();
    return opened.problem();
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("ada.key"), content).toString();
  }

  @Test
  void missingFileHasNoKey() {
    assertThat(problem(folder.resolve("none.key").toString(), null)).isEqualTo(NO_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sk-one sk-two", "key: sk-ada", "sk-one\nsk-two\n"})
  void fileWithMoreOrLessThanAKeyHasNone(String content) throws IOException {
    assertThat(problem(file(content), null)).isEqualTo(NO_FILE);
  }

  @Test
  void accessTokenIsNoKeyOfAPerson() throws IOException {
    assertThat(problem(file("eyJhbGciOi.x.y"), null)).isEqualTo("its token is not an API key");
  }

  @Test
  void openQuotationMarkInACommandIsNamed() {
    assertThat(problem(null, "pass 'ada"))
        .isEqualTo("its token command has a quotation mark that is not closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-program ada", "false", "echo 'no key'"})
  @NeedsPosix("the commands are those of a POSIX system")
  void whatAFailedCommandPrintedIsNotShown(String command) {
    assertThat(problem(null, command)).isEqualTo("its token command failed, or printed no API key");
  }

  @Test
  void errorAboutAKeyFileNamesItAndNotItsContent() throws IOException {
    String named = file("sk-one sk-two");
    UsageException error =
        catchThrowableOfType(UsageException.class, () -> TokenFile.read(named, warning -> {}));
    assertThat(error.getMessage()).isEqualTo(named + " does not contain an API key.");
    assertThat(error.next()).isEqualTo("The file must contain only the key, from sk- to its end.");
    UsageException missing =
        catchThrowableOfType(
            UsageException.class, () -> TokenFile.read("no-such-file.key", warning -> {}));
    assertThat(missing.getMessage()).isEqualTo("The API key file no-such-file.key cannot be read.");
  }

  @Test
  @NeedsPosix("the file's permissions are POSIX permissions")
  void keyFileThatOthersCanReadIsWarnedOf() throws IOException {
    List<String> warnings = new ArrayList<>();
    Path key = Path.of(file("sk-ada\n"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(TokenFile.read(key.toString(), warning -> warnings.add(warning.plain())).isApiKey())
        .isTrue();
    assertThat(warnings).isEmpty();

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    List<Text> shown = new ArrayList<>();
    TokenFile.read(key.toString(), shown::add);
    assertThat(shown)
        .extracting(Text::plain)
        .containsExactly(
            key
                + " is accessible to other users (rw-r--r--); to make it private: chmod 600 "
                + key);
  }
}
