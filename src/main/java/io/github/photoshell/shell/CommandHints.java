package io.github.photoshell.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hints for words that users type from habit: names that other shells, sites and tools use. A word
 * for reading never leads to a command that changes something.
 */
final class CommandHints {
  private static final String PEOPLE = "'people' lists people, 'people <words>' searches them";
  private static final String PERSON = "'person <person>' shows everything about a person";
  private static final String SET = "'photo-set <person> <image>' sets a photo";
  private static final String SHOW = "'photo-show <person>' shows a photo";
  private static final String SAVE = "'photo-save <person>' saves a photo to a file";
  private static final String CLEAR = "'photo-clear <person>' removes a photo";
  private static final String UNDO = "'photo-undo' undoes the last change";
  private static final String REDO = "'photo-redo' redoes the change undone last";
  private static final String CHANGES = "'photo-undo --list' lists your changes";
  private static final String EXPORT = "'photo-export <folder>' saves the photos of many people";
  private static final String API = "'api <method> <path>' sends any request: api GET people/@self";
  private static final String ONLY_PHOTOS =
      "photoshell changes only photos. 'api <method> <path>' sends any other request";
  private static final String JSON =
      "Add --json to a command to get its data as JSON, or --jq <filter> to get a part of it. More:"
          + " 'help json'";
  private static final String CONNECT =
      "'connect <portal>' connects to a portal, 'practice' to one where nothing can break";
  private static final String WITHOUT_PROMPT = "Type the command alone, without the prompt";
  private static final String HELP =
      "'help' lists the commands, 'help <command>' explains one of them";

  /** Hints for the first word of a line. */
  private static final Map<String, String> WORDS =
      table(
          hint(
              "'status' shows who you are and what your API key can do",
              "whoami who me self @self id profile account"),
          hint(
              PEOPLE,
              "dir list ll users user members member find grep search who-has count select"),
          hint(CONNECT, "login logon signin sign-in open ssh hello hi"),
          hint(
              "'disconnect' forgets the API key, 'exit' leaves the shell",
              "logout logoff signout sign-out"),
          hint("Type 'exit' or press Ctrl-D to leave the shell", "q q! :q :q! :wq bye end x"),
          hint("Type 'exit' or press Ctrl-D to leave the shell", "quit() exit() leave"),
          hint(SET, "put upload send avatar change update replace"),
          hint(
              "'people' shows who has a photo, 'help photo' lists the photo commands",
              "photo photos pic pics picture pictures image images"),
          hint(SHOW + ", " + PERSON, "show view cat get see display print info read preview"),
          hint(SAVE, "save download cp copy fetch pull"),
          hint(CLEAR, "delete del rm remove erase"),
          hint(UNDO, "undo revert rollback back restore"),
          hint(CHANGES, "changes"),
          hint(REDO, "redo"),
          hint(EXPORT, "export backup dump"),
          hint("'photo-import <folder-or-csv>' sets the photos of many people", "import"),
          hint(
              ONLY_PHOTOS, "add create new invite rename block disable groups rooms files folders"),
          hint(HELP, "/? -? -h h man manual usage commands command menu ?? /help :help docs"),
          hint("'version' shows the version of photoshell", "-v -V ver about"),
          hint("'lesson-hint' helps with the current step of a lesson", "hint tip stuck"),
          hint("'lesson-solution' shows the solution of the current step", "solution solve answer"),
          hint("'lesson-skip' skips the current step of a lesson", "next skip"),
          hint("'lesson-stop' ends a lesson for now, 'exit' leaves the shell", "stop pause abort"),
          hint(
              "'lessons' lists the lessons, 'lesson <name>' starts one",
              "learn tutorial tour train training course start begin demo"),
          hint("'practice-reset' resets the practice portal", "reset restart"),
          hint(
              "'help tokens' explains API keys, 'status' shows what yours can do",
              "key keys token tokens apikey api-key password passwd secret"),
          hint(API, "wget http https request post rest call patch head"),
          hint(JSON, "json jq --json format output"),
          hint("'clear' clears the screen", "cls"),
          hint(
              "'last' shows the last request and response, 'trace on' shows every one",
              "log logs debug verbose trace-on"),
          hint("'history' lists the lines you typed, Ctrl-R searches them", "hist"),
          hint("On the practice portal 'practice-as <person>' changes who you are", "su sudo as"),
          hint(
              "'doctor' checks the connection, the API key and your setup",
              "ping check test diagnose health proxy tls cert certificate network"),
          hint("'portals' lists the saved portals", "settings config preferences options env"),
          hint("'script <file>' runs the lines of a file", "run source exec . sh bash batch for"),
          hint(
              "'cd <folder>' changes the folder that files are found from, 'ls' lists files",
              "chdir mkdir pushd popd"),
          hint(
              "'edit' opens the last line in your editor, Ctrl-X Ctrl-E the line being typed",
              "!! fc vi vim nano emacs"),
          hint("Type the command alone, without 'photoshell'", "photoshell"),
          hint(WITHOUT_PROMPT, "photoshell> $"),
          hint("No question is open. Type a command, or 'help'", "y yes n no ok"));

