package io.github.photoshell.session;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static io.github.photoshell.portal.SampleResponses.GRACE;
import static io.github.photoshell.portal.SampleResponses.ada;
import static io.github.photoshell.portal.SampleResponses.empty;
import static io.github.photoshell.portal.SampleResponses.grace;
import static io.github.photoshell.portal.SampleResponses.html;
import static io.github.photoshell.portal.SampleResponses.key;
import static io.github.photoshell.portal.SampleResponses.ok;
import static io.github.photoshell.session.SamplePortal.CAPABILITIES;
import static io.github.photoshell.session.SamplePortal.OWN_KEY;
import static io.github.photoshell.session.SamplePortal.SELF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.ShellTestBase;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.ParsedInput;

/** Tests asking for another key after the portal has refused the one of the session. */
class TypedKeyRenewalTest extends ShellTestBase {
  private static final String OLD = "sk-old-key-of-ada";
  private static final String NEW = "sk-new-key-of-ada";
  private static final String READ_PERSON = "person ada --json";

  @StartStop final MockWebServer server = MockServers.create();
  private final SamplePortal portal = new SamplePortal();
  private int runs;

  @BeforeEach
  void connect() {
    server.setDispatcher(portal);
    portal.respond("people/ada", ok(ada()));
    console.withAnswers(OLD);
    done("connect http://localhost:" + server.getPort());
    portal.refuse(OLD);
    portal.requests().clear();
  }

  private int questions() {
    return (int) console.questions().stream().filter("API key (hidden):"::equals).count() - 1;
  }

  @Test
  void typedKeyReplacesTheRefusedOneAndTheLineIsRunAgain() {
    console.withAnswers(NEW);
    Output output = done(READ_PERSON);
    assertThat(output.results()).contains("\"userName\": \"ada\"");
    assertThat(output.remarks().lines())
        .containsExactly(
            "The portal refused the API key (401): it has expired or was disabled."
                + " Enter another one to continue.",
            "The API key was replaced.");
    assertThat(questions()).isOne();
    assertThat(portal.requests()).startsWith("people/ada+", OWN_KEY + "+");
    assertThat(portal.requests()).doesNotContain(CAPABILITIES);
    done(READ_PERSON);
    assertThat(questions()).isOne();
  }

  @Test
  void keyIsAskedForAgainIfThePortalRefusesItToo() {
    portal.refuse("sk-wrong");
    console.withAnswers("sk-wrong", "sk-wrong", NEW);
    assertThat(done(READ_PERSON).remarks()).contains("The portal refused that API key, too.");
    assertThat(questions()).isEqualTo(3);
  }

  @Test
  void keyIsAskedForThreeTimes() {
    console.withAnswers(OLD, OLD, OLD, NEW);
    assertThat(ended(4, READ_PERSON).remarks())
        .contains("Not done: there is no valid API key.", "Developer Tools > API keys");
    assertThat(questions()).isEqualTo(3);
  }

  @Test
  void nothingTypedEndsTheLine() {
    console.withAnswers("");
    assertThat(ended(4, READ_PERSON).remarks()).contains("Not done: there is no valid API key.");
    assertThat(questions()).isOne();
    assertThat(portal.requests()).containsExactly("people/ada+");
  }

  @Test
  void keyThatShowsNoPersonReplacesNothing() {
    portal.respond(OWN_KEY, html(404));
    portal.respond(SELF, empty(403));
    console.withAnswers(NEW);
    assertThat(ended(1, READ_PERSON).remarks())
        .contains("The API key does not allow reading your own profile (403).")
        .doesNotContain("replaced");
  }

  @Test
  void keyOfAnotherPersonDoesNotRunTheLine() {
    portal.respond(OWN_KEY, ok(key("\"*\"").replaceAll(ADA, GRACE)));
    portal.respond(SELF, ok(grace()));
    console.withAnswers(NEW);
    assertThat(ended(1, READ_PERSON).remarks())
        .contains("The new API key belongs to Grace Hopper", "the previous one to Ada Lovelace");
    assertThat(portal.requests()).containsOnlyOnce("people/ada+");
  }

