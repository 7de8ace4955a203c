package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.UserFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.impl.InputRC;
import org.jline.reader.impl.LineReaderImpl;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the user's {@code ~/.inputrc}, or of the file that {@code INPUTRC} names: bindings,
 * {@code set editing-mode}, {@code set bell-style}, conditions, {@code $include}. JLine reads each
 * statement by itself, so that an invalid one can be named, and functions that other programs know
 * are left out as readline does.
 */
final class InputRc {
  private static final int MAX_DEPTH = 5;

  private static final Pattern SET =
      Pattern.compile("set\\s+(\\S+)\\s+(\\S+).*", Pattern.CASE_INSENSITIVE);

  /** A key, in quotes or by name, and what it does. */
  private static final Pattern BINDING =
      Pattern.compile(
          "(\"(?:[^\"\\\\]|\\\\.)+\"|[^\\s:\"]+)\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[A-Za-z][\\w-]*)\\s*(?:#.*)?");

  /** JLine's names of readline's keymaps. */
  private static final Map<String, String> KEYMAPS =
      Map.of(
          "emacs", LineReader.EMACS,
          "emacs-standard", LineReader.EMACS,
          "vi", LineReader.VICMD,
          "vi-command", LineReader.VICMD,
          "vi-move", LineReader.VICMD,
          "vi-insert", LineReader.VIINS);