  private static final Map<String, String> PHOTO =
      table(
          hint(CLEAR, "delete del rm remove unset drop erase"),
          hint(SET, "upload put add change update replace send new create"),
          hint(
              "'people' shows who has a photo, " + SHOW,
              "list ls all find search who missing people users count"),
          hint(
              SHOW,
              "get view display info see print open cat size sizes url check preview read look stat"
                  + " stats"),
          hint(SAVE, "download fetch pull copy"),
          hint(EXPORT, "backup dump"),
          hint("'photo-undo' undoes the last change", "revert rollback restore"),
          hint(CHANGES, "history log changes"));

  private static final Map<String, String> PERSON_WORDS =
      table(
          hint(PEOPLE, "list ls all find search filter count"),
          hint(PERSON, "show get view info cat see read"),
          hint(ONLY_PHOTOS, "add create new delete remove rm edit update rename disable invite"));

  private static final Map<String, String> PORTAL =
      table(
          hint("'portals' lists the saved portals", "list ls all"),
          hint("'connect <portal> --name <name>' saves a portal", "add new save create"),
          hint("'portals --remove <name>' forgets a saved portal", "delete remove rm"),
          hint("'status' shows the portal you are connected to", "show info get status"));

  private static final Map<String, String> LESSON =
      table(
          hint("'lessons' lists the lessons", "list ls all"),
          hint("'lesson <name>' starts a lesson", "start begin open run"),
          hint("'lesson' shows the current step", "show again repeat status"),
          hint("'lesson-skip' skips the current step", "next"),
          hint("'lesson-undo' goes back to the start of the step", "back reset"),
          hint("'lesson-stop' ends the lesson for now", "quit exit end leave pause"));

  private static final Map<String, String> PRACTICE =
      table(
          hint("'practice' starts the practice portal", "start begin open on"),
          hint("'disconnect' leaves the practice portal", "stop quit exit end leave off"),
          hint("'practice-reset' resets the practice portal", "restart"),
          hint("'practice-fault --list' lists the faults", "faults error fail"),
          hint("'practice-log' lists what the practice portal was asked", "logs history"));

  private static final Map<String, String> API_WORDS =
      table(hint(API, "get put post delete patch call list send request"));

  /** Hints for a noun with a verb, joined by a hyphen or a space, in either order. */
  private static final Map<String, Map<String, String>> NOUNS =
      Map.ofEntries(
          Map.entry("photo", PHOTO),
          Map.entry("picture", PHOTO),
          Map.entry("pic", PHOTO),
          Map.entry("image", PHOTO),
          Map.entry("avatar", PHOTO),
          Map.entry("people", PERSON_WORDS),
          Map.entry("person", PERSON_WORDS),
          Map.entry("user", PERSON_WORDS),
          Map.entry("member", PERSON_WORDS),
          Map.entry("portal", PORTAL),
          Map.entry("lesson", LESSON),
          Map.entry("practice", PRACTICE),
          Map.entry("api", API_WORDS));

  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");

