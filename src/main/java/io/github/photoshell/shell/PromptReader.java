package io.github.photoshell.shell;

import io.github.photoshell.shell.CandidateList.Remark;
import io.github.photoshell.shell.LineDisplay.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * JLine's line editor with additions: unknown keys are ignored as a whole, the line can be edited
 * in the user's text editor, and the line is redrawn correctly after the window is resized.
 */
class PromptReader extends LineReaderImpl {
  private static final Reference SEQUENCE = new Reference("photoshell-key-sequence");
  private static final Reference LIST_AGAIN = new Reference("photoshell-list-again");

  /** A sequence that no key sends. */
  private static final String LIST_AGAIN_KEYS = "\u001b[0;0R";

  /** The longest prompt of a continued line, in columns. */
  private static final int CONTINUATION = 40;

  /** The longest wait for the rest of a key's sequence. */
  private static final long PATIENCE_MILLIS = 500;

  private final KeySequences sequences;
  private final WindowResize resize = new WindowResize(lock);
  private final boolean isDumb;
  private @Nullable String sequence;

  /** Whether a key is awaited; otherwise a key's action may be drawing. */
  private boolean isReading;

  /** Whether the Tab list is shown without a selected candidate. */
  private boolean inList;

  /** Whether the Tab list was made before the portal answered. */
  private boolean isListLate;

  /** Whether the Tab list was removed, or not shown, because the window was resized. */
  private boolean isListRemoved;

  /** The window's size for which the line is drawn; never changed, only replaced. */
  private volatile Size drawnFor = new Size();

  /** Whether the window was resized since; the lock may be held until a list is made. */
  private volatile boolean isResized;

  /** The window's size when the terminal was asked for the cursor's position. */
  private final Size askedAt = new Size();

  private @Nullable UnaryOperator<String> editor;

  PromptReader(Terminal terminal) {
    this(terminal, keys -> {});
  }

  /**
   * @param userKeys binds the user's own keys
   */
  @SuppressWarnings("this-escape")
  PromptReader(Terminal terminal, Consumer<LineReaderImpl> userKeys) {
    super(terminal, "photoshell", null);
    isDumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
    if (!isDumb) {
      for (String vi : List.of(VIINS, VICMD)) {
        Objects.requireNonNull(getKeyMaps().get(vi))
            .bind(new Reference(EDIT_AND_EXECUTE_COMMAND), KeyMap.ctrl('X') + KeyMap.ctrl('E'));
      }
      userKeys.accept(this);
    }
    Set<KeyMap<Binding>> maps = new LinkedHashSet<>();
    maps.add(getKeyMaps().get(MAIN));
    maps.add(getKeyMaps().get(MENU));
    maps.addAll(getKeyMaps().values());
    if (isDumb) {
      passOverControlCharacters(Objects.requireNonNull(getKeyMaps().get(MAIN)));
    }
    sequences = new KeySequences(List.copyOf(maps), SEQUENCE);
    getWidgets().put(LIST_AGAIN.name(), this::expandOrComplete);
  }

