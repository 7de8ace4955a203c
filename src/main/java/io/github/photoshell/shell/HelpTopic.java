package io.github.photoshell.shell;

import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Help pages that are not about a single command. */
enum HelpTopic {
  EXIT_CODES("What the exit codes of photoshell mean") {
    @Override
    List<Text> page(LineLayout layout) {
      Table table = new Table();
      for (ExitCode exitCode : ExitCode.values()) {
        table.addRow(
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
      return StartOption.page(layout);
    }
  },
  TOKENS(
      "Where the API key comes from, what it needs, and where it is sent",
      "token",
      "key",
      "apikey",
      "api-key") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "Create an API key in the portal under Developer Tools > API keys. It acts as",
          "the person who created it. An OAuth access token works as well.",
          "",
          "photoshell takes the API key from the first of these that is set:",
          "  1. --token-file <file>, or the output of the --token-command program",
          "  2. the file or program stored with the saved portal ('help connect')",
          "  3. "
              + StartOptions.TOKEN_VARIABLE
              + ", for the portal of "
              + StartOptions.PORTAL_VARIABLE,
          "  4. the keyboard (hidden)",
          "",
          "Scopes it needs:",
          "  to set and clear photos     accounts:write",
          "  to search people            accounts:read or accounts:write",
          "  to read your own rights     accounts.self:read (recommended)",
          "",
          "The API key is sent only to the portal's own scheme, host and port, and never",
          "to a redirect. It is never saved, printed or kept in the history. 'disconnect'",
          "erases it. Plain http to another computer is refused without --allow-http.",
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
          "                            anyone's except the owner's, but another admin's",
          "                            only from an address, not from a file",
          "",
          "From an address, the portal downloads the image itself. Since DocSpace 3.7 the",
          "address must be public and lead directly to the image, without a redirect. It",
          "must also use https if the portal does.",
          "From a file, the portal accepts PNG and JPEG images up to its size limit (5 MB",
          "if it does not report one).",
          "",
          "After a change, photoshell reads the photo again to verify it. If a photo would",
          "be lost, it asks first on a terminal; --yes skips the question. A script changes",
          "a photo of which no copy could be made this time only with --yes.",
          "",
          "To try it where nothing can break, type 'practice', then:",
          "  photo-set @self https://photos.example/ada.png",
          "To see its requests without sending them:",
          "  explain photo-set @self https://photos.example/ada.png");
    }
  },
  JSON("How to get data for other programs, as JSON", "output", "jq", "data") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "With --json, most commands print one JSON document on standard output. Anything",
          "else, such as a note that a list was cut, goes to standard error:",
          "  people --json",
          "  person ada --json",
          "",
          "If the command fails, the document is on standard error:",
          "  {\"error\": {\"kind\", \"message\", \"status\", \"next\"}}",
          "'help exit-codes' lists the kinds. The JSON Schemas of all documents are in the",
          "folder share/schema of photoshell.",
          "",
          "With --jq, only what a filter selects is printed, one result a line, texts",
          "without quotes. The filter language is that of jq 1.6, without access to files",
          "and environment variables. Put the filter in single quotes:",
          "  people --jq '.[].userName'",
          "  people --jq '.[] | select(.isAdmin) | .email'",
          "An invalid filter ends with 2 before anything is sent. One that fails on the",
          "data, or does not end within 10 seconds, prints no more and ends with 1. A",
          "filter knows kept values as variables of jq: --jq '.[] | select(.id == $id)'",
          "",
          "With --into, the data is kept for later lines instead ('help set'):",
          "  api GET people/ada --jq .id --into id",
          "  api GET people/$id/photo",
          "",
          "From your system's shell, you can also pass the document to another program:",
          "  photoshell person @self --json | python3 -m json.tool",
          "'help <command> --json' prints the help itself as JSON.");
    }
  },
  SCRIPTING("How to run many lines: from a file, with -c, or from standard input", "batch") {
    @Override
    List<Text> page(LineLayout layout) {
      return lines(
          "To run the lines of a file, with values for $1 and $2:",
          "  script welcome.txt ada https://photos.example/ada.png",
          "From your system's shell, any of these:",
          "  photoshell script welcome.txt ada https://photos.example/ada.png",
          "  photoshell < lines.txt",
          "  photoshell -c 'practice; people neil'",
          "",
          "Blank lines and lines that start with # are skipped. The first line that fails",
          "stops the script and sets its exit code; --keep-going runs all lines.",
          "$1 to $9 are the values after the script's name. $name is what 'set' or --into",
          "keeps, and for capitals else an environment variable. A value is always one word",
          "and is never run. Single quotes keep a dollar sign as it is.",
          "Without a terminal, photoshell never waits for an answer to a question.",
          "",
          "To see the requests of all lines without sending them:",
          "  explain script welcome.txt ada https://photos.example/ada.png");
    }
  },
  KEYBOARD("The keys that complete, edit and recall lines", "key", "shortcut", "tab", "editing") {
    @Override
    List<Text> page(LineLayout layout) {
      Table table = new Table();
      key(table, "Tab", "complete the word or list what fits; again: select one");
      key(table, "Right", "at the end of the line: accept the grey suggestion");
      key(table, "Up, Down", "recall earlier lines that begin like this one");
      key(table, "Ctrl-R", "search earlier lines");
      key(table, "Ctrl-X Ctrl-E", "edit the line in $VISUAL or $EDITOR; 'edit': the last line");
      key(table, "q", "in output longer than the screen: back to the prompt");
      key(table, "~/.inputrc", "your own keys, and 'set editing-mode vi'");
      key(table, "Ctrl-L", "clear the screen");
      key(table, "Ctrl-C", "drop the line, or stop the running command");
      key(table, "Ctrl-D", "on an empty line: leave the shell");
      return table.lines(layout);
    }
  };

  private final String about;
  private final String aliases;

  HelpTopic(String about, String... aliases) {
    this.about = about;
    this.aliases = String.join("\n", aliases);
  }

  private static void key(Table table, String keys, String use) {
    table.addRow(Text.of(Style.STRONG, keys), Text.of(Style.FAINT, use));
  }

  /** Returns the word to type, and other words by which {@code help} finds the topic. */
  List<String> names() {
    return Stream.concat(Stream.of(word()), aliases.lines()).toList();
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
    return Arrays.stream(values()).filter(topic -> topic.word().equalsIgnoreCase(word)).findFirst();
  }

  private static List<Text> lines(String... lines) {
    return Arrays.stream(lines).map(Text::of).toList();
  }

  /** Returns the default meaning of an exit code, for commands that declare none. */
  static String meaning(ExitCode exitCode) {
    return switch (exitCode) {
      case DONE -> "done";
      case REFUSED -> "the portal refused, or the result is not as requested";
      case USAGE -> "invalid command or arguments; nothing was done";
      case NO_ANSWER -> "no usable response: unreachable, time-out, TLS, not DocSpace";
      case NOT_CONNECTED -> "not connected, or the API key was refused";
      case INTERRUPTED -> "stopped with Ctrl-C";
    };
  }
}
