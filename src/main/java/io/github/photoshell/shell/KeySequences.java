package io.github.photoshell.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Macro;
import org.jline.reader.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The sequences that special keys send: the control sequences (CSI) and single shifts (SS3) of
 * ECMA-48, as used by xterm, PuTTY, rxvt, the Linux console and most others. JLine's key maps match
 * them letter by letter and would insert the rest of an unknown sequence as text; here each
 * sequence is one key.
 */
final class KeySequences {
  private static final String CSI = "\u001b[";
  private static final String SS3 = "\u001bO";

  /** The prefixes of strings (OSC, DCS, kitty's APC), with which terminals answer questions. */
  private static final List<String> STRINGS = List.of("\u001b]", "\u001bP", "\u001b_G");

  private static final int MAX_STRING = 4096;

  /** The prefixes of sequences; the Alt key adds an escape. */
  private static final List<String> PREFIXES =
      Stream.concat(STRINGS.stream(), Stream.of(CSI, SS3, "\u001b" + CSI, "\u001b" + SS3)).toList();

  private static final Pattern FORM =
      Pattern.compile(
          "(?<alt>\u001b?)\u001b(?<kind>[\\[O])(?<number>\\d*)(?:;(?<keys>\\d+))?(?<last>[A-Za-z~^$@])");

  /** Bits of xterm's modifier number minus one. */
  private static final int ALT_CTRL_OR_META = 2 | 4 | 8;

  private static final String MOUSE = CSI + "M";
  private static final int MOUSE_REPORT = 3;

  private final Map<String, Binding> bound = new HashMap<>();

  /**
   * Replaces all sequences in the key maps by one binding.
   *
   * @param maps the key maps, the most important first
   * @param begun the binding for the start of any sequence
   */
  KeySequences(List<KeyMap<Binding>> maps, Binding begun) {
    for (KeyMap<Binding> keys : maps) {
      Map.copyOf(keys.getBoundKeys())
          .forEach((keySequence, binding) -> take(keys, keySequence, binding));
      keys.bind(begun, PREFIXES);
    }
  }

  private void take(KeyMap<Binding> keys, String sequence, Binding binding) {
    boolean begins = PREFIXES.stream().anyMatch(sequence::startsWith);
    if (!begins) {
      return;
    }
    // Removing only the whole sequence would leave a map for each of its letters.
    for (int end = sequence.length(); end >= CSI.length(); end--) {
      keys.unbind(sequence.substring(0, end));
    }
    // The others beep.
    if ((binding instanceof Reference || binding instanceof Macro)
        && isComplete(sequence)
        && !sequence.startsWith(MOUSE)) {
      bound.putIfAbsent(sequence, binding);
    }
  }

  /** Returns whether the sequence is complete. */
  static boolean isComplete(CharSequence typed) {
    String sequence = typed.toString();
    if (isString(sequence)) {
      return sequence.endsWith("\u0007")
          || sequence.endsWith("\u001b\\")
          || sequence.length() > MAX_STRING;
    }
    int begin = sequence.startsWith("\u001b\u001b") ? 1 : 0;
    String rest = sequence.substring(begin + CSI.length());
    if (rest.isEmpty()) {
      return false;
    }
    char last = rest.charAt(rest.length() - 1);
    if (sequence.startsWith(SS3, begin)) {
      return !Character.isDigit(last) && last != ';';
    }
    if (sequence.startsWith(MOUSE, begin)) {
      return rest.length() > MOUSE_REPORT;
    }
    if (rest.charAt(0) == '[') {
      // The Linux console's F1 to F5.
      return rest.length() > 1;
    }
    // rxvt ends with a dollar sign where the Shift key is held down.
    boolean isShifted = last == '$' && rest.charAt(0) != '?';
    return (last >= '@' && last <= '~') || isShifted;
  }

  private static boolean isString(String sequence) {
    return STRINGS.stream().anyMatch(sequence::startsWith);
  }

  /** Returns whether a character can continue the sequence. */
  static boolean canContinue(CharSequence begun, int next) {
    if (isString(begun.toString())) {
      return next >= ' ' || next == '\u0007' || next == '\u001b';
    }
    return next >= ' ' && (next <= '~' || begun.toString().startsWith(MOUSE));
  }

  /**
   * Returns the binding of a sequence; null if it has none.
   *
   * @param inMenu whether a candidate of the Tab list is selected
   */
  @Nullable Binding meaning(String sequence, boolean inMenu) {
    Binding known = bound.get(sequence);
    if (known == null) {
      String widget = widget(sequence);
      return widget == null ? null : new Reference(widget);
    }
    boolean onlyThere = known.equals(new Reference(LineReader.REVERSE_MENU_COMPLETE));
    return onlyThere && !inMenu ? null : known;
  }

  /** Returns the usual widget of a sequence; null if there is none. */
  private static @Nullable String widget(String sequence) {
    Matcher form = FORM.matcher(sequence);
    if (!form.matches()) {
      return null;
    }
    char last = form.group("last").charAt(0);
    int number = form.group("number").isEmpty() ? 1 : number(form.group("number"));
    boolean hasNumber = "~^$@".indexOf(last) >= 0;
    int keys = form.group("keys") != null ? number(form.group("keys")) : hasNumber ? 1 : number;
    boolean far =
        !form.group("alt").isEmpty()
            || ((keys - 1) & ALT_CTRL_OR_META) != 0
            || last == '^'
            || last == '@'
            || (form.group("kind").equals("O") && Character.isLowerCase(last));
    if (hasNumber) {
      return switch (number) {
        case 1, 7 -> LineReader.BEGINNING_OF_LINE;
        case 4, 8 -> LineReader.END_OF_LINE;
        case 3 -> far ? LineReader.KILL_WORD : LineReader.DELETE_CHAR;
        default -> null;
      };
    }
    return switch (last) {
      case 'A', 'a' -> LineReader.UP_LINE_OR_SEARCH;
      case 'B', 'b' -> LineReader.DOWN_LINE_OR_SEARCH;
      case 'C', 'c' -> far ? LineReader.FORWARD_WORD : LineReader.FORWARD_CHAR;
      case 'D', 'd' -> far ? LineReader.BACKWARD_WORD : LineReader.BACKWARD_CHAR;
      case 'H' -> LineReader.BEGINNING_OF_LINE;
      case 'F' -> LineReader.END_OF_LINE;
      default -> null;
    };
  }

  private static int number(String digits) {
    return digits.length() > 3 ? 0 : Integer.parseInt(digits);
  }
}
