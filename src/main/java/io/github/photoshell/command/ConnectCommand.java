package io.github.photoshell.command;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.SessionText;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.Colour;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.SavedPortal;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Redactor;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code connect [<portal>]}: opens a session; the token is asked for and never shown. */
@Component
final class ConnectCommand extends ShellCommand {
  private final SessionOpener opener;
  private final CurrentSession sessions;
  private final SessionText text = new SessionText(Clock.systemUTC());

  ConnectCommand(SessionOpener opener, CurrentSession sessions, SavedPortalCompletion saved) {
    super("connect", CommandGroup.PORTAL, "Connect to a portal");
    optionalArgument(
        "portal",
        "its address or saved name; left out, that of --portal or " + SessionOpener.PORTAL_VARIABLE,
        saved.and(
            typed ->
                opener.knownPortal().map(one -> CompletionItem.of(one, "")).stream().toList()));
    option(
        "name",
        "name",
        "save the portal under this name, never the token",
        CompletionSource.none());
    option("token-file", "file", "a file that holds the API key alone", new FileCompletion());
    option(
        "token-command",
        "command",
        "a program that prints the API key; no shell runs it",
        CompletionSource.none());
    option(
        "ca-file",
        "pem",
        "a file of certificate authorities to trust beside Java's; kept with the name",
        new FileCompletion());
    option(
        "colour",
        "name",
        "with --name: the colour of its name in the prompt: " + String.join(", ", Colour.words()),
        CompletionSource.choice(Colour.words()));
    flag("production", "with --name: ask with care before somebody's photo is changed there");
    flag("allow-http", "send the token unencrypted to another computer");
    answersWithData();
    example("connect https://portal.example.com");
    example("connect https://portal.example.com --name work --token-command 'pass show portal'");
    example("connect work");
    ends(ExitCode.REFUSED, "the portal said no, or it would be plain http to another computer");
    ends(ExitCode.NO_ANSWER, "no usable answer: unreachable, too slow, no DocSpace portal");
    ends(ExitCode.NOT_CONNECTED, "there is no key, or the portal refused it");
    ends(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    mayGoWrong("Before DocSpace 3.1.1 a portal does not tell what a key may do.");
    mayGoWrong("From 3.7 on a limited key may not read the settings: the upload limit is unknown.");
    mayGoWrong("A certificate that this computer's Java does not trust is never accepted.");
    ends(ExitCode.DONE, "connected; with --name saved as well");
    this.opener = opener;
    this.sessions = sessions;
  }

  private static boolean isKey(String word) {
    return word.matches("(?i)(sk-|eyJ).*") && Redactor.isIn(word);
  }

  private static Colour colour(String typed) {
    return Colour.of(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "'" + typed + "' is no colour here.",
                    "Take one of " + String.join(", ", Colour.words()) + "."));
  }

  @Override
  public boolean callsPortal() {
    return true;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of(
            "The API key comes from --token-file, from "
                + SessionOpener.TOKEN_VARIABLE
                + ", or is"),
        Text.of("asked for, hidden. It is made in the portal: Developer Tools > API keys."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    if (input.optional("portal").filter(ConnectCommand::isKey).isPresent()) {
      throw new UsageException(
          "That is an API key, not a portal; it was not sent.",
          "Type 'connect <portal>': the key is asked for, hidden.");
    }
    String name = input.option("name").orElse(null);
    if (name != null && !SavedPortal.isName(name)) {
      throw new UsageException(
          "'" + name + "' is no name for a portal.",
          "Use up to 40 letters, digits, hyphens and underscores.");
    }
    for (String kept : List.of("production", "colour")) {
      if (name == null && input.has(kept)) {
        throw new UsageException(
            "--" + kept + " is kept with a portal's name.", "Add --name <name> to save it.");
      }
    }
    if (input.has("token-file") && input.has("token-command")) {
      throw new UsageException(
          "The key comes from a file or from a command, not from both.", "Leave one out.");
    }
    List<String> command = input.option("token-command").map(Tokenizer::split).orElse(List.of());
    if (name != null && Redactor.isIn(String.join(" ", command))) {
      throw new UsageException(
          "--token-command holds a key or password, which would be saved with the portal.",
          "Name a program that gets the key from where it is kept, or use --token-file <file>.");
    }
    CommandResult result =
        opener.connect(
            new ConnectRequest(
                input.optional("portal").orElse(null),
                name,
                new ApiKeySource(input.option("token-file").orElse(null), command),
                input.option("ca-file").orElse(null),
                input.option("colour").map(ConnectCommand::colour).orElse(null),
                input.has("production"),
                input.has("allow-http")),
            input);
    return input.json() && result.exitCode() == ExitCode.DONE
        ? text.statusData(sessions.require())
        : result;
  }
}
