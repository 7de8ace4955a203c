import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Writes SHA256SUMS for the files of a folder, in the form that 'sha256sum --check' reads. */
final class Sha256Sums {
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    Path folder = Path.of(arguments[0]);
    Path sums = folder.resolve("SHA256SUMS");
    Files.deleteIfExists(sums);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      lines
          .append(HexFormat.of().formatHex(sum))
          .append("  ")
          .append(file.getFileName())
          .append('\n');
    }
    Files.write(sums, lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private Sha256Sums() {}
}
