package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
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
 * Asks the terminal once which graphics protocols it supports, unless the environment already names
 * one. Keys pressed meanwhile go to the next line; a late reply is ignored there.
 */
final class GraphicsProbe {
  /** The longest delay of the first prompt; a local terminal replies within a few milliseconds. */
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  /** The longest reply that is accepted, in characters. */
  private static final int MAX_REPLY = 1000;

  /**
   * Kitty's query with an image of one pixel. Other terminals ignore it; if one prints it, it is
   * erased.
   */
  private static final String KITTY_REQUEST =
      "\u001b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\" + "\r\u001b[K";

  /** Query of the primary device attributes (DEC, ECMA-48). Every terminal replies to it. */
  private static final String ATTRIBUTES_REQUEST = "\u001b[c";

  /** Sixel graphics are attribute 4. */
  private static final Pattern ATTRIBUTES_REPLY = Pattern.compile("\u001b\\[\\?([0-9;]*)c");

  private static final Pattern KITTY_REPLY = Pattern.compile("\u001b_G([^\u001b]*)\u001b\\\\");

  /** The start of kitty's reply; JLine itself ignores the other reply. */
  private static final String KITTY_REPLY_START = "\u001b_G";

  private static final String PASS_OVER = "photoshell-pass-over-report";

  private final Map<String, String> environment;
  private @Nullable GraphicsProtocol detected;
  private String typed = "";

  GraphicsProbe(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the best available protocol.
   *
   * @param known the protocol known from the environment
   */
  GraphicsProtocol protocol(Terminal terminal, GraphicsProtocol known) {
    if (!known.isBlocks() || !GraphicsDetection.canBeAsked(environment)) {
      return known;
    }
    if (detected == null) {
      detected = probe(terminal, known);
    }
    return detected;
  }

  private GraphicsProtocol probe(Terminal terminal, GraphicsProtocol known) {
    Attributes before = terminal.enterRawMode();
    try {
      if (!GraphicsDetection.isMultiplexed(environment)) {
        terminal.writer().write(KITTY_REQUEST);
      }
      terminal.writer().write(ATTRIBUTES_REQUEST);
      terminal.flush();
      String heard = readReply(terminal.reader());
      typed += KITTY_REPLY.matcher(ATTRIBUTES_REPLY.matcher(heard).replaceAll("")).replaceAll("");
      return protocol(heard, known);
    } catch (IOException e) {
      return known;
    } finally {
      terminal.setAttributes(before);
    }
  }

  private static GraphicsProtocol protocol(String heard, GraphicsProtocol known) {
    Matcher shows = KITTY_REPLY.matcher(heard);
    if (shows.find() && shows.group(1).endsWith(";OK")) {
      return GraphicsProtocol.KITTY;
    }
    Matcher is = ATTRIBUTES_REPLY.matcher(heard);
    return is.find() && (";" + is.group(1) + ";").contains(";4;") ? GraphicsProtocol.SIXEL : known;
  }

  private static String readReply(NonBlockingReader reader) throws IOException {
    StringBuilder heard = new StringBuilder();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (!ATTRIBUTES_REPLY.matcher(heard).find() && heard.length() < MAX_REPLY) {
      long remaining = Duration.ofNanos(end - System.nanoTime()).toMillis();
      int one = remaining > 0 ? reader.read(remaining) : NonBlockingReader.READ_EXPIRED;
      if (one < 0) {
        break;
      }
      heard.append((char) one);
    }
    return heard.toString();
  }

  /** Passes keys typed meanwhile to the line editor, and makes it ignore late replies. */
  void attach(LineReaderImpl lines) {
    if (detected == null) {
      return;
    }
    lines.runMacro(typed);
    typed = "";
    KeyMap<Binding> keys = lines.getKeyMaps().get(LineReader.MAIN);
    if (keys == null || lines.getWidgets().containsKey(PASS_OVER)) {
      return;
    }
    lines.getWidgets().put(PASS_OVER, () -> passOver(lines));
    keys.bind(new Reference(PASS_OVER), KITTY_REPLY_START);
  }

  /** Reads and drops the rest of a reply. */
  private static boolean passOver(LineReaderImpl lines) {
    for (int i = 0; i < MAX_REPLY; i++) {
      int one = lines.readCharacter();
      // It ends with ESC and a backslash.
      if (one < 0 || one == '\\') {
        break;
      }
    }
    return true;
  }
}
