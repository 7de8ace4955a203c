package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.TestShell;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;

/** Tests which commands a lesson's solution may contain. */
class SolutionParserTest {
  private static final Path LESSONS = Path.of("src/main/resources/io/github/photoshell/lesson");
  private static final ScratchFolder FOLDER = new ScratchFolder(Path.of("/scratch"));

  @TempDir static Path home;
  private static TestShell shell;
  private static SolutionParser solutionParser;

  @BeforeAll
  static void open() {
    shell = new TestShell(home, Map.of());
    solutionParser =
        new SolutionParser(
            new ObjectProvider<>() {
              @Override
              public Grammar getObject() {
                return shell.grammar();
              }
            });
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  private static String words(String line) {
    return String.join(" ", solutionParser.words(line, FOLDER));
  }

  /** A renamed command or option would silently drop out of the list. */
  @Test
  void listedCommandsAndOptionsExist() {
    for (SolutionCommand listed : SolutionCommand.values()) {
      ShellCommand command = shell.grammar().findCommand(listed.command()).orElseThrow();
      List<String> options = command.options().stream().map(ShellCommand.Option::name).toList();
      List<String> arguments =
          command.arguments().stream().map(ShellCommand.Argument::name).toList();
      assertThat(options)
          .containsAll(listed.options().stream().filter(option -> !option.equals("json")).toList());
      assertThat(Stream.concat(options.stream(), arguments.stream()))
          .containsAll(listed.words().keySet());
    }
  }

  /** A new option takes no file unless the list names it. */
  @Test
  void fileOptionsAreNotTextOptions() {
    for (SolutionCommand listed : SolutionCommand.values()) {
      ShellCommand command = shell.grammar().findCommand(listed.command()).orElseThrow();
      for (ShellCommand.Option option : command.options()) {
        if (listed.options().contains(option.name()) && option.value() != null) {
          boolean isFile = (option.name() + option.value() + option.description()).contains("file");
          assertThat(listed.word(option.name()) != SolutionCommand.Word.TEXT)
              .as(listed.command() + " --" + option.name())
              .isEqualTo(isFile);
        }
      }
      for (ShellCommand.Argument argument : command.arguments()) {
        boolean isFile = argument.description().matches(".*(file|folder|where to|image).*");
        assertThat(listed.word(argument.name()))
            .as(listed.command() + " <" + argument.name() + ">")
            .matches(
                word -> (word != SolutionCommand.Word.TEXT) == (isFile || command.takesCommand()));
      }
    }
  }

  @Test
  void shippedLessonsUseOnlyListedCommands() throws Exception {
    for (String name : Files.readAllLines(LESSONS.resolve("course.txt"))) {
      List<String> lines = Files.readAllLines(LESSONS.resolve(name + ".md"));
      assertThat(solutionParser.problems(LessonReader.read(name, name + ".md", lines))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect http://127.0.0.1:1 --token-command /bin/true",
        "connect work",
        "portals",
        "portals --remove work",
        "script lines.txt",
        "transcript start a.md",
        "transcript stop",
        "shell-files share",
        "watch 1 person @self",
        "lesson-check a.md",
        "lesson-make a.md b.md",
        "lessons --report a.json",
        "lesson first-photo",
        "lesson-skip",
        "doctor",
        "history",
        "set who ada",
        "unset who",
        "practice-portal",
        "exit",
        "explain connect work",
        "explain script lines.txt",
        "explain -- connect work",
        "explain explain connect work",
        "explain explain status",
        "explain --json watch 1 person @self"
      })
  void otherCommandsAreRejected(String line) {
    assertThatThrownBy(() -> words(line))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("cannot be part of a solution");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last --save calls.har",
        "last --save=calls.har",
        "last --all --save calls.har --force",
        "practice --save state.json",
        "practice --load state.json",
        "practice --https",
        "practice --ca-out ca.pem --https",
        "practice --people 100000",
        "photo-export photos --pace 1",
        "api --description openapi.yaml",
        "explain api --description openapi.yaml",
        "people --into all",
        "api GET people/ada --jq .id --into id",
        "explain --into calls people",
        "api GET people/ada --output ada.json",
        "api PUT x --field a=@/etc/passwd",
        "api PUT x --raw-field a=b",
        "photo-import photos --pace 0"
      })
  void otherOptionsAreRejected(String line) {
    assertThatThrownBy(() -> words(line))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("'[a-z-]+ --[a-z-]+' cannot be part of a solution");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-save ada /tmp/ada.png",
        "photo-save ada ../ada.png",
        "photo-save ada photos/../../ada.png",
        "photo-save ada ~/ada.png",
        "photo-save ada ~",
        "photo-save ada .bashrc",
        "photo-save ada -",
        "photo-save ada ''",
        "photo-save ada /",
        "photo-save ada .",
        "photo-save ada a/b/c/d.png",
        "photo-save ada 'C:\\ada.png'",
        "photo-save ada a\\b.png",
        "photo-save ada nul",
        "photo-save -- ada /tmp/ada.png",
        "photo-set @self ~/ada.png",
        "photo-set @self file:///etc/ada.png",
        "photo-set @self http:../ada.png",
        "photo-export /tmp/photos gr",
        "photo-export --status active -- ../photos gr",
        "photo-import ../list.csv --yes",
        "api PUT people/omar/photo @/etc/hostname",
        "api PUT people/omar/photo @",
        "api POST people/omar/photo --file File=@/etc/hostname",
        "api POST people/omar/photo --file=File=@../ada.png",
        "api POST people/omar/photo --file File=text --file File=@~/ada.png",
        "explain photo-set @self /tmp/ada.png",
        "explain -- photo-import -- /tmp/list.csv"
      })
  void filesOutsideTheFolderAreRejected(String line) {
    assertThatThrownBy(() -> words(line))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be a file in a solution");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo-save ada $HOME/ada.png",
        "photo-set @self \"$HOME\"",
        "person $1",
        "person $who",
        "person ${who}",
        "api PUT x '{\"a\": \"'$who'\"}'",
        "api GET people --query key=$DOCSPACE_API_KEY"
      })
  void environmentVariablesAreNotExpanded(String line) {
    assertThatThrownBy(() -> words(line)).hasMessageStartingWith("a solution cannot use variables");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"photo-sett @self a.png", "photo-set @self", "person 'ada", "last --sav x", "''"})
  void invalidCommandIsReported(String line) {
    assertThatThrownBy(() -> words(line)).hasMessageStartingWith("the shell rejects this line: ");
  }

  @Test
  void photoSaveNeedsAFileName() {
    assertThatThrownBy(() -> words("photo-save ada --force"))
        .hasMessage("in a solution 'photo-save' must name the file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo-save ada ada.png --force | photo-save --force -- ada /scratch/ada.png",
        "photo-save ada new-photos/zoe.png | photo-save -- ada /scratch/new-photos/zoe.png",
        "photo-set @self ada.png --yes | photo-set --yes -- @self /scratch/ada.png",
        "photo-set @self https://p.example/a.png | photo-set -- @self https://p.example/a.png",
        "photo-set @self work | photo-set -- @self /scratch/work",
        "photo-export new-photos gr | photo-export -- /scratch/new-photos gr",
        "photo-import new-photos/ --dry-run | photo-import --dry-run -- /scratch/new-photos",
        "api GET people --query a=@b | api --query=a=@b -- GET people",
        "api POST p --file File=@me.gif | api --file=File=@/scratch/me.gif -- POST p",
        "api POST p --file a=b --file=c=@d | api --file=a=b --file=c=@/scratch/d -- POST p",
        "api PUT p @body.json | api -- PUT p @/scratch/body.json",
        "api PUT p '{\"a\": \"$B\"}' | api -- PUT p {\"a\": \"$B\"}",
        "explain photo-set @self a.png --yes | explain -- photo-set --yes -- @self /scratch/a.png",
        "person @self --help | help -- person",
        "status | status --"
      })
  void filesAreResolvedInTheFolder(String line, String run) {
    assertThat(words(line)).isEqualTo(run);
    // The shell must parse them in the same way.
    assertThat(shell.grammar().parse(solutionParser.words(line, FOLDER)).commandName())
        .isEqualTo(run.split(" ", 2)[0]);
  }

  @Test
  void faultsHaveLineNumbers() throws Exception {
    String lesson =
        """
        ---
        lesson: 1
        title: Bad
        minutes: 1
        ---
        ## One
        Do it.
        - goal: photo of @self is set
        - hint: Do.
        - solution: `status`
        - solution: `connect work`
        - solution: `photo-save ada ../x`
        ## End
        Done.
        """;
    assertThat(
            solutionParser
                .problems(LessonReader.read("bad", "bad.md", lesson.lines().toList()))
                .stream()
                .map(LessonProblem::toString))
        .containsExactly(
            "bad.md:11: 'connect' cannot be part of a solution",
            "bad.md:12: '../x' cannot be a file in a solution; use a plain name such as"
                + " photos/ada.png");
  }
}
