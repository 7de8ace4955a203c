package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.TestShell;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest extends ShellTestBase {
  private String help(String line) {
    TestShell.LineResult result = shell.run(line);
    assertThat(result.code()).as(line + ": " + result.out()).isZero();
    return result.out();
  }

  @Test
  void overviewFitsOneScreen() {
    String help = help("help");
    // Of 24 rows, one is the typed line and one the next prompt.
    assertThat(help.lines().count()).isLessThanOrEqualTo(22);
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(80));
    assertThat(help.split("\\s+")).contains("exit-codes", "tokens", "photos");
    for (ShellCommand command : shell.commands()) {
      assertThat(help).containsPattern("(?m)(^|\\s)" + command.getName() + "(\\s|$)");
    }
  }

  @Test
  void everyCommandHasACompletePage() {
    for (ShellCommand command : shell.commands()) {
      String page = help("help " + command.getName());
      assertThat(page)
          .startsWith(command.getDescription())
          .contains("Usage: " + command.usage(), "Exit codes:\n  0 ", "  2 ", "Examples:");
      boolean hasWords = !command.usage().equals(command.getName());
      assertThat(command.examples())
          .as(command.getName())
          .hasSizeGreaterThanOrEqualTo(hasWords ? 2 : 1);
      assertThat(command.examples())
          .allSatisfy(
              example ->
                  assertThat(shell.grammar().parse(example).commandName())
                      .isIn(command.getName(), "help"));
      assertThat(command.exitCodes().get(ExitCode.DONE)).as(command.getName()).isNotEqualTo("done");
      if (command instanceof Explainable || command.getName().equals("practice-portal")) {
        assertThat(command.notes()).as(command.getName()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(String.join(" ", command.notes()))
            .as(command.getName())
            .containsPattern("\\b3\\.\\d|(every|any) version");
      }
      if (command instanceof PortalCommand || command.getName().equals("watch")) {
        assertThat(page).contains("  1 ", "  3 ", "  4 ", "  130 ");
      }
      assertThat(help(command.getName() + " --help")).isEqualTo(page);
      assertThat(help(command.getName() + " -h")).isEqualTo(page);
    }
  }

  @Test
  void pageListsTheRequestsOfTheCommand() {
    assertThat(help("help photo-set"))
        .containsSubsequence(
            "GET /api/2.0/people/$YOUR_USER_NAME/photo",
            "PUT /api/2.0/people/$YOUR_ID/photo",
            "GET /api/2.0/people/$YOUR_USER_NAME/photo",
            "POST /api/2.0/people/$YOUR_ID/photo");
    assertThat(help("help connect")).contains("GET /api/2.0/keys/@self");
    assertThat(help("help version")).doesNotContain("api/2.0");
  }

  @Test
  void topicsHavePagesAndTyposAreRecognized() {
    assertThat(help("help exit-codes")).contains("130", "not-connected");
    assertThat(help("help tokens")).contains("DOCSPACE_API_KEY", "accounts:write");
    assertThat(help("help photos")).contains("3.6 and later");
    assertThat(help("help start-options"))
        .contains("photoshell [option ...] -c <lines>", "--portal <address or name>", "-h, --help")
        .contains("photo-export  photo-import")
        .contains(StartOption.all().stream().map(StartOption::name).toList());
    assertThat(shell.run("help exitcodes").out()).contains("Did you mean 'help exit-codes'?");
    TestShell.LineResult unknown = shell.run("help photo-sett");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).contains("Did you mean 'help photo-set'?");
  }

  @Test
  void ambiguousWordListsCommandsAndTopics() {
    assertThat(help("help photo").lines())
        .startsWith("Commands and topics for 'photo':")
        .anyMatch(line -> line.matches("  photo-clear +Remove the photos of one or more people"))
        .anyMatch(line -> line.matches("  photos +Whose photo you can change, .*"));
    assertThat(help("help keys")).contains("\n  tokens ", "\n  keyboard ");
    assertThat(help("help photo --json")).contains("\"photo-set\"", "\"photos\"");
    assertThat(help("help portal")).contains("  connect ", "  portals ");
  }

  @Test
  void commandsAreCompletedInTheOrderOfTheirGroups() {
    List<String> names =
        shell.grammar().commandsByGroup().stream().map(ShellCommand::getName).toList();
    assertThat(names)
        .startsWith("connect", "disconnect")
        .containsSubsequence("people", "photo-clear", "api", "practice", "clear", "help")
        .hasSameSizeAs(shell.commands());
  }

  @Test
  void unambiguousWordShowsItsPage() {
    assertThat(help("help set")).isNotEqualTo(help("help photo-set"));
    assertThat(help("help photo set")).isEqualTo(help("help photo-set"));
    assertThat(help("help token")).isEqualTo(help("help tokens"));
    assertThat(help("help SCRIPTING")).isEqualTo(help("help scripting"));
  }

  @Test
  void pageListsRelatedCommands() {
    assertThat(help("help api")).contains("\nSee also: curl, expect, last, trace");
    assertThat(help("help photos")).contains("See also: photo-clear, ");
    assertThat(help("help photo-set")).doesNotContain("See also");
  }

  @Test
  void everyTopicFitsEightyColumns() {
    // The column of options is wrapped.
    for (HelpTopic topic : EnumSet.complementOf(EnumSet.of(HelpTopic.START_OPTIONS))) {
      assertThat(topic.page(new LineLayout(80, String::length)))
          .as(topic.word())
          .allSatisfy(line -> assertThat(line.plain().length()).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void jsonHasEverythingThatHelpShows() {
    String all = help("help --json");
    for (ShellCommand command : shell.commands()) {
      assertThat(all).contains("\"name\": \"" + command.getName() + "\"");
      String page = help("help " + command.getName() + " --json");
      assertThat(page).contains("\"usage\": \"" + command.getName());
      assertThat(page.split("\"code\":", -1)).hasSize(command.exitCodes().size() + 1);
    }
    assertThat(help("help photo-clear --json"))
        .contains("\"calls\": [", "\"DELETE /api/2.0/people/$YOUR_ID/photo\"")
        .contains("\"name\": \"--yes\"", "\"value\": null", "\"required\": true");
    assertThat(help("help tokens --json")).contains("\"text\": [");
    assertThat(help("help api GET people/@self --json")).contains("\"text\": [");
  }
}
