package io.github.photoshell.session;

import io.github.photoshell.session.SavedPortal.Colour;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Redactor;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code connect [<portal>]}: opens a session; the API key is read hidden. */
@Component
public final class ConnectCommand extends ShellCommand implements Explainable {
  private final SessionOpener opener;
  private final CurrentSession sessions;
  private final SessionText text = new SessionText(Clock.systemUTC());

  ConnectCommand(
      SessionOpener opener,
      PortalLookup lookup,
      CurrentSession sessions,
      SavedPortalCompletion saved) {
    super("connect", CommandGroup.PORTAL, "Connect to a portal");
    optionalArgument(
        "portal",
        "address or saved name; default: --portal or " + StartOptions.PORTAL_VARIABLE,
        saved.and(
            typed ->
                lookup.knownPortal().map(one -> CompletionItem.of(one, "")).stream().toList()));
    option(
        "name",
        "name",
        "save the portal, but not its API key, under this name",
        CompletionSource.none());
    option("token-file", "file", "a file that contains only the API key", new FileCompletion());
    option(
        "token-command",
        "command",
        "a program whose first line is the API key; run without a shell",
        CompletionSource.none());
    option(
        "token-wait",
        "seconds",
        "how long that program may take; 10 if not given",
        CompletionSource.none());
    option(
        "ca-file",
        "pem",
        "a file of additional certificate authorities to trust; saved with --name",
        new FileCompletion());
    option(
        "client-cert",
        "p12 or pem",
        "a file with your certificate and key for the portal; saved with --name",
        new FileCompletion());
    option(
        "colour",
        "name",
        "with --name: its colour in the prompt: " + String.join(", ", Colour.words()),
        CompletionSource.choice(Colour.words()));
    flag(
        "production",
        "with --name: ask for extra confirmation before changing others' photos there");
    flag("allow-http", "send the API key unencrypted to another computer");
    jsonFlag();
    example("connect https://portal.example.com");
    example("connect https://portal.example.com --name work --token-command 'pass show portal'");
    example("connect work");
    exitCode(ExitCode.REFUSED, "the portal refused, or its address could not be saved");
    exitCode(
        ExitCode.NO_ANSWER, "no usable response: unreachable, too slow, or not a DocSpace portal");
    exitCode(ExitCode.NOT_CONNECTED, "no API key was given, or the portal refused it");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    note("Portals before DocSpace 3.1.1 do not report the rights of an API key.");
    note("Since 3.7 a limited key cannot read the settings: the upload limit stays unknown.");
    note("A certificate that neither Java nor this computer trusts is never accepted.");
    exitCode(ExitCode.DONE, "connected, and saved with --name");
    this.opener = opener;
    this.sessions = sessions;
  }

  private static boolean isKey(String word) {
    return word.matches("(?i)(sk-|eyJ).*") && Redactor.containsSecret(word);
  }

  private static Colour colour(String typed) {
    return Colour.of(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "'" + typed + "' is not a known colour.",
                    "Use one of " + String.join(", ", Colour.words()) + "."));
  }

  private static Integer seconds(String typed) {
    if (!typed.matches("[1-9]\\d{0,2}")) {
      throw new UsageException(
          "'" + typed + "' is not a number of seconds from 1 to 999.",
          "For example: --token-wait 60");
    }
    return Integer.valueOf(typed);
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of(
            "The API key comes from --token-file, from " + StartOptions.TOKEN_VARIABLE + ", or is"),
        Text.of("typed (hidden). Create it in the portal under Developer Tools > API keys."));
  }

  private static ConnectRequest request(CommandInput input) {
    if (input.optionalArgument("portal").filter(ConnectCommand::isKey).isPresent()) {
      throw new UsageException(
          "That is an API key, not a portal; it was not sent.",
          "Type 'connect <portal>', then type the API key at the hidden prompt.");
    }
    String name = input.option("name").orElse(null);
    if (name != null && !SavedPortal.isName(name)) {
      throw new UsageException(
          "'" + name + "' is not a valid portal name.",
          "Use up to 40 letters, digits, hyphens and underscores.");
    }
    if (PortalPrompt.PRACTICE.equalsIgnoreCase(name)) {
      throw new UsageException(
          "'" + name + "' is the name of the practice portal.", "Use another name.");
    }
    for (String option : List.of("production", "colour")) {
      if (name == null && input.hasFlag(option)) {
        throw new UsageException(
            "--" + option + " applies to saved portals only.", "Add --name <name> to save it.");
      }
    }
    for (String option : List.of("token-file", "token-command")) {
      // An empty shell variable must not lead to another key.
      if (input.option(option).filter(String::isBlank).isPresent()) {
        throw new UsageException("--" + option + " is empty.", "Give it a value, or leave it out.");
      }
    }
    if (input.hasFlag("token-file") && input.hasFlag("token-command")) {
      throw new UsageException(
          "Use either --token-file or --token-command, not both.", "Leave one out.");
    }
    List<String> command = input.option("token-command").map(Tokenizer::split).orElse(List.of());
    if (name != null && Redactor.containsSecret(String.join(" ", command))) {
      throw new UsageException(
          "--token-command contains an API key or password, which would be saved.",
          "Use a program that reads the key from its store, or --token-file <file>.");
    }
    Integer wait = input.option("token-wait").map(ConnectCommand::seconds).orElse(null);
    return new ConnectRequest(
        input.optionalArgument("portal").orElse(null),
        name,
        new ApiKeySource(input.option("token-file").orElse(null), command, wait),
        input.option("ca-file").orElse(null),
        input.option("client-cert").orElse(null),
        input.option("colour").map(ConnectCommand::colour).orElse(null),
        input.hasFlag("production"),
        input.hasFlag("allow-http"));
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    return opener.connect(request(input), context);
  }

  @Override
  protected CommandResult run(CommandInput input) {
    CommandResult result = opener.connect(request(input), input);
    return input.json() && result.exitCode() == ExitCode.DONE
        ? text.statusData(sessions.require())
        : result;
  }
}
