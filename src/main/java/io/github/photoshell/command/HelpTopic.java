package io.github.photoshell.command;

import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Table;
import io.github.photoshell.render.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages of help that are about no single command. */
enum HelpTopic {
  EXIT_CODES("What the exit codes of photoshell mean") {
    @Override
    List<Text> page(LineLayout layout) {
      Table table = new Table();
      for (ExitCode exitCode : ExitCode.values()) {
        table.row(
            Text.of(Style.STRONG, String.valueOf(exitCode.exitCode())),
            Text.of(exitCode.kind()),
            Text.of(Style.FAINT, meaning(exitCode)));
      }
      List<Text> lines = new ArrayList<>(table.lines(layout));
      lines.add(Text.empty());
      lines.addAll(
          lines(
              "A script exits with the code of its first line that failed. With --json, a",
              "failure is printed as JSON on standard error; its \"kind\" is the word in the",
              "second column. 'help <command>' says what the codes mean for one command."));
      return lines;
    }
  },
  START_OPTIONS("How to start photoshell, and its options") {
    @Override
    List<Text> page(LineLayout layout) {
      return StartOptionHelp.page(layout);
    }
  },
  TOKENS("Where the API key comes from, what it needs, and where it is sent") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "Create an API key in the portal under Developer Tools > API keys. It acts as the",
          "person who created it. An OAuth access token works as well.",
          "",
          "photoshell takes the API key from the first of these that is set:",
          "  1. --token-file <file>, or the output of the --token-command program",
          "  2. the file or program stored with the saved portal ('help connect')",
          "  3. "
              + SessionOpener.TOKEN_VARIABLE
              + ", for the portal of "
              + SessionOpener.PORTAL_VARIABLE,
          "  4. the keyboard (hidden)",
          "",
          "Scopes it needs:",
          "  to set and clear photos     accounts:write",
          "  to search people            accounts:read or accounts:write",
          "  to read your own rights     accounts.self:read (recommended)",
          "",
          "The API key is sent only to the portal's own scheme, host and port, and never to",
          "a redirect. It is never saved, printed or kept in the history. 'disconnect' erases",
          "it. Plain http to another computer is refused without --allow-http.",
          "",
          "An API key in an environment variable stays readable for your user as long as",
          "the shell runs. A key from a file or a program does not.");
    }
  },
  PHOTOS("Whose photo you can change, and which images a portal accepts") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "The portal decides whose photo you can change:",
          "  DocSpace 3.6 and later    only your own, even as the owner or an admin",
          "  DocSpace 3.5 and earlier  your own; as the owner anyone's; as an admin",
          "                            anyone's except the owner's",
          "",
          "If you give an address, the portal downloads the image itself. Since DocSpace 3.7",
          "the address must be public and lead directly to the image, without a redirect.",
          "It must also use https if the portal does.",
          "If you give a file, it must be a PNG or JPEG image within the portal's size limit",
          "(5 MB if the portal does not report one).",
          "",
          "After a change photoshell reads the photo back and compares it. If a photo would",
          "be lost, photoshell asks first on a terminal; --yes skips the question.",
          "",
          "To try it where nothing can break, type 'practice', then:",
          "  photo-set @self https://photos.example/ada.png",
          "To see its requests without sending them:",
          "  explain photo-set @self https://photos.example/ada.png");
    }
  };

  private final String about;

  HelpTopic(String about) {
    this.about = about;
  }

  abstract List<Text> page(LineLayout layout);

  String about() {
    return about;
  }

  /** Returns the word to type. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<HelpTopic> named(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }

  private static List<Text> lines(String... lines) {
    return Arrays.stream(lines).map(Text::of).toList();
  }

  /** Returns what an ending means where the command says nothing else. */
  static String meaning(ExitCode exitCode) {
    return switch (exitCode) {
      case DONE -> "done";
      case REFUSED -> "the portal refused, or the result is not as requested";
      case USAGE -> "invalid command or arguments; nothing was done";
      case NO_ANSWER -> "no usable response: unreachable, timed out, TLS, not a DocSpace portal";
      case NOT_CONNECTED -> "not connected, or the API key was refused";
      case INTERRUPTED -> "stopped with Ctrl-C";
    };
  }
}
