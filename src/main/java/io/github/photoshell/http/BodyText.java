package io.github.photoshell.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/**
 * A body as text, decoded with the charset of its byte order mark or content type, else UTF-8.
 *
 * @param charset the charset of the bytes
 * @param bytes the bytes without a byte order mark
 */
public record BodyText(Charset charset, ByteString bytes) {
  /** The maximum length of a line made from a body, in characters. */
  static final int MAX_LINE_LENGTH = 200;

  /** The maximum length of a page that is searched for a title and text, in characters. */
  public static final int MAX_PAGE_LENGTH = 16 * 1024;

  private static final ByteString UTF_8_MARK = ByteString.decodeHex("efbbbf");
  private static final ByteString UTF_16_BE_MARK = ByteString.decodeHex("feff");
  private static final ByteString UTF_16_LE_MARK = ByteString.decodeHex("fffe");

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]+)");
  private static final Pattern TITLE = Pattern.compile("(?is)<title\\b[^>]*>([^<]*)");
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<!--.*?-->|<(script|style|head|title|template)\\b.*?</\\1\\s*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>?");
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /**
   * Reads a body.
   *
   * @param contentType null when the response has none
   */
  static BodyText of(ByteString body, @Nullable String contentType) {
    if (body.startsWith(UTF_8_MARK)) {
      return new BodyText(StandardCharsets.UTF_8, body.substring(UTF_8_MARK.size()));
    }
    if (body.startsWith(UTF_16_BE_MARK)) {
      return new BodyText(StandardCharsets.UTF_16BE, body.substring(UTF_16_BE_MARK.size()));
    }
    if (body.startsWith(UTF_16_LE_MARK)) {
      return new BodyText(StandardCharsets.UTF_16LE, body.substring(UTF_16_LE_MARK.size()));
    }
    return new BodyText(named(contentType), body);
  }

  private static Charset named(@Nullable String contentType) {
    Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
    if (!matcher.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(matcher.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Returns the same text in UTF-8; the same bytes if they are UTF-8 already. */
  public ByteString utf8() {
    return charset.equals(StandardCharsets.UTF_8)
        ? bytes
        : ByteString.encodeUtf8(bytes.string(charset));
  }

  /** Returns another text in the same charset; or in UTF-8 if that charset cannot encode. */
  public ByteString encoded(String text) {
    return ByteString.encodeString(text, charset.canEncode() ? charset : StandardCharsets.UTF_8);
  }

  /** Returns the first characters, enough to recognise the kind of text. */
  String beginning() {
    return bytes.substring(0, Math.min(bytes.size(), 400)).string(charset).strip();
  }

  /** Returns the text; null when the bytes are not text. */
  public @Nullable String text() {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      return text.indexOf('\0') < 0 ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Returns the title and text of a web page in one line; empty when it has neither. */
  public static String ofPage(String html) {
    String page = html.substring(0, Math.min(html.length(), MAX_PAGE_LENGTH));
    Matcher matcher = TITLE.matcher(page);
    String title = matcher.find() ? line(decoded(matcher.group(1))) : "";
    String visibleText = TAG.matcher(UNSEEN.matcher(page).replaceAll(" ")).replaceAll(" ");
    String text = line(decoded(visibleText));
    boolean isSaidTwice = text.isEmpty() || text.startsWith(title);
    return isSaidTwice ? (text.isEmpty() ? title : text) : line(title + ": " + text);
  }

  /** Returns the text with HTML entities decoded; invalid ones stay unchanged. */
  public static String decoded(String encoded) {
    if (encoded.indexOf('&') < 0) {
      return encoded;
    }
    try {
      return StringEscapeUtils.unescapeHtml4(encoded);
    } catch (IllegalArgumentException e) {
      // A numeric entity beyond the last Unicode character, such as &#99999999;.
      return encoded;
    }
  }

  /** Returns a text as one line of limited length. */
  public static String line(String text) {
    String part = text.substring(0, Math.min(text.length(), MAX_PAGE_LENGTH));
    String line = BLANKS.matcher(ESCAPE.matcher(part).replaceAll("")).replaceAll(" ").strip();
    if (line.codePointCount(0, line.length()) <= MAX_LINE_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_LINE_LENGTH - 1)).strip() + "…";
  }
}
