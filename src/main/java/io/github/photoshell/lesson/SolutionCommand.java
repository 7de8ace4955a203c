package io.github.photoshell.lesson;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that a lesson's solution may use, with their options. The lesson's author wrote the
 * lines, but they run for the user. So they must have access only to the practice portal and the
 * lesson's own folder: no program, no other portal, no other file.
 */
@SuppressWarnings("ImmutableEnumChecker") // Map and Set are made unmodifiable.
enum SolutionCommand {
  STATUS("status"),
  PEOPLE("people", "status", "all"),
  PERSON("person"),
  PHOTO_SET("photo-set", Map.of("image", Word.IMAGE), "yes", "again", "quiet"),
  PHOTO_CLEAR("photo-clear", "yes"),
  PHOTO_SHOW("photo-show", "size", "width"),
  PHOTO_SAVE("photo-save", Map.of("file", Word.FILE), "size", "force", "default"),
  PHOTO_UNDO("photo-undo", "import", "list", "yes"),
  PHOTO_REDO("photo-redo", "import", "yes"),
  PHOTO_EXPORT("photo-export", Map.of("folder", Word.FILE), "status"),
  PHOTO_IMPORT("photo-import", Map.of("folder-or-csv", Word.FILE), "dry-run", "yes"),
  API("api", Map.of("body", Word.BODY, "file", Word.PART), "query", "file", "header", "all", "yes"),
  LAST("last", "as", "all"),
  TRACE("trace"),
  EXPLAIN("explain", Map.of("command", Word.COMMAND)),
  PRACTICE("practice", "rules", "rate-limit"),
  PRACTICE_AS("practice-as", "key"),
  PRACTICE_FAULT("practice-fault", "times", "on", "seconds", "list", "clear"),
  PRACTICE_LOG("practice-log", "count"),
  PRACTICE_RESET("practice-reset"),
  DISCONNECT("disconnect"),
  HELP("help"),
  VERSION("version");

  /** The meaning of a word of a command. */
  enum Word {
    /** Text, not a file. */
    TEXT,
    /** A file or folder, which must be given. */
    FILE,
    /** An http or https address, or a file. */
    IMAGE,
    /** Text, or {@code @} and a file. */
    BODY,
    /** A name and text, or a name, {@code @} and a file. */
    PART,
    /** Another command with its words. */
    COMMAND
  }

  private final String command;
  private final Map<String, Word> words;
  private final Set<String> options;

  SolutionCommand(String command, String... options) {
    this(command, Map.of(), options);
  }

  SolutionCommand(String command, Map<String, Word> words, String... options) {
    this.command = command;
    this.words = words;
    // JSON is allowed for every command: it only changes the output.
    this.options =
        Stream.concat(Arrays.stream(options), Stream.of("json", "jq"))
            .collect(Collectors.toUnmodifiableSet());
  }

  static Optional<SolutionCommand> find(String command) {
    return Arrays.stream(values())
        .filter(solutionCommand -> solutionCommand.command.equals(command))
        .findFirst();
  }

  String command() {
    return command;
  }

  /** Returns the allowed options, without hyphens. */
  Set<String> options() {
    return options;
  }

  /** Returns the arguments and options whose value is a file or a command. */
  Map<String, Word> words() {
    return words;
  }

  /** Returns the meaning of the value of an argument or an option. */
  Word word(String name) {
    return words.getOrDefault(name, Word.TEXT);
  }
}