  /** Connects with a key file that contains a new key as soon as the portal refuses the first. */
  private CommandResult runWithKeyFile(Consumer<Session> before) throws IOException {
    Path file = Files.writeString(folder.resolve("ada.key"), NEW);
    done("connect http://localhost:" + server.getPort() + " --token-file '" + file + "'");
    ParsedInput parsed = shell.grammar().parse("status");
    ShellCommand status = shell.grammar().findCommand("status").orElseThrow();
    PortalCommand command =
        new PortalCommand(
            "test", CommandGroup.SHELL, "Read the user", shell.bean(SessionOpener.class)) {
          @Override
          protected CommandResult runConnected(CommandInput input, Session session) {
            runs++;
            before.accept(session);
            session.portal().api().self().orThrow();
            return CommandResult.of();
          }
        };
    return command.run(status.withoutOutput(parsed));
  }

  private void expire(String replacement) {
    portal.refuse(NEW);
    try {
      Files.writeString(folder.resolve("ada.key"), replacement);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void lineThatHasChangedNothingIsRunAgain() throws IOException {
    CommandResult result = runWithKeyFile(session -> expire("sk-third"));
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void lineThatHasChangedSomethingIsNotRunAgain() throws IOException {
    CommandResult result =
        runWithKeyFile(
            session -> {
              session.portal().api().clearPhoto(ADA);
              expire("sk-third");
            });
    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONNECTED);
    assertThat(result.lines()).hasToString(RenewalText.partlyDone().lines().toString());
    assertThat(runs).isOne();
    done(READ_PERSON);
  }

  @Test
  void refusalOfAnEarlierSessionReplacesNoKey() {
    CurrentSession sessions = shell.bean(CurrentSession.class);
    Session[] next = new Session[1];
    assertThatThrownBy(
            () ->
                runWithKeyFile(
                    session -> {
                      expire("sk-third");
                      next[0] = session.limitedTo(60);
                      sessions.open(next[0]);
                      next[0].portal().api().self().orThrow();
                    }))
        .isInstanceOf(PortalException.class);
    assertThat(sessions.require()).isSameAs(next[0]);
    assertThat(runs).isOne();
  }

  @Test
  void otherFailuresReplaceNoKey() {
    CurrentSession sessions = shell.bean(CurrentSession.class);
    portal.respond(SELF, empty(403));
    assertThatThrownBy(() -> runWithKeyFile(session -> {})).isInstanceOf(PortalException.class);
    assertThat(runs).isOne();
    assertThat(sessions.current()).isPresent();
  }

  @Test
  void keyIsAskedForIfItsFileIsGone() throws IOException {
    Path file = Files.writeString(folder.resolve("ada.key"), NEW);
    done("connect http://localhost:" + server.getPort() + " --token-file '" + file + "'");
    portal.refuse(NEW);
    Files.delete(file);
    console.withAnswers("sk-third");
    assertThat(done(READ_PERSON).remarks())
        .contains(
            "The API key could not be read again from its file or command.",
            "Enter another one to continue.",
            "The API key was replaced.");
  }

  @Test
  void keyIsAskedForIfThatInTheFileIsRefusedToo() throws IOException {
    Path file = Files.writeString(folder.resolve("ada.key"), NEW);
    done("connect http://localhost:" + server.getPort() + " --token-file '" + file + "'");
    portal.refuse(NEW);
    console.withAnswers("sk-third");
    assertThat(done(READ_PERSON).remarks())
        .contains("Enter another one to continue.")
        .doesNotContain("could not be read");
  }

  @Test
  void newKeyInTheFileIsNotAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("ada.key"), NEW);
    done("connect http://localhost:" + server.getPort() + " --token-file '" + file + "'");
    portal.refuse(NEW);
    Files.writeString(file, "sk-third");
    console.withAnswers("sk-fourth");
    assertThat(done(READ_PERSON).remarks()).doesNotContain("Enter another one");
  }
}
