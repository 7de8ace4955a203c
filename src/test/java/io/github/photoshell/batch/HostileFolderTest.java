package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.ExportFolder.OtherFileException;
import io.github.photoshell.batch.ExportJournal.ExportedPhoto;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Tests export and import folders that come from a stranger. */
@SuppressWarnings("NullAway.Init") // Set before each try.
class HostileFolderTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://docs.example");
  private static final byte[] PHOTO = {1, 2, 3};
  private Path base;
  private Path docs;
  private Path folder;

  @BeforeTry
  void prepare() throws IOException {
    base = Files.createTempDirectory("hostile").toRealPath();
    docs = Files.createDirectories(base.resolve("docs"));
    folder = Files.createDirectories(base.resolve("photos"));
    Files.write(docs.resolve("thesis.png"), TestImages.png(3, 2));
  }

  @AfterTry
  void clean() throws IOException {
    try (Stream<Path> all = Files.walk(base)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Map<String, String> outside() throws IOException {
    Map<String, String> found = new HashMap<>();
    try (Stream<Path> all = Files.walk(base)) {
      for (Path file : all.filter(path -> !path.startsWith(folder)).toList()) {
        found.put(
            file.toString(),
            Files.isRegularFile(file) ? Fingerprint.of(Files.readAllBytes(file)) : "");
      }
    }
    return found;
  }

  /** {@code B} stands for the folder that holds the user's files. */
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(8),
        Arbitraries.of(
            "../docs/thesis.png",
            "B/docs/thesis.png",
            "B/docs/new.png",
            "../docs/new.png",
            "sub/../../docs/thesis.png",
            "..",
            ".",
            "",
            "~/x.png",
            "ada.png",
            "Ada.png",
            "photos.csv",
            ".photoshell-export",
            "up/docs/thesis.png",
            "https://x\n/../../docs/thesis.png",
            "link.png"));
  }

  @Provide
  Arbitrary<List<String>> journal() {
    Arbitrary<String> field =
        Arbitraries.oneOf(
            names(), Arbitraries.of("ada", "uma", "3", Fingerprint.of("/a"), "sent 1", "seen"));
    return Combinators.combine(field, field, Arbitraries.of("3", "0", "x", "-1"), names())
        .as((id, mark, size, name) -> String.join("\t", id, mark, size, name))
        .list()
        .ofMaxSize(6);
  }

  private void links() throws IOException {
    Files.createSymbolicLink(folder.resolve("up"), base);
    Files.createSymbolicLink(folder.resolve("link.png"), docs.resolve("thesis.png"));
    Files.createSymbolicLink(folder.resolve("uma.png"), docs.resolve("new.png"));
  }

  private String here(String text) {
    return text.replace("B", base.toString());
  }

  @Property(tries = 300)
  void exportJournalCannotLeadOutOfTheFolder(@ForAll("journal") List<String> lines)
      throws IOException {
    links();
    Map<String, String> before = outside();
    Files.writeString(
        folder.resolve(ExportJournal.NAME),
        lines.stream()
            .map(line -> here(line) + "\n")
            .collect(Collectors.joining("", "photoshell export 1\t" + PORTAL + "\n", "")));
    List<String> people =
        Stream.concat(
                Stream.of("ada", "uma"),
                lines.stream().map(line -> here(line).replaceFirst("\t.*", "")))
            .distinct()
            .toList();
    try (ExportFolder export = ExportFolder.open(folder, PORTAL.toString())) {
      for (String id : people) {
        ExportedPhoto kept = export.savedPhoto(id);
        if (kept != null) {
          export.isThere(kept);
          assertThat(folder.resolve(kept.file()).normalize().getParent()).isEqualTo(folder);
        }
        for (String extension : List.of(".png", ".jpg")) {
          try {
            export.save(id, id, "/b", PHOTO, extension);
          } catch (OtherFileException e) {
            // A link or another file of this name is kept.
          }
        }
      }
      export.report(List.of());
    }
    assertThat(outside()).isEqualTo(before);
  }

  @Property(tries = 200)
  void importJournalCannotLeadOutOfTheFolder(@ForAll("journal") List<String> lines)
      throws IOException {
    links();
    Map<String, String> before = outside();
    Path file =
        folder.resolve(".photoshell-import-" + Fingerprint.of(PORTAL.toString()).substring(0, 8));
    Files.writeString(
        file,
        lines.stream()
            .map(line -> here(line) + "\n")
            .collect(Collectors.joining("", "photoshell import 1\t" + PORTAL + "\n", "")));
    try (ImportJournal journal = ImportJournal.of(folder, PORTAL)) {
      journal.create();
      journal.sending("ada", "image", "a.png?hash=1");
      journal.verified("ada", "image", "a.png?hash=1");
      journal.refused("uma", "image");
    }
    assertThat(outside()).isEqualTo(before);
  }

  @Property(tries = 300)
  void listCellsCannotNameFilesOutsideTheFolder(
      @ForAll("names") String name, @ForAll boolean report) throws IOException {
    links();
    Path list = folder.resolve(report ? "photos.csv" : "list.csv");
    String cell = "\"" + here(name).replace("\"", "\"\"") + "\"";
    Files.writeString(list, "person,image\nada," + cell + "\n");
    List<ImportEntry> entries;
    try {
      entries = PhotoListCsv.read(list);
    } catch (IOException e) {
      return;
    }
    for (ImportEntry entry : entries) {
      ImageSource source = ImageSource.of(entry.source(), 1000, false);
      if (source instanceof LocalImage file) {
        assertThat(file.path().toRealPath()).startsWith(folder);
      }
      boolean isAddress = entry.source().matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*");
      if (!isAddress && !entry.source().isEmpty() && Files.exists(Path.of(entry.source()))) {
        assertThat(Path.of(entry.source()).toRealPath()).startsWith(folder);
      }
    }
  }
}
