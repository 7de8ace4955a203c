package io.github.photoshell.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people type from habit, from other shells and sites, and what is meant by it here. */
final class CommandHints {
  private static final Map<String, String> MEANT =
      Stream.of(
              meant(
                  "'status' says where you are, as whom, and what the key may do",
                  "whoami who me self @self id"),
              meant(
                  "'people' lists them, 'people <words>' searches",
                  "ls dir list ll users user members find grep search"),
              meant(
                  "'connect <portal>' connects, 'practice' where nothing can break",
                  "login logon signin sign-in open ssh"),
              meant(
                  "'disconnect' forgets the key, 'exit' leaves", "logout logoff signout sign-out"),
              meant(
                  "'exit' leaves, and so does Ctrl-D",
                  "q q! :q :q! :wq bye end quit() exit() exit; quit; x"),
              meant(
                  "'photo-set <person> <image>' sets a photo", "set put upload send avatar change"),
              meant(
                  "'photo-show <person>' shows one, 'photo-set <person> <image>' sets one; 'help'"
                      + " lists the rest",
                  "photo photos pic picture"),
              meant(
                  "'photo-show <person>' shows a photo, 'person <person>' all about somebody",
                  "show view cat get image"),
              meant("'photo-save <person>' saves a photo to a file", "save download cp"),
              meant("'photo-clear <person>' takes a photo away", "delete del rm remove unset"),
              meant("'photo-undo' takes back the last change", "undo revert rollback back"),
              meant("'photo-export <folder>' saves the photos of many", "export backup"),
              meant("'photo-import <folder-or-csv>' sets the photos of many", "import"),
              meant(
                  "'help' lists the commands, 'help <command>' explains one",
                  "? /? -? -h man usage info commands menu h ??"),
              meant("'version' tells it", "-v -V ver about"),
              meant("'lesson-hint' helps with the step of a lesson", "hint tip stuck"),
              meant("'lesson-solution' writes the line of the step", "solution solve answer"),
              meant("'lesson-skip' goes on to the next step of a lesson", "next skip"),
              meant("'lesson-stop' ends a lesson for now, 'exit' leaves", "stop pause abort"),
              meant(
                  "'lessons' lists what can be learned, 'lesson <name>' begins",
                  "learn tutorial tour train training course start begin demo"),
              meant("'practice-reset' begins the practice portal anew", "reset restart"),
              meant(
                  "'help tokens' tells where a key comes from, 'status' what yours may do",
                  "key keys token tokens apikey api-key password passwd"),
              meant(
                  "'api <method> <path>' makes any call by hand",
                  "curl wget http https request post rest"),
              meant("'clear' empties the screen", "cls"),
              meant("'last' shows the last call, 'trace on' every one", "log logs debug verbose"),
              meant(
                  "'practice-as <person>' is somebody else, on the practice portal",
                  "su sudo as become"),
              meant("'portals' lists those that are saved", "settings config preferences"),
              meant("'script <file>' runs the lines of a file", "run source exec . sh bash"),
              meant("No question is open: type a command", "y yes n no ok"))
          .flatMap(one -> one)
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private CommandHints() {}

  private static Stream<Map.Entry<String, String>> meant(String advice, String words) {
    return Stream.of(words.split(" ")).map(word -> Map.entry(word, advice));
  }

  /**
   * Returns what to type instead, as a whole sentence.
   *
   * @param typed a line whose first word is no command
   * @param commands the names of all there are
   */
  static Optional<String> instead(List<String> typed, List<String> commands) {
    String first = typed.get(0).toLowerCase(Locale.ROOT);
    Optional<String> joined =
        Stream.of(first, typed.size() < 2 ? "" : first + "-" + typed.get(1), turned(typed))
            .filter(commands::contains)
            .findFirst();
    if (joined.isPresent()) {
      return joined.map(name -> "Type '" + name + "'.");
    }
    boolean asksAboutOne = typed.size() == 2 && List.of("man", "?", "info").contains(first);
    if (asksAboutOne && commands.contains(typed.get(1))) {
      return Optional.of("Type 'help " + typed.get(1) + "'.");
    }
    return Optional.ofNullable(MEANT.get(first)).map(advice -> advice + ".");
  }

  /** {@code set photo} and {@code set-photo} are {@code photo-set}. */
  private static String turned(List<String> typed) {
    List<String> words = typed.get(0).contains("-") ? List.of(typed.get(0).split("-", 2)) : typed;
    return words.size() < 2 ? "" : (words.get(1) + "-" + words.get(0)).toLowerCase(Locale.ROOT);
  }
}
