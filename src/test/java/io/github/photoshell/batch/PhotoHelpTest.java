package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.ParsedInput;

/** Tests what the help says about the commands for photos. */
class PhotoHelpTest extends ShellTestBase {
  /** The options of every command with data, which the documentation describes once. */
  private static final String FOR_ALL_DATA = " [--jq <filter>] [--into <name>]";

  private ShellCommand command(String name) {
    return shell.grammar().findCommand(name).orElseThrow();
  }

  /** Returns the words of each line of a table: a command, and what its help says. */
  private static List<List<String>> rows(String table) {
    return table.lines().map(line -> Arrays.asList(line.split(" +\\| +", -1))).toList();
  }

  @Test
  void usageIsAsDocumented() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("src/site/markdown/commands.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row).results())
            .map(code -> code.group(1))
            .toList();
    List<ShellCommand> commands =
        shell.commands().stream().filter(all -> all.getName().matches("photo-.*|ls")).toList();
    assertThat(commands).hasSize(9);
    for (ShellCommand command : commands) {
      assertThat(command.usage()).endsWith(" [--json]" + FOR_ALL_DATA);
      assertThat(documented).contains(command.usage().replace(FOR_ALL_DATA, ""));
    }
  }

  @Test
  void notesNameTheRulesAndLimits() {
    String table =
        """
        photo-set    | everyone, admins included, can change only their own photo
        photo-set    | an address must be public, must not redirect, and must be https
        photo-set    | A file must be PNG or JPEG, within the portal's limit
        photo-set    | ignore EXIF rotation and keep the location of a photo
        photo-set    | needs accounts:write
        photo-clear  | everyone, admins included, can change only their own photo
        photo-clear  | keeps no copy and cannot restore a removed photo
        photo-clear  | needs accounts:write
        photo-clear  | Several people are asked about once
        photo-show   | Where the addresses do not fit below the photo, only that of --size
        photo-show   | do not let an API key download stored photos
        photo-show   | users and guests see only their own photo
        photo-save   | do not let an API key download stored photos
        photo-save   | users and guests see only their own photo
        photo-save   | Sizes other than the original are created on first use
        photo-undo   | everyone, admins included, can change only their own photo
        photo-undo   | keeps photos of at most 1280×1280 pixels, never the original file
        photo-undo   | does not let an API key download photos, no copy was kept
        photo-redo   | A new change of a person's photo drops what could be redone
        photo-redo   | everyone, admins included, can change only their own photo
        photo-export | do not let an API key download photos
        photo-export | Users and guests may not list people
        photo-export | a value that looks like a formula starts with an apostrophe
        photo-import | you can change only your own photo
        photo-import | The first line of a CSV file names its columns
        photo-import | column 'action' says 'clear', the photo is removed
        photo-import | 'tokenFile' or 'tokenCommand' gives each person's own API key
        photo-import | uses the file's name, or the CSV column name, as a display name
        photo-import | a PNG or JPEG file relative to the CSV file
        photo-import | two people for one image, are reported and not sent
        ls           | Hidden files, whose names start with a dot, are left out
        ls           | Without a connection, the limit of most portals counts: 5,242,880 bytes
        """;
    for (List<String> row : rows(table)) {
      assertThat(command(row.get(0)).notes())
          .anySatisfy(note -> assertThat(note).contains(row.get(1)));
    }
  }

  @Test
  void examplesShowEachKindOfUse() {
    String table =
        """
        photo-set    | @self https:// | --yes | --fit
        photo-clear  | photo-clear @self | --yes | ada sean
        photo-show   | @self | --size | --width | ana sean
        photo-save   | @self | --size | --force
        photo-undo   | photo-undo | --list | 3 | ada | --import
        photo-redo   | photo-redo | ada | --import
        photo-export | photo-export photos | --status
        photo-import | photo-import new-photos | new-photos --dry-run | --by-name | .csv --yes
        ls           | ls | pictures
        """;
    for (List<String> row : rows(table)) {
      String name = row.get(0);
      for (String use : row.subList(1, row.size())) {
        assertThat(command(name).examples())
            .anyMatch(line -> use.startsWith(name) ? line.equals(use) : line.contains(use));
      }
    }
  }

