package io.github.photoshell.command;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.FileOffers;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offer;
import io.github.photoshell.shell.ShellCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code connect [<portal>]}: opens a session; the token is asked for and never shown. */
@Component
final class ConnectCommand extends ShellCommand {
  private final Connecting connecting;

  ConnectCommand(Connecting connecting) {
    super("connect", Group.PORTAL, "Connect to a portal");
    optionalArgument(
        "portal",
        "its address; left out, that of --portal or " + Connecting.PORTAL_VARIABLE,
        typed -> connecting.knownPortal().map(one -> Offer.of(one, "")).stream().toList());
    option("token-file", "file", "a file that holds the API key alone", new FileOffers());
    flag("allow-http", "send the token unencrypted to another computer");
    example("connect https://portal.example.com");
    example("connect https://portal.example.com --token-file ~/portal.key");
    this.connecting = connecting;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of(
            "The API key comes from --token-file, from " + Connecting.TOKEN_VARIABLE + ", or is"),
        Text.of("asked for, hidden. It is made in the portal: Developer Tools > API keys."));
  }

  @Override
  protected Answer run(Input input) {
    return connecting.connect(
        input.optional("portal").orElse(null),
        input.option("token-file").orElse(null),
        input.has("allow-http"),
        input);
  }
}
