package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * JLine's line editor, with what it lacks: keys that it does not know are passed over whole, and
 * the user's own editor gets the line.
 */
class PromptReader extends LineReaderImpl {
  private static final Reference SEQUENCE = new Reference("photoshell-key-sequence");

  /** How long the rest of a key's sequence may take. */
  private static final long PATIENCE_MILLIS = 500;

  private final KeySequences sequences;
  private final boolean isDumb;
  private @Nullable String sequence;
  private @Nullable UnaryOperator<String> editor;

  @SuppressWarnings("this-escape")
  PromptReader(Terminal terminal) {
    super(terminal, "photoshell", null);
    isDumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
    Set<KeyMap<Binding>> maps = new LinkedHashSet<>();
    maps.add(getKeyMaps().get(MAIN));
    maps.add(getKeyMaps().get(MENU));
    maps.addAll(getKeyMaps().values());
    if (isDumb) {
      passOverControlCharacters(Objects.requireNonNull(getKeyMaps().get(MAIN)));
    }
    sequences = new KeySequences(List.copyOf(maps), SEQUENCE);
  }

  /** Where the system edits the line, they come with it and are nothing that can be typed. */
  private static void passOverControlCharacters(KeyMap<Binding> keys) {
    for (char c = 0; c < ' '; c++) {
      if ("\t\n\r".indexOf(c) < 0) {
        keys.unbind(String.valueOf(c));
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked") // JLine asks for bindings and for nothing else.
  protected <T> T doReadBinding(KeyMap<T> keys, @Nullable KeyMap<T> local) {
    while (true) {
      sequence = null;
      T read = super.doReadBinding(keys, local);
      if (!SEQUENCE.equals(read)) {
        return read;
      }
      String whole = restOf(getLastBinding());
      Binding meant = isDumb ? null : sequences.meaning(whole, isMenu(local));
      if (meant != null) {
        sequence = whole;
        return (T) meant;
      }
    }
  }

  /**
   * Has lines edited elsewhere at a key. Without this there is nothing at that key, for what is
   * typed may be hidden.
   *
   * @param editing returns the edited line; the terminal is its own meanwhile
   */
  void editWith(UnaryOperator<String> editing) {
    editor = editing;
  }

  @Override
  protected boolean editAndExecute() {
    UnaryOperator<String> editing = editor;
    if (editing == null) {
      return false;
    }
    // Nothing of the line stays on the screen, for it is drawn anew in the same place.
    display.update(List.of(), 0);
    terminal.writer().write(BRACKETED_PASTE_OFF);
    terminal.puts(Capability.keypad_local);
    terminal.flush();
    String edited = editing.apply(buf.toString());
    size.copy(terminal.getSize());
    display.resize(size.getRows(), size.getColumns());
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(BRACKETED_PASTE_ON);
    buf.clear();
    buf.write(edited);
    return true;
  }

  private boolean isMenu(@Nullable KeyMap<?> local) {
    return local != null && local.equals(getKeyMaps().get(MENU));
  }

  private String restOf(String beginning) {
    StringBuilder whole = new StringBuilder(beginning);
    while (!KeySequences.isWhole(whole)) {
      if (!KeySequences.mayGoOn(whole, peekCharacter(PATIENCE_MILLIS))) {
        // Nothing came, or another key.
        break;
      }
      whole.appendCodePoint(readCharacter());
    }
    return whole.toString();
  }

  /** Also what is to be read again, where a list, a menu or a search ends at a key. */
  @Override
  public String getLastBinding() {
    return sequence == null ? super.getLastBinding() : sequence;
  }

  /** JLine takes the word away by its length in chars, and counts what is typed in code points. */
  @Override
  protected boolean doList(
      List<Candidate> possible,
      String completed,
      boolean runLoop,
      BiFunction<CharSequence, Boolean, CharSequence> escaper,
      boolean forSuggestion) {
    return super.doList(
        possible,
        completed,
        runLoop,
        (word, complete) -> new Counted(escaper.apply(word, complete).toString()),
        forSuggestion);
  }

  /** The same, for each candidate that is passed: those with emoji can be typed, not passed. */
  @Override
  protected boolean doMenu(
      List<Candidate> original,
      String completed,
      BiFunction<CharSequence, Boolean, CharSequence> escaper) {
    List<Candidate> basic = new ArrayList<>(original);
    basic.removeIf(one -> new Counted(one.value()).length() < one.value().length());
    if (basic.isEmpty()) {
      buf.write(escaper.apply(completed, false).toString());
      post = null;
      return true;
    }
    return super.doMenu(basic, completed, escaper);
  }

  /** A word whose length is the number of its code points. */
  private record Counted(String word) implements CharSequence {
    @Override
    public int length() {
      return word.codePointCount(0, word.length());
    }

    @Override
    public char charAt(int index) {
      return word.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return word.subSequence(start, end);
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