  /** JLine's names of readline's functions, if they differ. */
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("previous-history", LineReader.UP_LINE_OR_HISTORY),
          Map.entry("next-history", LineReader.DOWN_LINE_OR_HISTORY),
          Map.entry("history-search-backward", LineReader.UP_LINE_OR_SEARCH),
          Map.entry("history-search-forward", LineReader.DOWN_LINE_OR_SEARCH),
          Map.entry("reverse-search-history", LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD),
          Map.entry("forward-search-history", LineReader.HISTORY_INCREMENTAL_SEARCH_FORWARD),
          Map.entry("complete", LineReader.EXPAND_OR_COMPLETE),
          Map.entry("possible-completions", LineReader.LIST_CHOICES),
          Map.entry("menu-complete-backward", LineReader.REVERSE_MENU_COMPLETE),
          Map.entry("unix-line-discard", LineReader.BACKWARD_KILL_LINE),
          Map.entry("unix-word-rubout", LineReader.BACKWARD_KILL_WORD),
          Map.entry("unix-filename-rubout", LineReader.BACKWARD_KILL_WORD),
          Map.entry("upcase-word", LineReader.UP_CASE_WORD),
          Map.entry("downcase-word", LineReader.DOWN_CASE_WORD),
          Map.entry("end-of-file", LineReader.DELETE_CHAR_OR_LIST),
          Map.entry("set-mark", LineReader.SET_MARK_COMMAND),
          Map.entry("vi-movement-mode", LineReader.VI_CMD_MODE),
          Map.entry("vi-insertion-mode", LineReader.VI_INSERT),
          Map.entry("vi-edit-and-execute-command", LineReader.EDIT_AND_EXECUTE_COMMAND),
          Map.entry("vi-append-mode", LineReader.VI_ADD_NEXT),
          Map.entry("vi-append-eol", LineReader.VI_ADD_EOL),
          Map.entry("vi-prev-word", LineReader.VI_BACKWARD_WORD),
          Map.entry("vi-next-word", LineReader.VI_FORWARD_WORD),
          Map.entry("vi-put", LineReader.VI_PUT_AFTER),
          Map.entry("vi-subst", LineReader.VI_CHANGE));

  private final Map<String, String> environment;
  private final Path home;
  private final List<String> faults = new ArrayList<>();

  InputRc(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /** Binds the keys; to be called before others bind more, and once. */
  void apply(LineReaderImpl lines) {
    Path file =
        Optional.ofNullable(environment.get("INPUTRC"))
            .filter(named -> !named.isBlank())
            .map(this::path)
            .orElseGet(() -> home.resolve(".inputrc"));
    new Statements(lines).include(file, 0);
  }

  /** Returns what was ignored, on one line, once; null for nothing. */
  @Nullable String notice() {
    if (faults.isEmpty()) {
      return null;
    }
    String first = faults.get(0);
    String more = faults.size() == 1 ? "" : "; and %d more".formatted(faults.size() - 1);
    faults.clear();
    return "(your own keys: " + first + more + ")";
  }

  private Path path(String typed) {
    return typed.startsWith("~/") ? home.resolve(typed.substring(2)) : home.resolve(typed);
  }

  /** Runs the statements of a file and of those it includes. */
  private final class Statements {
    private final LineReaderImpl lines;
    private String keymap = LineReader.EMACS;
    private boolean isVi;

    Statements(LineReaderImpl lines) {
      this.lines = lines;
    }

    void include(Path file, int depth) {
      // Like readline, does without a missing file, and /dev/null is an empty one.
      if (depth > MAX_DEPTH || !Files.isRegularFile(file)) {
        return;
      }
      List<String> statements;
      try {
        statements = UserFile.lines(file);
      } catch (IOException e) {
        faults.add(file + " is ignored: " + AtomicFile.reason(e));
        return;
      }
      Deque<Boolean> conditions = new ArrayDeque<>();
      for (int i = 0; i < statements.size(); i++) {
        String statement = statements.get(i).strip();
        if (!statement.isEmpty()
            && !statement.startsWith("#")
            && !run(statement, conditions, depth)) {
          faults.add("%s, line %d is not valid".formatted(file, i + 1));
        }
      }
      if (!conditions.isEmpty()) {
        faults.add(file + " has an $if without $endif");
      }
    }

    private boolean run(String statement, Deque<Boolean> conditions, int depth) {
      String[] words = statement.split("\\s+", 2);
      String rest = words.length > 1 ? words[1] : "";
      switch (words[0]) {
        case "$if" -> conditions.push(holds(rest));
        case "$else" -> {
          if (conditions.isEmpty()) {
            return false;
          }
          conditions.push(!conditions.pop());
        }
        case "$endif" -> {
          return conditions.poll() != null;
        }
        default -> {
          if (conditions.contains(false)) {
            return true;
          }
          if (words[0].equals("$include")) {
            include(path(rest), depth + 1);
            return true;
          }
          return set(statement) || bind(statement);
        }
      }
      return true;
    }

    private boolean holds(String condition) {
      String[] test = condition.split("\\s*={1,2}\\s*", 2);
      return switch (test[0]) {
        case "mode" -> test.length > 1 && test[1].equals(isVi ? "vi" : "emacs");
        case "term" ->
            test.length > 1
                && environment.getOrDefault("TERM", "").matches("\\Q" + test[1] + "\\E(-.*)?");
        default -> condition.equalsIgnoreCase("photoshell");
      };
    }

    private boolean set(String statement) {
      Matcher set = SET.matcher(statement);
      if (!set.matches()) {
        return false;
      }
      String value = set.group(2);
      switch (set.group(1).toLowerCase(Locale.ROOT)) {
        case "editing-mode" -> {
          isVi = value.equals("vi");
          keymap = isVi ? LineReader.VIINS : LineReader.EMACS;
          configure("set editing-mode " + (isVi ? "vi" : "emacs"));
        }
        // Unlike readline, JLine has no map of the keys after Ctrl-X or Escape.
        case "keymap" -> keymap = KEYMAPS.getOrDefault(value, "");
        case "bell-style" -> configure("set bell-style " + value);
        default -> {
          // A variable of readline that JLine does not have.
        }
      }
      return true;
    }

    private boolean bind(String statement) {
      Matcher binding = BINDING.matcher(statement);
      if (!binding.matches()) {
        return false;
      }
      String action = binding.group(2);
      boolean isText = action.startsWith("\"") || action.startsWith("'");
      String widget = isText ? action : FUNCTIONS.getOrDefault(action, action);
      if (!keymap.isEmpty() && (isText || lines.getWidgets().containsKey(widget))) {
        configure("set keymap " + keymap + "\n" + binding.group(1) + ": " + widget);
      }
      return true;
    }

    private void configure(String statements) {
      try {
        InputRC.configure(lines, new StringReader(statements));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
