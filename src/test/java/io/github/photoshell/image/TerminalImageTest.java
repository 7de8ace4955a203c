package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decodes the output for terminals and compares it with the image. */
class TerminalImageTest {
  private static final LineLayout LOOK = new LineLayout(100, String::length);

  /** Returns stripes of colours that every palette has, transparent at the bottom. */
  private static Bitmap stripes(int width, int height) {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = x * 4 / width;
        pixels[y * width + x] =
            y >= height - 3
                ? 0
                : new int[] {0xffff0000, 0xff00ff00, 0xff3366cc, 0xffffffff}[colour];
      }
    }
    return new Bitmap(width, height, pixels);
  }

  /** Returns a pattern whose PNG does not fit into one chunk. */
  private static Bitmap noise(int width, int height) {
    int[] pixels = new int[width * height];
    int seed = 7;
    for (int i = 0; i < pixels.length; i++) {
      seed = seed * 1103515245 + 12345;
      pixels[i] = 0xff000000 | seed >>> 8;
    }
    return new Bitmap(width, height, pixels);
  }

  private static String drawn(Bitmap bitmap, GraphicsProtocol graphicsProtocol) {
    return image(bitmap, graphicsProtocol, 100, 30, 40, List.of(), List.of())
        .orElseThrow()
        .toTerminal(true, false);
  }

  private static Optional<TerminalImage> image(
      Bitmap bitmap,
      GraphicsProtocol protocol,
      int columns,
      int rows,
      int maxColumns,
      List<Text> facts,
      List<Text> below) {
    return TerminalImage.of(
        bitmap,
        new Canvas(protocol, columns, rows),
        maxColumns,
        new TerminalImage.Caption(facts, below),
        new LineLayout(columns, String::length));
  }

  private static int width(Bitmap bitmap, int columns, int rows, int maxColumns) {
    return image(
            bitmap, GraphicsProtocol.BLOCKS_TRUE, columns, rows, maxColumns, List.of(), List.of())
        .orElseThrow()
        .columns();
  }

  private static Bitmap decoded(String base64) {
    byte[] png = Base64.getDecoder().decode(base64);
    return ((DecodeResult.Decoded) ImageDecoder.decode(png)).bitmap();
  }

  @Test
  void kittyGetsTheImageInChunks() {
    Bitmap bitmap = noise(64, 64);
    Matcher piece =
        Pattern.compile("\u001b_G([^;]*);([^\u001b]*)\u001b\\\\")
            .matcher(drawn(bitmap, GraphicsProtocol.KITTY));
    List<String> keys = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    while (piece.find()) {
      keys.add(piece.group(1));
      assertThat(piece.group(2).length()).isLessThanOrEqualTo(4096);
      data.append(piece.group(2));
    }
    assertThat(keys).hasSizeGreaterThan(2);
    assertThat(keys.get(0)).isEqualTo("a=T,f=100,q=2,C=1,c=8,r=4,m=1");
    assertThat(keys.subList(1, keys.size() - 1)).containsOnly("m=1");
    assertThat(keys.get(keys.size() - 1)).isEqualTo("m=0");
    assertThat(decoded(data.toString()).pixels()).isEqualTo(bitmap.pixels());
  }

  @Test
  void iterm2GetsTheImageInOneSequence() {
    Bitmap bitmap = stripes(64, 48);
    Matcher file =
        Pattern.compile(
                "\u001b]1337;File=inline=1;size=(\\d+);width=8;height=3;[^:]*:([^\u0007]*)\u0007")
            .matcher(drawn(bitmap, GraphicsProtocol.ITERM2));
    assertThat(file.find()).isTrue();
    assertThat(Base64.getDecoder().decode(file.group(2))).hasSize(Integer.parseInt(file.group(1)));
    assertThat(decoded(file.group(2)).pixels()).isEqualTo(bitmap.pixels());
  }

  @Test
  void sixelPaintsEveryPixel() {
    Bitmap bitmap = stripes(16, 16);
    assertThat(unsixelled(GraphicsEncoder.sixel(bitmap))).isEqualTo(bitmap.pixels());
  }

  @Test
  void sixelDithersMissingColours() {
    Bitmap bitmap = noise(48, 48);
    int[] painted = unsixelled(GraphicsEncoder.sixel(bitmap));
    Bitmap visible = new Bitmap(48, 48, painted).scaled(3, 3);
    Bitmap expected = bitmap.scaled(3, 3);
    for (int i = 0; i < 9; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        assertThat(visible.pixels()[i] >> shift & 0xff)
            .isBetween(
                (expected.pixels()[i] >> shift & 0xff) - 8,
                (expected.pixels()[i] >> shift & 0xff) + 8);
      }
    }
  }

  /** Reads sixel as a terminal does. */
  private static int[] unsixelled(String sixel) {
    Matcher frame =
        Pattern.compile("\u001bP0;1;0q\"1;1;(\\d+);(\\d+)(.*)\u001b\\\\", Pattern.DOTALL)
            .matcher(sixel);
    assertThat(frame.matches()).isTrue();
    int width = Integer.parseInt(frame.group(1));
    int height = Integer.parseInt(frame.group(2));
    int[] pixels = new int[width * height];
    Map<Integer, Integer> colours = new HashMap<>();
    Matcher token =
        Pattern.compile("#(\\d+)(?:;2;(\\d+);(\\d+);(\\d+))?|!(\\d+)([?-~])|([?-~])|([$-])")
            .matcher(frame.group(3));
    int colour = 0;
    int x = 0;
    int top = 0;
    int at = 0;
    while (token.lookingAt()) {
      if (token.group(1) != null) {
        int index = Integer.parseInt(token.group(1));
        if (token.group(2) != null) {
          int rgb = 0xff;
          for (int channel = 2; channel <= 4; channel++) {
            rgb = rgb << 8 | Math.round(Integer.parseInt(token.group(channel)) * 2.55f);
          }
          colours.put(index, rgb);
        }
        colour = Objects.requireNonNull(colours.get(index));
      } else if (token.group(8) != null) {
        x = 0;
        top += token.group(8).equals("-") ? 6 : 0;
      } else {
        int times = token.group(5) == null ? 1 : Integer.parseInt(token.group(5));
        char bits = (token.group(5) == null ? token.group(7) : token.group(6)).charAt(0);
        for (; times > 0; times--, x++) {
          for (int y = 0; y < 6; y++) {
            if ((((bits - '?') >> y) & 1) == 1) {
              pixels[(top + y) * width + x] = colour;
            }
          }
        }
      }
      at = token.end();
      token.region(at, frame.group(3).length());
    }
    assertThat(at).isEqualTo(frame.group(3).length());
    return pixels;
  }

  @Test
  void halfBlocksFitTheWindowAndTheWidthAskedFor() {
    Bitmap large = noise(400, 400);
    assertThat(width(large, 100, 30, 40)).isEqualTo(40);
    assertThat(width(large, 100, 60, 90)).isEqualTo(90);
    assertThat(width(large, 30, 60, 40)).isEqualTo(29);
    assertThat(width(large, 100, 13, 40)).isEqualTo(22);
    assertThat(width(noise(16, 16), 100, 30, 40)).isEqualTo(16);
    assertThat(image(large, GraphicsProtocol.NONE, 0, 0, 40, List.of(), List.of())).isEmpty();
  }

  @Test
  void factsAreBesideTheImageAndAddressesBelow() {
    TerminalImage picture =
        image(
                stripes(4, 12),
                GraphicsProtocol.BLOCKS_256,
                60,
                30,
                40,
                List.of(Text.of("format PNG")),
                List.of(Text.of("x".repeat(70)), Text.of("end")))
            .orElseThrow();
    List<String> lines = picture.toTerminal(false, false).lines().toList();
    assertThat(lines.get(0)).endsWith("\u001b[0m  format PNG");
    assertThat(lines.get(1)).endsWith("\u001b[0m");
    assertThat(lines).hasSize(8).endsWith("x".repeat(70), "end");
    assertThat(picture.text()).hasSize(3);
  }

  @Test
  void longWordIsNotPutBesideTheImageWhereItWouldRunIntoIt() {
    List<String> lines =
        image(
                stripes(8, 8),
                GraphicsProtocol.BLOCKS_256,
                60,
                30,
                40,
                List.of(Text.of("x".repeat(55))),
                List.of())
            .orElseThrow()
            .toTerminal(false, false)
            .lines()
            .toList();
    assertThat(lines).hasSize(5).endsWith("x".repeat(55));
  }

  /** Nothing scrolls away: image, text, the typed line and the next prompt fit the window. */
  @ParameterizedTest
  @CsvSource({"80,24", "40,12", "200,60", "60,18", "132,43", "25,20", "80,10"})
  void imageGetsAsSmallAsItsTextRequires(int columns, int rows) {
    List<Text> facts =
        List.of(
            Text.of("person   Ada Lovelace (ada)").hangingIndent(9),
            Text.of("photo    PNG, 400×400, 10,285 bytes").hangingIndent(9));
    String address = "https://portal.example.com/storage/userPhotos/" + "a".repeat(80) + ".png";
    for (GraphicsProtocol protocol : GraphicsProtocol.values()) {
      if (protocol == GraphicsProtocol.NONE) {
        continue;
      }
      Optional<TerminalImage> image =
          image(
              noise(400, 400),
              protocol,
              columns,
              rows,
              columns,
              facts,
              List.of(Text.of(address).noWrap()));
      if (image.isEmpty()) {
        assertThat(rows).as("%s %d×%d", protocol, columns, rows).isLessThan(21);
        continue;
      }
      String shown = image.get().toTerminal(false, false);
      String visible =
          shown.replaceAll("\u001b(\\[[0-9;]*[a-zA-Z]|[78]|_G[^\u001b]*\u001b\\\\)", "");
      int used = 0;
      for (String line : visible.split("\n", -1)) {
        used += 1 + Math.max(0, line.length() - 1) / columns;
      }
      if (protocol.name().startsWith("BLOCKS")) {
        assertThat(used).as("%s %d×%d", protocol, columns, rows).isLessThan(rows);
      }
      assertThat(shown).contains(address);
    }
  }

  @Test
  void imageIsLeftOutOfAWindowThatIsTooSmall() {
    List<Text> facts = List.of(Text.of("one"), Text.of("two"), Text.of("three"));
    assertThat(image(noise(99, 99), GraphicsProtocol.BLOCKS_TRUE, 15, 8, 40, facts, List.of()))
        .isEmpty();
    TerminalImage.Caption caption = new TerminalImage.Caption(facts, List.of());
    assertThat(caption.fits(new Canvas(GraphicsProtocol.BLOCKS_TRUE, 15, 5), LOOK)).isTrue();
    assertThat(caption.fits(new Canvas(GraphicsProtocol.BLOCKS_TRUE, 15, 4), LOOK)).isTrue();
    List<Text> longer = List.of(Text.of("x".repeat(301)));
    assertThat(
            new TerminalImage.Caption(longer, List.of())
                .fits(new Canvas(GraphicsProtocol.BLOCKS_TRUE, 100, 5), LOOK))
        .isFalse();
  }

  @Test
  void foreignTextBesideAPictureStaysHarmless() {
    String shown =
        image(
                stripes(4, 8),
                GraphicsProtocol.KITTY,
                60,
                30,
                40,
                List.of(Text.of("\u001b]0;evil\u0007")),
                List.of())
            .orElseThrow()
            .toTerminal(true, true);
    assertThat(shown).contains("]0;evil").doesNotContain("\u001b]0", "\u0007");
  }

  private static final Bitmap RED = new Bitmap(1, 1, new int[] {0xffff0000});
  private static final Bitmap BLUE = new Bitmap(2, 1, new int[] {0xff0000ff, 0xff0000ff});

  @Test
  void pairHasBothPictures() {
    String shown =
        TerminalImage.pair(RED, BLUE, new Canvas(GraphicsProtocol.BLOCKS_TRUE, 80, 24), LOOK)
            .orElseThrow()
            .toTerminal(true, false);
    List<String> lines = shown.lines().toList();
    assertThat(lines).hasSize(9);
    assertThat(lines.get(0)).contains("38;2;255;0;0").doesNotContain("0;0;255");
    assertThat(lines.get(4)).contains("38;2;255;0;0", "48;2;0;0;255");
  }

  @Test
  void picturesOfARowStartAtTheirColumns() {
    for (GraphicsProtocol protocol :
        List.of(GraphicsProtocol.KITTY, GraphicsProtocol.ITERM2, GraphicsProtocol.SIXEL)) {
      String shown =
          TerminalImage.row(
                  Arrays.asList(RED, null, BLUE), 10, new Canvas(protocol, 80, 24), List.of(), LOOK)
              .toTerminal(true, false);
      assertThat(shown).startsWith("\n\n\n\n\n\u001b[5A\u001b7\u001b");
      assertThat(shown).contains("\u001b8\u001b7\u001b[24C\u001b").endsWith("\u001b8\n\n\n\n\n");
    }
  }

  @Test
  void rowWithoutPicturesHasOnlyItsText() {
    TerminalImage row =
        TerminalImage.row(
            Arrays.asList((Bitmap) null),
            8,
            new Canvas(GraphicsProtocol.BLOCKS_TRUE, 30, 24),
            List.of(Text.of("ada"), Text.of("a".repeat(40))),
            new LineLayout(30, String::length));
    assertThat(row.toTerminal(false, false))
        .isEqualTo(" ".repeat(10) + "ada\n" + " ".repeat(10) + "a".repeat(19) + "…\n");
  }
}
