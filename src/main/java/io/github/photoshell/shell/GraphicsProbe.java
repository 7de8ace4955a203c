package io.github.photoshell.shell;

import io.github.photoshell.render.Canvas.GraphicsProtocol;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * Asks the terminal once which picture protocols it supports, unless the environment already names
 * one. Keys pressed meanwhile go to the next line; a late reply is ignored there.
 */
final class GraphicsProbe {
  /** The longest delay of the first prompt; a local terminal replies within a few milliseconds. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** The longest reply that is accepted, in characters. */
  private static final int LONGEST = 1000;

  /**
   * Kitty's query with a picture of one pixel. Other terminals ignore it; if one prints it, it is
   * erased.
   */
  private static final String KITTY =
      "\u001b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\" + "\r\u001b[K";

  /** Query of the primary device attributes (DEC, ECMA-48). Every terminal replies to it. */
  private static final String WHAT = "\u001b[c";

  /** Sixel graphics are attribute 4. */
  private static final Pattern IS = Pattern.compile("\u001b\\[\\?([0-9;]*)c");

  private static final Pattern SHOWS = Pattern.compile("\u001b_G([^\u001b]*)\u001b\\\\");

  /** The start of kitty's reply; JLine itself ignores the other reply. */
  private static final String REPORT = "\u001b_G";

  private static final String PASS_OVER = "photoshell-pass-over-report";

  private final Map<String, String> environment;
  private @Nullable GraphicsProtocol told;
  private String typed = "";

  GraphicsProbe(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the best available protocol.
   *
   * @param known the protocol known from the environment
   */
  GraphicsProtocol means(Terminal terminal, GraphicsProtocol known) {
    if (!GraphicsDetection.isBlocks(known) || !GraphicsDetection.canBeAsked(environment)) {
      return known;
    }
    if (told == null) {
      told = asked(terminal, known);
    }
    return told;
  }

  private GraphicsProtocol asked(Terminal terminal, GraphicsProtocol known) {
    Attributes before = terminal.enterRawMode();
    try {
      if (!GraphicsDetection.isMultiplexed(environment)) {
        terminal.writer().write(KITTY);
      }
      terminal.writer().write(WHAT);
      terminal.flush();
      String heard = heard(terminal.reader());
      typed += SHOWS.matcher(IS.matcher(heard).replaceAll("")).replaceAll("");
      return means(heard, known);
    } catch (IOException closed) {
      return known;
    } finally {
      terminal.setAttributes(before);
    }
  }

  private static GraphicsProtocol means(String heard, GraphicsProtocol known) {
    Matcher shows = SHOWS.matcher(heard);
    if (shows.find() && shows.group(1).endsWith(";OK")) {
      return GraphicsProtocol.KITTY;
    }
    Matcher is = IS.matcher(heard);
    return is.find() && (";" + is.group(1) + ";").contains(";4;") ? GraphicsProtocol.SIXEL : known;
  }

  private static String heard(NonBlockingReader reader) throws IOException {
    StringBuilder heard = new StringBuilder();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!IS.matcher(heard).find() && heard.length() < LONGEST) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      int one = left > 0 ? reader.read(left) : NonBlockingReader.READ_EXPIRED;
      if (one < 0) {
        break;
      }
      heard.append((char) one);
    }
    return heard.toString();
  }

  /** Passes keys typed meanwhile to the line editor, and makes it ignore late replies. */
  void handOver(LineReaderImpl lines) {
    if (told == null) {
      return;
    }
    lines.runMacro(typed);
    typed = "";
    KeyMap<Binding> keys = lines.getKeyMaps().get(LineReader.MAIN);
    if (keys == null || lines.getWidgets().containsKey(PASS_OVER)) {
      return;
    }
    lines.getWidgets().put(PASS_OVER, () -> passOver(lines));
    keys.bind(new Reference(PASS_OVER), REPORT);
  }

  /** Reads and drops the rest of a reply. */
  private static boolean passOver(LineReaderImpl lines) {
    for (int i = 0; i < LONGEST; i++) {
      int one = lines.readCharacter();
      // It ends with ESC and a backslash.
      if (one < 0 || one == '\\') {
        break;
      }
    }
    return true;
  }
}
