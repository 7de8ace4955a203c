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
  EXIT_CODES("How a command tells programs how it ended") {
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
              "A script ends with the code of its first line that failed. With --json a",
              "failure is a document on standard error, in which the word of the second",
              "column is the \"kind\". 'help <command>' says what the codes mean there."));
      return lines;
    }
  },
  START_OPTIONS("How to start photoshell, and its options") {
    @Override
    List<Text> page(LineLayout layout) {
      return StartOptionHelp.page(layout);
    }
  },
  TOKENS("Where the key comes from, what it may do, and where it goes") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "A key is made in the portal: Developer Tools > API keys. It acts as the person",
          "who made it. An access token of a sign-in works as well.",
          "",
          "It is taken from the first of these that there is:",
          "  1. --token-file <file>, or what the program of --token-command prints",
          "  2. the file or program that the saved portal names ('help connect')",
          "  3. "
              + SessionOpener.TOKEN_VARIABLE
              + ", for the portal of "
              + SessionOpener.PORTAL_VARIABLE,
          "  4. the keyboard, hidden",
          "",
          "What it needs:",
          "  to set and clear photos     accounts:write",
          "  to search people            accounts:read or accounts:write",
          "  to know its maker's rights  accounts.self:read; does no harm to have",
          "",
          "It goes to the portal's own scheme, host and port and nowhere else, not behind a",
          "redirect either. It is never written, printed or kept in the history; 'disconnect'",
          "wipes it. Plain http to another computer is refused without --allow-http.",
          "",
          "What Java cannot overwrite: the environment, where a key stays readable for this",
          "user as long as the shell runs. A file or a program leaves nothing behind.");
    }
  },
  PHOTOS("Whose photo you may change, and what a portal takes for one") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "Whose photo you may change is the portal's rule:",
          "  DocSpace 3.6 and later    your own; the owner and admins, too, only theirs",
          "  DocSpace 3.5 and before   your own; the owner everybody's, admins everybody's",
          "                            but the owner's",
          "",
          "From an address the portal fetches the picture by itself. From 3.7 on that must be",
          "https (where the portal is), public, and the picture itself: it follows no redirect.",
          "As a file it takes PNG and JPEG, up to its limit, 5 MB where it does not say.",
          "",
          "What the portal answers to a change is not believed: the photo is read back and",
          "compared. Before a photo is lost you are asked, on a terminal, unless --yes.",
          "",
          "Try it where nothing can break: 'practice', then",
          "  photo-set @self https://photos.example/ada.png",
          "and 'explain photo-set @self https://photos.example/ada.png' for the calls.");
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
      case REFUSED -> "the portal said no, or the result is not as asked";
      case USAGE -> "typed wrong; nothing was done";
      case NO_ANSWER -> "no usable answer: unreachable, too slow, TLS, no DocSpace portal";
      case NOT_CONNECTED -> "not connected, or the portal refused the key";
      case INTERRUPTED -> "stopped with Ctrl-C";
    };
  }
}
