import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the documents that Debian wants in its own form: the man page and the changelog packed, and
 * the copyright file. Run by the build as a single source file, so that it works on each system.
 */
final class DebDocuments {
  public static void main(String[] arguments) throws IOException {
    Path layout = Path.of(arguments[0]);
    String version = arguments[1];
    Instant built = Instant.parse(arguments[2]);
    Path out = Path.of(arguments[3]);

    Path page = layout.resolve("share/man/man1/photoshell.1");
    pack(Files.readAllBytes(page), out.resolve("man/man1/photoshell.1.gz"));

    String date =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .format(built.atOffset(ZoneOffset.UTC));
    String changes =
        """
        photoshell (%s) unstable; urgency=medium

          * What changed for users is in CHANGELOG.md of the project.

         -- The photoshell authors <photoshell@users.noreply.github.com>  %s
        """
            .formatted(version, date);
    pack(
        changes.getBytes(StandardCharsets.UTF_8), out.resolve("doc/photoshell/changelog.gz"));

    String copyright =
        "Source: https://github.com/photoshell/photoshell\n\n"
            + Files.readString(layout.resolve("NOTICE"))
                .replace("see LICENSE.", "see /usr/share/common-licenses/Apache-2.0.")
                .replace("(the text is LICENSE)", "(/usr/share/common-licenses/Apache-2.0)");
    Files.writeString(out.resolve("doc/photoshell/copyright"), copyright);
  }

  /** Packs as 'gzip -9 --no-name' does. */
  private static void pack(byte[] content, Path file) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(content);
    }
    byte[] bytes = packed.toByteArray();
    // Java leaves out the mark of the best compression, which Debian's checker looks for.
    bytes[8] = 2;
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private DebDocuments() {}
}