  private static final Pattern ADDRESS =
      Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The user name in the prompt, where it ends. */
  private static final Pattern END_OF_PROMPT = Pattern.compile("\\(\\S+\\)>");

  /** A line of the history, as bash names it. */
  private static final Pattern HISTORY_LINE = Pattern.compile("![1-9]\\d{0,8}");

  private CommandHints() {}

  private static Stream<Map.Entry<String, String>> hint(String hint, String words) {
    return Stream.of(words.split(" ")).map(word -> Map.entry(word, hint));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Map<String, String> table(Stream<Map.Entry<String, String>>... hints) {
    return Stream.of(hints)
        .flatMap(stream -> stream)
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns the hint for the end of a prompt that was copied, without a full stop. */
  static Optional<String> ofPrompt(String word) {
    return END_OF_PROMPT.matcher(word).matches() ? Optional.of(WITHOUT_PROMPT) : Optional.empty();
  }

  /**
   * Returns what to type instead, as a whole sentence.
   *
   * @param typed a line whose first word is not a command
   * @param commands the names of all commands
   */
  static Optional<String> instead(List<String> typed, List<String> commands) {
    String first = lower(typed.get(0));
    String second = typed.size() < 2 ? "" : typed.get(1);
    if (TypedSecrets.containsSecret(typed.get(0))) {
      return Optional.of(
          "Do not type an API key as a command. 'connect <portal>' asks for it, hidden.");
    }
    if (ADDRESS.matcher(first).matches()) {
      return Optional.of("To connect to a portal: connect <portal>");
    }
    if (METHODS.contains(first) && second.contains("/")) {
      String method = first.toUpperCase(Locale.ROOT);
      return Optional.of("Type 'api " + method + " " + TypedSecrets.redact(second) + "'.");
    }
    if (HISTORY_LINE.matcher(first).matches()) {
      return Optional.of(
          "To edit line %1$s of the history and run it: edit %1$s".formatted(first.substring(1)));
    }
    if (first.equals("photoshell") && commands.contains(second)) {
      return Optional.of("Leave out 'photoshell': type '" + second + "'.");
    }
    if (Set.of("man", "info").contains(first) && commands.contains(second)) {
      return Optional.of("Type 'help " + second + "'.");
    }
    return ofPrompt(second)
        .or(() -> joined(first, second, commands))
        .or(() -> ofNoun(first, second))
        .or(() -> Optional.ofNullable(WORDS.get(first)))
        .map(hint -> hint + ".");
  }

  /** {@code photo set}, {@code set photo} and {@code set-photo} are {@code photo-set}. */
  private static Optional<String> joined(String first, String second, List<String> commands) {
    String[] parts = parts(first, second);
    return Stream.of(first, parts[0] + "-" + parts[1], parts[1] + "-" + parts[0])
        .filter(commands::contains)
        .findFirst()
        .map(name -> "Type '" + name + "'");
  }

  private static Optional<String> ofNoun(String first, String second) {
    String[] parts = parts(first, second);
    return verb(parts[0], parts[1]).or(() -> verb(parts[1], parts[0]));
  }

  private static Optional<String> verb(String noun, String verb) {
    return Stream.of(noun, noun.replaceFirst("s$", ""))
        .map(one -> NOUNS.getOrDefault(one, Map.of()))
        .filter(verbs -> verbs.containsKey(verb))
        .findFirst()
        .map(verbs -> verbs.get(verb));
  }

  private static String[] parts(String first, String second) {
    int hyphen = first.indexOf('-');
    return hyphen > 0
        ? new String[] {first.substring(0, hyphen), first.substring(hyphen + 1)}
        : new String[] {first, lower(second)};
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
