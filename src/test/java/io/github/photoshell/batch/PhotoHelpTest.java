package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the help says about the commands for photos. */
class PhotoHelpTest extends ShellTestBase {
  /** The options of every command with data, which the documentation describes once. */
  private static final String FOR_ALL_DATA = " [--jq <filter>] [--into <name>]";

  private List<ShellCommand> photoCommands() {
    return shell.commands().stream()
        .filter(command -> command.getName().matches("photo-.*|ls"))
        .toList();
  }

  private ShellCommand command(String name) {
    return shell.grammar().findCommand(name).orElseThrow();
  }

  @Test
  void usageIsAsDocumented() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("src/site/markdown/commands.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row).results())
            .map(code -> code.group(1))
            .toList();
    assertThat(photoCommands()).hasSize(9);
    for (ShellCommand command : photoCommands()) {
      assertThat(command.usage()).endsWith(" [--json]" + FOR_ALL_DATA);
      assertThat(documented).contains(command.usage().replace(FOR_ALL_DATA, ""));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "photo-set | everyone, admins included, can change only their own photo",
        "photo-set | an address must be public, must not redirect, and must be https",
        "photo-set | A file must be PNG or JPEG, within the portal's limit",
        "photo-set | ignore EXIF rotation and keep the location of a photo",
        "photo-set | needs accounts:write",
        "photo-clear | everyone, admins included, can change only their own photo",
        "photo-clear | keeps no copy and cannot restore a removed photo",
        "photo-clear | needs accounts:write",
        "photo-clear | Several people are asked about once",
        "photo-show | Where the addresses do not fit below the photo, only that of --size",
        "photo-show | do not let an API key download stored photos",
        "photo-show | users and guests see only their own photo",
        "photo-save | do not let an API key download stored photos",
        "photo-save | users and guests see only their own photo",
        "photo-save | Sizes other than the original are created on first use",
        "photo-undo | everyone, admins included, can change only their own photo",
        "photo-undo | keeps photos of at most 1280×1280 pixels, never the original file",
        "photo-undo | does not let an API key download photos, no copy was kept",
        "photo-redo | A new change of a person's photo drops what could be redone",
        "photo-redo | everyone, admins included, can change only their own photo",
        "photo-export | do not let an API key download photos",
        "photo-export | Users and guests may not list people",
        "photo-export | a value that looks like a formula starts with an apostrophe",
        "photo-import | you can change only your own photo",
        "photo-import | The first line of a CSV file names its columns",
        "photo-import | column 'action' says 'clear', the photo is removed",
        "photo-import | 'tokenFile' or 'tokenCommand' gives each person's own API key",
        "photo-import | uses the file's name, or the CSV column name, as a display name",
        "photo-import | a PNG or JPEG file relative to the CSV file",
        "photo-import | two people for one image, are reported and not sent",
        "ls | Hidden files, whose names start with a dot, are left out",
        "ls | Without a connection, the limit of most portals counts: 5,242,880 bytes",
      })
  void notesNameTheRulesAndLimits(String name, String note) {
    assertThat(command(name).notes()).anySatisfy(line -> assertThat(line).contains(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo-set | https:// ; --yes ; --fit",
        "photo-clear | @self ; --yes ; ada sean",
        "photo-show | @self ; --size ; --width ; ana sean",
        "photo-save | @self ; --size ; --force",
        "photo-undo | photo-undo ; --list ; 3 ; ada ; --import",
        "photo-redo | photo-redo ; ada ; --import",
        "photo-export | photo-export photos ; --status",
        "photo-import | photo-import new-photos ; new-photos --dry-run ; --by-name ; .csv",
        "ls | ls ; pictures",
      })
  void examplesShowEachKindOfUse(String name, String uses) {
    List<String> examples = command(name).examples();
    for (String use : uses.split(" ; ", -1)) {
      assertThat(examples)
          .as(use)
          .anyMatch(
              example -> example.equals(use) || !use.startsWith(name) && example.contains(use));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo-set | 1 | the portal refused, you declined, or the portal shows another photo",
        "photo-clear | 1 | the portal refused, you declined, or a photo is still there",
        "photo-show | 1 | for several people, also if a photo could not be downloaded or drawn",
        "photo-save | 1 | no photo, no such person, no space left",
        "photo-save | 2 | or the file exists; nothing was written",
        "photo-undo | 1 | nothing to undo, no copy was kept",
        "photo-undo | 3 | run --import again to continue",
        "photo-redo | 1 | nothing to redo, no copy was kept",
        "photo-redo | 3 | run --import again to continue",
        "photo-export | 1 | the portal refused some or all photos; the report says which and why",
        "photo-export | 3 | run it again to continue",
        "photo-import | 1 | some images or people failed, or you declined",
        "photo-import | 3 | run it again to continue",
        "ls | 2 | there is no such folder, or you may not read it",
      })
  void exitCodesSayWhatTheyMeanForTheCommand(String name, int code, String meaning) {
    assertThat(command(name).exitCodes())
        .anySatisfy(
            (exitCode, said) -> {
              assertThat(exitCode.exitCode()).isEqualTo(code);
              assertThat(said).contains(meaning);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "photo-show | For several people, it is a list, with 'person' as typed",
        "photo-undo | A number restores the photo before that change",
        "photo-undo | the last 50 changes are kept, up to 100 MB of photos.",
        "photo-undo | for 30 days.",
        "ls | 'with --fit' that 'photo-set --fit' makes it fit",
      })
  void pageExplainsWhatTheWordsMean(String name, String explanation) {
    assertThat(done("help " + name).results().replaceAll("\\s+", " ")).contains(explanation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo-set | the stored photo is downloaded, too",
        "photo-clear | Each further person takes the same requests again",
        "photo-undo | each further one takes the same",
        "photo-redo | each further one takes the same",
        "photo-import | the plan is shown and a question is asked before the first change",
      })
  void requestsThatVaryAreExplained(String name, String note) {
    assertThat(command(name))
        .isInstanceOfSatisfying(
            Explainable.class, command -> assertThat(command.requestsNote()).contains(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | ls",
        "true | photo-show ada",
        "true | photo-undo --list",
        "false | photo-undo",
        "false | photo-redo",
        "false | photo-set ada ada.png",
        "false | photo-clear ada",
        "false | photo-save ada",
        "false | photo-export photos",
        "false | photo-import photos",
      })
  void onlyCommandsThatReadAreRepeatedWithoutAsking(boolean reads, String line) {
    var parsed = shell.grammar().parse(line);
    assertThat(command(parsed.commandName()).onlyReads(parsed)).isEqualTo(reads);
  }
}
