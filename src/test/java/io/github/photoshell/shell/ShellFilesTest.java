package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ShellTestBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the manual page and the completion files with the programs that read them. */
@NeedsPosix("bash, zsh, fish and man read the files")
class ShellFilesTest extends ShellTestBase {
  @BeforeEach
  void write() throws IOException {
    assertThat(shell.run("shell-files " + folder).code()).isZero();
    savePortals();
  }

  private void savePortals() throws IOException {
    Path settings = Files.createDirectories(folder.resolve("home").resolve("config"));
    Files.writeString(
        settings.resolve("portals.properties"),
        """
        #photoshell's portals; never a token
        home-portal.address=https\\://home.example
        work.address=https\\://work.example
        work.token-file=/home/ada/.address=key
        """);
  }

  private record ProcessResult(int code, String out) {}

  private ProcessResult run(String... command) throws Exception {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().put("PHOTOSHELL_HOME", folder.resolve("home").toString());
      process = builder.start();
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
    assertThat(bash("connect", "h")).containsExactly("home-portal");
    assertThat(bash("connect", "--")).contains("--token-file").doesNotContain("home-portal");
    assertThat(bash("--portal", "")).containsExactly("home-portal", "work");
    assertThat(bash("portals", "--remove", "w")).containsExactly("work");
    assertThat(bash("people", "")).doesNotContain("work");
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
    assertThat(run("fish", "-c", source + "complete -C 'photoshell connect '").out())
        .contains("home-portal\n", "work\n");
    assertThat(run("fish", "-c", source + "complete -C 'photoshell --portal w'").out())
        .startsWith("work\t")
        .doesNotContain("home-portal");
    assertThat(run("fish", "-c", source + "complete -C 'photoshell portals --remove '").out())
        .contains("home-portal\t", "work\t");
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
    String function = "source zsh/site-functions/_photoshell 2>/dev/null; _photoshell_portals";
    assertThat(run("zsh", "-f", "-c", load + function).out()).isEqualTo("home-portal\nwork\n");
  }

  @Test
  void powerShellCompletionHasEveryCommandAndOption() throws Exception {
    String script = file("powershell/photoshell-completion.ps1");
    for (ShellCommand command : shell.commands()) {
      String name = command.getName();
      String about = command.getDescription().replace("'", "''");
      assertThat(script).contains("    '" + name + "' = '" + about + "'\n");
      String words =
          script
              .lines()
              .filter(line -> line.startsWith("    '" + name + "' = @("))
              .findFirst()
              .orElseThrow();
      command.options().forEach(option -> assertThat(words).contains("'--" + option.name() + "'"));
    }
    assertThat(script)
        .contains("    'people --status' = @('active', 'disabled', 'invited')\n")
        .contains("  $takesPortal = @(' --portal', ", "'connect'", "'portals --remove'");
    // Each quotation mark is closed on its line, and each bracket in the file.
    assertThat(script.lines())
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '\'').count()).isEven());
    String code = script.replaceAll("'[^'\n]*'", "").replaceAll("(?m)^ *#.*", "");
    for (String pair : List.of("()", "{}", "[]")) {
      assertThat(code.chars().filter(c -> c == pair.charAt(0)).count())
          .isEqualTo(code.chars().filter(c -> c == pair.charAt(1)).count());
    }
    assumeTrue(run("pwsh", "-Version").code() == 0, "no PowerShell here");
    String load = ". ./powershell/photoshell-completion.ps1; ";
    assertThat(powerShell(load, "photoshell photo-se")).containsExactly("photo-set");
    assertThat(powerShell(load, "photoshell people --status in")).containsExactly("invited");
    assertThat(powerShell(load, "photoshell --portal work people --al")).containsExactly("--all");
    assertThat(powerShell(load, "photoshell connect w")).containsExactly("work");
    assertThat(powerShell(load, "photoshell explain people --st")).containsExactly("--status");
  }

  private List<String> powerShell(String load, String line) throws Exception {
    String complete =
        "(TabExpansion2 '%s' %d).CompletionMatches.CompletionText".formatted(line, line.length());
    return run("pwsh", "-NoProfile", "-Command", load + complete).out().lines().toList();
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
    assertThat(StartOption.all())
        .isNotEmpty()
        .allSatisfy(option -> assertThat(option.description()).as(option.name()).isNotEmpty());
  }
}
