package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static Json json(String text) {
    return Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(text)));
  }

  private static String copied(Json json) {
    return JsonLines.of(json).stream().map(Text::plain).collect(Collectors.joining("\n"));
  }

  /** What is copied from the screen is the same document, whatever is in its texts. */
  @Property(tries = 200)
  void copiedLinesAreTheDocument(@ForAll String name, @ForAll List<String> values) {
    Json json = Json.object(Json.members(name, values, "more", Json.members("a", name)));
    assertThat(copied(json)).isEqualTo(json.pretty());
    assertThat(json(copied(json)).compact()).isEqualTo(json.compact());
  }

  @Test
  void namesTextsAndOtherValuesHaveStyles() {
    List<Text> lines =
        JsonLines.of(json("{\"a\\\": b\": \"c: {\", \"n\": -1.5e3, \"e\": [], \"t\": [true]}"));
    assertThat(lines)
        .extracting(line -> line.toTerminal(true))
        .containsExactly(
            coloured("", "", Style.WARN, "", "{"),
            coloured("  ", "\"a\\\": b\": ", Style.GOOD, "\"c: {\"", ","),
            coloured("  ", "\"n\": ", Style.WARN, number(), ","),
            coloured("  ", "\"e\": ", Style.WARN, "", "[],"),
            coloured("  ", "\"t\": ", Style.WARN, "", "["),
            coloured("    ", "", Style.WARN, "true", ""),
            coloured("  ", "", Style.WARN, "", "]"),
            coloured("", "", Style.WARN, "", "}"));
  }

  private static String number() {
    return json("-1.5e3").compact();
  }

  private static String coloured(
      String indent, String name, Style style, String value, String rest) {
    return Text.of(indent).plus(Style.STRONG, name).plus(style, value).plus(rest).toTerminal(true);
  }

  @Test
  void longLinesAreNotWrapped() {
    String text = "\"" + "word ".repeat(40) + "\"";
    assertThat(JsonLines.of(json(text)).get(0).wrapped(new LineLayout(20, String::length)))
        .hasSize(1);
  }
}
