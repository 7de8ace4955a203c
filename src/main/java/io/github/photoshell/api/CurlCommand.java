package io.github.photoshell.api;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.PortalLookup;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.PromptPrefill;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code curl ...}: turns a pasted curl command into the {@code api} line that does the same. */
@Component
final class CurlCommand extends ShellCommand {
  private final CurrentSession sessions;
  private final PortalLookup lookup;
  private final PromptPrefill nextLines;

  CurlCommand(CurrentSession sessions, PortalLookup lookup, PromptPrefill nextLines) {
    super("curl", CommandGroup.API, "Turn a pasted curl command into an 'api' line");
    repeatingArgument("words", "the pasted command, as curl takes it", CompletionSource.none());
    foreignOptions();
    noRequests("'curl' sends no request. It shows the 'api' line that does.");
    example(
        "curl -X PUT --json '{\"files\": \"https://photos.example/ada.png\"}'"
            + " \"$DOCSPACE_BASE_URL/api/2.0/people/@self/photo\"");
    example("curl -X DELETE \"$DOCSPACE_BASE_URL/api/2.0/people/@self/photo\"");
    exitCode(ExitCode.DONE, "the line is ready, or printed");
    exitCode(
        ExitCode.USAGE,
        "not a valid curl command, another host than your portal's, or 'api' cannot send it");
    this.sessions = sessions;
    this.lookup = lookup;
    this.nextLines = nextLines;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of(
            "Nothing is sent. At the prompt, the 'api' line is ready for you to read, edit and"),
        Text.of("run; elsewhere, it is printed. The command may have several lines, as browsers"),
        Text.of(
            "and Postman copy it. API keys and cookies in it are left out: photoshell sends its"),
        Text.of(
            "own API key. Options that change no request, such as -s or -L, are left out, too."),
        Text.of("If no portal is known yet, the address stays in the line, and 'api' checks it."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    List<String> words = input.arguments("words");
    ServerAddress portal =
        sessions.current().map(Session::address).or(lookup::knownAddress).orElse(null);
    CurlTranslation api = CurlTranslation.of(CurlParser.parse(words), portal);
    api.notes().forEach(note -> input.printRemark(Text.of(Style.FAINT, note)));
    if (!nextLines.add(api.line())) {
      return CommandResult.of(Text.of(api.line()).noWrap());
    }
    input.printRemark(Text.of(Style.FAINT, "Ready at the prompt: Enter sends it."));
    return CommandResult.of();
  }
}
