package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.files.FilePermissions.FileFault;
import io.github.photoshell.session.DoctorText.DoctorCheck;
import io.github.photoshell.shell.StandardStreams.TerminalFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCheckTextTest {
  private static TerminalFacts facts(
      boolean input, String kind, @Nullable Integer columns, boolean colour, boolean noColour) {
    return new TerminalFacts(input, true, true, kind, columns, 30, colour, noColour, "");
  }

  private static DoctorCheck terminal(TerminalFacts facts) {
    return LocalCheckText.terminal(facts).get(0);
  }

  @Test
  void authoritiesAreCounted() {
    assertThat(LocalCheckText.authorities("/etc/ca.pem", 1234))
        .isEqualTo(
            DoctorCheck.passed(
                "authorities", "1,234 from /etc/ca.pem (SSL_CERT_FILE), and Java's own"));
    assertThat(LocalCheckText.authorities("/etc/ca.pem", 0).ok()).isFalse();
  }

  @Test
  void narrowTerminalHasAHint() {
    assertThat(terminal(facts(true, "xterm", 59, true, false)).fix())
        .isEqualTo("Tables need at least 60 columns.");
    assertThat(terminal(facts(true, "xterm", 60, true, false)).fix()).isNull();
    assertThat(terminal(facts(true, "dumb", 100, false, false)).fix())
        .isEqualTo("If it supports more: export TERM=xterm-256color");
  }

  @Test
  void colourAndInputAreSaidAsTheyAre() {
    assertThat(terminal(facts(false, "xterm", 80, false, true)).finding())
        .isEqualTo("xterm, 80 columns, 30 lines, no colour (NO_COLOR); input is not a terminal");
    assertThat(terminal(facts(true, "xterm", 80, false, false)).finding())
        .isEqualTo("xterm, 80 columns, 30 lines, no colour");
  }

  @Test
  void outputToAFileNeedsNoTerminal() {
    TerminalFacts file = new TerminalFacts(true, false, true, "", null, null, false, false, "C");
    assertThat(LocalCheckText.terminal(file))
        .containsExactly(
            DoctorCheck.passed("terminal", "none: output goes to a file or another program"));
    TerminalFacts lost = new TerminalFacts(true, true, false, "", null, null, false, false, "");
    assertThat(terminal(lost).finding())
        .isEqualTo("the terminal library did not load: no Tab, no hidden input, no colour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CLOSED    | /x is not readable and writable | chmod u+rwX /x, or as root change its owner to"
            + " you. PHOTOSHELL_HOME sets another folder.",
        "SPECIAL   | /x is a pipe or a device, not a file; nothing is stored in it | Move it away; the"
            + " next start creates a file.",
        "NO_FOLDER | /x is not a folder | Move it away, or set another folder with PHOTOSHELL_HOME.",
        "NOT_MADE  | the folder cannot be created: you cannot write to /x | Set another folder with"
            + " PHOTOSHELL_HOME.",
        "MISSING   | the key file /x does not exist | Create it with the API key in it, or name another"
            + " one with --token-file. 'portals' shows the files of saved portals.",
      })
  void faultHasItsFix(FileFault.Kind kind, String finding, String fix) {
    assertThat(LocalCheckText.fault("state", new FileFault("/x", kind, "")))
        .isEqualTo(DoctorCheck.problem("state", finding, fix));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/home/ada/state         | chmod 600 /home/ada/state",
        "/home/ada/my state      | chmod 600 '/home/ada/my state'",
        "/home/O'Neil            | chmod 600 '/home/O'\"'\"'Neil'",
        "~/a.b+c@d%e:f-g         | chmod 600 ~/a.b+c@d%e:f-g",
        "/home/$(rm x)           | chmod 600 '/home/$(rm x)'",
      })
  void pathIsQuotedWhereAShellNeedsIt(String path, String fix) {
    assertThat(
            LocalCheckText.fault(
                    "state", new FileFault(path, FileFault.Kind.OPEN_FILE, "rw-r--r--"))
                .fix())
        .isEqualTo(fix);
  }

  @Test
  void folderThatDoesNotExistYetIsNoProblem() {
    assertThat(LocalCheckText.folder("state", "/x", false, List.of()))
        .containsExactly(DoctorCheck.passed("state", "/x, created when first needed"));
  }
}
