package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.TestShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the manual page and the completion files with the programs that read them. */
@DisabledOnOs(OS.WINDOWS)
class ShellFilesTest {
  @TempDir Path folder;
  private TestShell shell;

  @BeforeEach
  void write() {
    shell = new TestShell(folder.resolve("home"), Map.of());
    assertThat(shell.run("shell-files " + folder).code()).isZero();
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private record ProcessResult(int code, String out) {}

  private ProcessResult run(String... command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      return new ProcessResult(127, "");
    }
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new ProcessResult(process.exitValue(), out);
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> bash(String... words) throws Exception {
    StringBuilder line = new StringBuilder("source bash-completion/completions/photoshell\n");
    line.append("COMP_WORDS=(photoshell");
    for (String word : words) {
      line.append(" '").append(word).append('\'');
    }
    line.append(")\nCOMP_CWORD=").append(words.length);
    line.append("\n_photoshell\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    ProcessResult result = run("bash", "--norc", "-c", line.toString());
    assertThat(result.code()).as(result.out()).isZero();
    return result.out().lines().filter(one -> !one.isEmpty()).toList();
  }

  @Test
  void bashCompletionWorks() throws Exception {
    assumeTrue(run("bash", "--version").code() == 0, "no bash here");
    assertThat(run("bash", "-n", "bash-completion/completions/photoshell"))
        .isEqualTo(new ProcessResult(0, ""));
    Files.createFile(folder.resolve("me too.jpg"));
    assertThat(bash("photo-se")).containsExactly("photo-set");
    assertThat(bash("--port")).containsExactly("--portal");
    assertThat(bash("people", "--")).contains("--all", "--status", "--json");
    assertThat(bash("people", "--status", "")).containsExactly("active", "disabled", "invited");
    assertThat(bash("people", "--status", "=", "in")).containsExactly("invited");
    assertThat(bash("--portal", "work", "photo-set", "@self", "me")).containsExactly("me too.jpg");
    assertThat(bash("--token-file", "me")).containsExactly("me too.jpg");
    assertThat(bash("explain", "people", "--status", "a")).containsExactly("active");
    assertThat(bash("help", "tok")).containsExactly("tokens");
    assertThat(bash("practice-fault", "--on", "GET people/@"))
        .containsExactly("GET\\ people/@self");
    assertThat(bash("practice-fault", "--on", "GET\\ people/@"))
        .containsExactly("GET\\ people/@self");
    assertThat(bash(""))
        .contains(shell.commands().stream().map(ShellCommand::getName).toArray(String[]::new));
  }

  @Test
  void fishCompletionWorks() throws Exception {
    assertThat(file("fish/vendor_completions.d/photoshell.fish"))
        .contains("-l status -x -a 'active disabled invited'");
    assumeTrue(run("fish", "--version").code() == 0, "no fish here");
    String source = "source fish/vendor_completions.d/photoshell.fish; ";
    assertThat(run("fish", "-c", source + "complete -C 'photoshell people --status '").out())
        .contains("active", "disabled", "invited");
    assertThat(run("fish", "-c", source + "complete -C 'photoshell practice-fault --on '").out())
        .contains("GET people/@self");
    assertThat(run("fish", "-c", source + "complete -C 'photoshell photo-'").out())
        .contains("photo-set\tSet a person's photo");
    assertThat(run("fish", "-c", source + "complete -C 'photoshell explain people --st'").out())
        .contains("--status");
  }

  @Test
  void zshParsesItsFile() throws Exception {
    assertThat(file("zsh/site-functions/_photoshell"))
        .startsWith("#compdef photoshell\n")
        .contains(
            "--status[only people with this status\\: active, disabled, invited]:status:(active"
                + " disabled invited)");
    assertThat(file("zsh/site-functions/_photoshell")).contains("GET\\ people/@self");
    assumeTrue(run("zsh", "--version").code() == 0, "no zsh here");
    assertThat(run("zsh", "-n", "zsh/site-functions/_photoshell"))
        .isEqualTo(new ProcessResult(0, ""));
    String load = "fpath=($PWD/zsh/site-functions $fpath); autoload -Uz compinit; compinit -u -D; ";
    assertThat(
            run("zsh", "-f", "-c", load + "autoload +X _photoshell && print $_comps[photoshell]"))
        .isEqualTo(new ProcessResult(0, "_photoshell\n"));
  }

  @Test
  void manPageIsWellFormedAndComplete() throws Exception {
    String page = file("man/man1/photoshell.1");
    assertThat(page.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    assertThat(page.lines())
        .allSatisfy(line -> assertThat(line).matches("\\.[A-Z].*|\\.br|\\.\\\\\".*|[^.'].*"));
    for (ShellCommand command : shell.commands()) {
      assertThat(page).contains("\\fB" + command.getName().replace("-", "\\-"));
    }
    assertThat(page).contains("After any command, \\-h shows its help");
    assumeTrue(run("groff", "--version").code() == 0, "no groff here");
    ProcessResult warnings = run("groff", "-ww", "-man", "-Tascii", "-z", "man/man1/photoshell.1");
    assertThat(warnings).isEqualTo(new ProcessResult(0, ""));
    String shown = run("groff", "-man", "-Tascii", "-P-cbou", "man/man1/photoshell.1").out();
    assertThat(shown)
        .containsSubsequence(
            "NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES")
        .contains("photo-set @self 'my pictures/me.jpg' --yes", "--token-file value");
  }

  @Test
  void everyStartOptionIsDescribed() {
    assertThat(StartOptionHelp.all())
        .isNotEmpty()
        .allSatisfy((name, about) -> assertThat(about).as(name).isNotEmpty());
  }
}
