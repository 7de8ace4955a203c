package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the note that a photo may be replaced from outside the portal (contract 4.2). */
class DirectoryNoteTest {
  @TempDir Path home;

  private String output(String userName) throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        TestShell shell =
            new TestShell(home, portal.address(), portal.findKey(userName).orElseThrow().token())) {
      TestShell.LineResult person = shell.run("person @self");
      TestShell.LineResult set = shell.run("photo-set @self https://photos.example/ada.png --yes");
      assertThat(person.code() + set.code()).as(person.out() + set.out()).isZero();
      return person.out() + set.out();
    }
  }

  @Test
  void ldapUserIsWarnedOfTheNextSync() throws Exception {
    assertThat(output("sven"))
        .contains("account     from a directory (LDAP)")
        .contains("from a directory (LDAP); its next sync may replace the photo.");
  }

  @Test
  void singleSignOnUserIsNotWarned() throws Exception {
    assertThat(output("olena")).doesNotContain("directory", "sign-on", "replace the photo");
  }
}