  @Test
  void exitCodesSayWhatTheyMeanForTheCommand() {
    String table =
        """
        photo-set    | DONE | the photo is set and verified, or was already this image
        photo-clear  | DONE | each photo was removed and verified, or there was none
        photo-show   | DONE | the photo is shown, or its details if it cannot be drawn
        photo-save   | DONE | the photo was saved completely
        photo-undo   | DONE | the previous photo is restored and verified
        photo-redo   | DONE | the photo is as it was before the undo, and verified
        photo-export | DONE | all photos are in the folder, with the report
        photo-import | DONE | all photos are set and verified; with --dry-run, all could be set
        photo-set    | REFUSED | the portal refused, you declined, or the portal shows another
        photo-clear  | REFUSED | the portal refused, you declined, or a photo is still there
        photo-show   | REFUSED | for several people, also if a photo could not be downloaded
        photo-save   | REFUSED | no photo, no such person, no space left
        photo-save   | USAGE | or the file exists; nothing was written
        photo-undo   | REFUSED | nothing to undo, no copy was kept
        photo-undo   | NO_ANSWER | run --import again to continue
        photo-redo   | REFUSED | nothing to redo, no copy was kept
        photo-redo   | NO_ANSWER | run --import again to continue
        photo-export | REFUSED | some or all photos were not saved; the report says which and why
        photo-export | NO_ANSWER | run it again to continue
        photo-import | REFUSED | some images or people failed, or you declined
        photo-import | NO_ANSWER | run it again to continue
        ls           | DONE | the files are listed
        ls           | USAGE | there is no such folder, or you may not read it
        """;
    for (List<String> row : rows(table)) {
      assertThat(command(row.get(0)).exitCodes().get(ExitCode.valueOf(row.get(1))))
          .contains(row.get(2));
    }
  }

  @Test
  void pageExplainsWhatTheWordsMean() {
    String table =
        """
        photo-show | For several people, it is a list, with 'person' as typed
        photo-undo | A number restores the photo before that change
        photo-undo | the last 50 changes are kept, not counting undos and redos, and up to 100 MB
        photo-undo | for 30 days.
        ls         | 'with --fit' that 'photo-set --fit' makes it fit
        """;
    for (List<String> row : rows(table)) {
      assertThat(command(row.get(0)).getHelp().replaceAll("\\s+", " ")).contains(row.get(1));
    }
  }

  @Test
  void requestsThatVaryAreExplained() {
    String table =
        """
        photo-set    | the stored photo is downloaded, too
        photo-clear  | Each further person takes the same requests again
        photo-undo   | each further one takes the same
        photo-redo   | each further one takes the same
        photo-import | The plan is shown before the first change
        """;
    for (List<String> row : rows(table)) {
      assertThat(command(row.get(0)))
          .isInstanceOfSatisfying(
              Explainable.class,
              command -> assertThat(command.requestsNote()).contains(row.get(1)));
    }
  }

  @Test
  void onlyCommandsThatReadAreRepeatedWithoutAsking() {
    String table =
        """
        true  | ls
        true  | photo-show ada
        true  | photo-undo --list
        false | photo-undo
        false | photo-redo
        false | photo-set ada ada.png
        false | photo-clear ada
        false | photo-save ada
        false | photo-export photos
        false | photo-import photos
        """;
    for (List<String> row : rows(table)) {
      ParsedInput parsed = shell.grammar().parse(row.get(1));
      assertThat(command(parsed.commandName()).onlyReads(parsed))
          .as(row.get(1))
          .isEqualTo(Boolean.valueOf(row.get(0)));
    }
  }
}