  /** Unbinds control characters: if the system edits the line, they are not keys. */
  private static void passOverControlCharacters(KeyMap<Binding> keys) {
    for (char c = 0; c < ' '; c++) {
      if ("\t\n\r".indexOf(c) < 0) {
        keys.unbind(String.valueOf(c));
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked") // JLine asks only for bindings.
  protected <T> T doReadBinding(KeyMap<T> keys, @Nullable KeyMap<T> local) {
    while (true) {
      sequence = null;
      if (isListDue(local)) {
        sequence = LIST_AGAIN_KEYS;
        return (T) LIST_AGAIN;
      }
      T read = super.doReadBinding(keys, local);
      isReading(false);
      if (!SEQUENCE.equals(read)) {
        isListRemoved = false;
        if (inList && isListLate && "\t".equals(super.getLastBinding())) {
          // The answer may have arrived: lists again instead of selecting from the old list.
          sequence = LIST_AGAIN_KEYS;
          return (T) LIST_AGAIN;
        }
        return read;
      }
      String sequenceText = restOf(getLastBinding());
      Binding binding = meaning(sequenceText, isMenu(local));
      if (binding != null) {
        sequence = binding.equals(LIST_AGAIN) ? LIST_AGAIN_KEYS : sequenceText;
        return (T) binding;
      }
    }
  }

  /** Begins to await a key; returns whether the list must be made for another window size first. */
  private boolean isListDue(@Nullable KeyMap<?> local) {
    lock.lock();
    try {
      inList = local == null && post != null;
      boolean isDue = resize.isDue();
      if (isDue) {
        redraw(null);
      }
      boolean isListDue = isDue && isListRemoved;
      isReading(!isListDue);
      return isListDue;
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected boolean acceptLine() {
    boolean isAccepted = super.acceptLine();
    if (isDumb && state == State.NORMAL) {
      // JLine draws no prompt there, and the shell would seem to hang.
      terminal.writer().write("… ");
      terminal.flush();
    }
    return isAccepted;
  }

  private void isReading(boolean is) {
    lock.lock();
    try {
      isReading = is;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets the text editor for Ctrl-X Ctrl-E. Without one the key does nothing, because the typed
   * text may be hidden.
   *
   * @param editing returns the edited line; may use the terminal meanwhile
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
    // Clears the line, which is drawn again in the same place.
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

  private @Nullable Binding meaning(String sequenceText, boolean inMenu) {
    boolean isAnswer = WindowResize.isAnswer(sequenceText);
    if (isDumb || (isAnswer && isResizing(sequenceText))) {
      return null;
    }
    // An answer may come so late that the line was redrawn without it.
    boolean isListDue = sequenceText.equals(LIST_AGAIN_KEYS) || (isListRemoved && isAnswer);
    isListRemoved = false;
    return isListDue ? LIST_AGAIN : sequences.meaning(sequenceText, inMenu);
  }

  /** Redraws the line if this is the awaited answer; returns whether another one is awaited. */
  private boolean isResizing(String answer) {
    lock.lock();
    try {
      Integer column = answer.equals(LIST_AGAIN_KEYS) ? null : resize.column(answer);
      if (column != null && askedAt.equals(terminal.getSize())) {
        redraw(column);
      } else if (column != null) {
        startResize();
      }
      return resize.isActive() && !answer.equals(LIST_AGAIN_KEYS);
    } finally {
      lock.unlock();
    }
  }

  private String restOf(String beginning) {
    StringBuilder sequenceText = new StringBuilder(beginning);
    while (!KeySequences.isComplete(sequenceText)) {
      if (!KeySequences.canContinue(sequenceText, peekCharacter(PATIENCE_MILLIS))) {
        // Nothing or another key followed.
        break;
      }
      sequenceText.appendCodePoint(readCharacter());
    }
    return sequenceText.toString();
  }

  /**
   * Returns the last key's sequence, which is read again if the key ends a list, a menu or a
   * search.
   */
  @Override
  public String getLastBinding() {
    return sequence == null ? super.getLastBinding() : sequence;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // Notes the size while another waits.
  protected void handleSignal(Signal signal) {
    if (signal != Signal.WINCH || isDumb) {
      super.handleSignal(signal);
      return;
    }
    if (!drawnFor.equals(terminal.getSize())) {
      isResized = true;
    }
    lock.lock();
    try {
      if (reading && (isResized || resize.isActive())) {
        startResize();
      }
    } finally {
      lock.unlock();
    }
  }

  private void startResize() {
    isResized = false;
    resize.changed(this::askForCursor, this::redrawWithoutAnswer);
  }

  private void askForCursor() {
    askedAt.copy(terminal.getSize());
    terminal.writer().write(WindowResize.QUESTION);
    terminal.flush();
  }

  private void redrawWithoutAnswer() {
    if (isReading) {
      redraw(null);
    } else {
      // The other thread draws now, and asks before the next key.
      resize.setDue();
    }
  }

  /** Redraws the line in its place after the window was resized. */
  private void redraw(@Nullable Integer column) {
    lock.lock();
    try {
      resize.end();
      isResized = false;
      size.copy(terminal.getSize());
      if (inList) {
        // It was made for another size; JLine would print too many rows above the line.
        post = null;
        inList = false;
        isListRemoved = true;
      }
      if (display instanceof LineDisplay before) {
        Place kept = before.kept(size.getColumns());
        Place wrapped = before.wrapped(size.getColumns());
        terminal.puts(Capability.carriage_return);
        for (int row = WindowResize.row(kept, wrapped, column); row > 0; row--) {
          terminal.puts(Capability.cursor_up);
        }
        // In the corner of the screen, tmux would first copy all rows to its history.
        terminal.writer().write(' ');
        terminal.puts(Capability.clr_eos);
        terminal.puts(Capability.carriage_return);
      }
      display = new LineDisplay(terminal, size, isSet(Option.DELAY_LINE_WRAP));
      redisplay(true);
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected void redisplay(boolean flush) {
    lock.lock();
    try {
      if (!isDumb && isLineMoved()) {
        if (!resize.isActive()) {
          startResize();
        }
        return;
      }
      drawnFor = new Size(size.getColumns(), size.getRows());
      Supplier<AttributedString> below = post;
      if (below != null && !(below instanceof CroppedPost)) {
        post = new CroppedPost(below, size);
      }
      super.redisplay(flush);
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the window was resized since the line was drawn; begins to draw a new line. */
  private boolean isLineMoved() {
    if (!(display instanceof LineDisplay)) {
      display = new LineDisplay(terminal, size, isSet(Option.DELAY_LINE_WRAP));
      isResized = false;
    }
    // To complete a word, JLine takes over the window's size before the signal is handled.
    return isResized || resize.isActive() || !((LineDisplay) display).isFor(size);
  }

  @Override
  public void printAbove(String text) {
    lock.lock();
    try {
      if (!isDumb && isLineMoved()) {
        redraw(null);
      }
      super.printAbove(text);
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected void cleanup() {
    if (!isDumb && isLineMoved()) {
      redraw(null);
    }
    super.cleanup();
    resize.reset();
  }

  /** The text below the line, cropped if it was made for a wider window. */
  private record CroppedPost(Supplier<AttributedString> below, Size window)
      implements Supplier<AttributedString> {
    @Override
    public AttributedString get() {
      AttributedString all = below.get();
      List<AttributedString> lines = all.columnSplitLength(Integer.MAX_VALUE);
      int columns = window.getColumns();
      if (lines.stream().allMatch(line -> line.columnLength() <= columns)) {
        return all;
      }
      List<AttributedString> cut =
          lines.stream().map(line -> line.columnSubSequence(0, columns)).toList();
      return AttributedString.join(AttributedString.NEWLINE, cut);
    }
  }

  /** JLine removes the word by its length in chars but counts typed text in code points. */
  @Override
  protected boolean doList(
      List<Candidate> possible,
      String completed,
      boolean runLoop,
      BiFunction<CharSequence, Boolean, CharSequence> escaper,
      boolean forSuggestion) {
    isListLate = possible.stream().anyMatch(PromptReader::isLate);
    if (!isDumb && isLineMoved()) {
      // Made for another window; the list is made again as soon as the line is redrawn.
      isListRemoved = runLoop;
      return false;
    }
    if (size.getRows() > 0 && possible.size() >= size.getRows() - lineRows()) {
      // JLine would ask whether to print the list above the line.
      return false;
    }
    return super.doList(
        possible,
        completed,
        runLoop,
        (word, complete) -> new CodePointString(escaper.apply(word, complete).toString()),
        forSuggestion);
  }

  /** Returns at least the number of rows of the prompt and the edited line. */
  int lineRows() {
    // Each further line begins with a prompt of its own.
    String line = buf.toString().replace("\n", "\n" + " ".repeat(CONTINUATION));
    return AttributedStringBuilder.append(prompt, line)
        .columnSplitLength(Math.max(1, size.getColumns()))
        .size();
  }

  private static boolean isLate(Candidate candidate) {
    return candidate instanceof Remark remark && remark.isLate();
  }

  /** The same for the menu: candidates with emoji can be typed, but not selected. */
  @Override
  protected boolean doMenu(
      List<Candidate> original,
      String completed,
      BiFunction<CharSequence, Boolean, CharSequence> escaper) {
    List<Candidate> basic = new ArrayList<>(original);
    basic.removeIf(
        candidate -> new CodePointString(candidate.value()).length() < candidate.value().length());
    if (basic.isEmpty()) {
      buf.write(escaper.apply(completed, false).toString());
      post = null;
      return true;
    }
    return super.doMenu(basic, completed, escaper);
  }

  /** A word whose length is its number of code points. */
  private record CodePointString(String word) implements CharSequence {
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
