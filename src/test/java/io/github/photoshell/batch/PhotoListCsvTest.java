package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.text.Csv;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests CSV files as written by people, spreadsheets and strangers. */
class PhotoListCsvTest {
  @TempDir Path folder;

  private List<ImportEntry> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<ImportEntry> read(byte[] bytes) throws IOException {
    return PhotoListCsv.read(Files.write(folder.resolve("list.csv"), bytes));
  }

  private void refused(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void columnsAreKnownByTheirNamesInAnyOrder() throws IOException {
    ImportEntry importEntry =
        read("Image;\"E-Mail\";Remark;User Name;ID\nada.png;ada@example.com;\"a; b\";ada;7\n")
            .get(0);
    assertThat(importEntry)
        .isEqualTo(
            new ImportEntry(
                "line 2",
                "",
                "7",
                "ada",
                "ada@example.com",
                "",
                "ada.png",
                folder.resolve("ada.png").toString(),
                false,
                null,
                null));
  }

  @Test
  void actionSetsOrClears() throws IOException {
    assertThat(read("person,image,Action\nada,ada.png,clear\nsean,s.png,SET\numa,u.png,\n"))
        .extracting(ImportEntry::clears)
        .containsExactly(true, false, false);
    // A list that only clears needs no images.
    assertThat(read("person;action\nada;Clear\nsean;\n"))
        .extracting(ImportEntry::isWhole)
        .containsExactly(true, false);
    refused(
        "person,image,action\nada,a.png,set\nsean,,remove\n",
        "line 3 has the action 'remove'; use 'set' or 'clear', or leave it empty");
    refused("action,image\nclear,a.png\n", "it has no column 'userName'");
  }

  @Test
  void apiKeysAreFoundInTheFolderOrByAProgram() throws IOException {
    List<ImportEntry> entries =
        read(
            "person,image,tokenFile,Token Command\nada,a.png,keys/ada,\nsean,s.png,,pass s\nx,y,,\n");
    assertThat(entries)
        .extracting(ImportEntry::key)
        .containsExactly(
            new PersonKey(folder.resolve("keys/ada").toString(), null),
            new PersonKey(null, "pass s"),
            null);
    String head = "person,image,tokenFile,tokenCommand\n";
    refused(head + "ada,a.png,../ada,\n", "line 2 has a tokenFile that is not in the folder");
    refused(head + "ada,a.png,~/ada,\n", "line 2 has a tokenFile that is not in the folder");
    refused(head + "ada,a.png,https://x.example/a,\n", "line 2 has a tokenFile that is not in");
    refused(head + "ada,a.png,ada,pass s\n", "line 2 has both a tokenFile and a tokenCommand");
  }

  @Test
  void byteOrderMarksAndUtf16AreRead() throws IOException {
    String text = "person\timage\nжаба\tжаба.png\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(read(("\uFEFF" + text).getBytes(charset)).get(0).person()).isEqualTo("жаба");
    }
  }

  @Test
  void quotesHoldSeparatorsAndLineBreaks() throws IOException {
    List<ImportEntry> entries =
        read("person,image\r\n\"O\"\"Neil, Sean\",\"a\nb.png\"\r\n\r\nada,ada.png\r\n");
    assertThat(entries.get(0).person()).isEqualTo("O\"Neil, Sean");
    assertThat(entries.get(0).image()).isEqualTo("a\nb.png");
    assertThat(entries.get(1).named()).isEqualTo("line 5");
  }

  @Test
  void addressesStayAndPathsAreFoundFromTheList() throws IOException {
    List<ImportEntry> entries =
        read("person,image\na,https://photos.example/a\nb,sub/b.png\nc,sub/../c.png\n");
    assertThat(entries.get(0).source()).isEqualTo("https://photos.example/a");
    assertThat(entries.get(1).source()).isEqualTo(folder.resolve("sub/b.png").toString());
    assertThat(Path.of(entries.get(2).source()).normalize()).isEqualTo(folder.resolve("c.png"));
  }

  /** A list from a stranger may try to publish private images of the user. */
  @Test
  @NeedsPosix("symbolic links, and a colon in a name")
  void filesOutsideOfTheListsFolderAreNotTaken() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.png"), "secret");
    Path lists = Files.createDirectories(folder.resolve("ab:").resolve("lists"));
    Files.createSymbolicLink(lists.resolve("link.png"), secret);
    Files.createSymbolicLink(lists.resolve("up"), folder);
    for (String image :
        List.of(
            "../../secret.png",
            secret.toString(),
            "~/secret.png",
            "~",
            "sub/../../../secret.png",
            "ab:/../../secret.png",
            "\"http://x\n/../../../../secret.png\"",
            "link.png",
            "up/secret.png")) {
      Path list = Files.writeString(lists.resolve("list.csv"), "person;image\na;" + image + "\n");
      assertThat(PhotoListCsv.read(list)).extracting(ImportEntry::source).containsExactly("");
    }
  }

  /** An export never writes another name into its report. */
  @Test
  void exportReportNamesPlainFilesOnly() throws IOException {
    Path report = folder.resolve("photos.csv");
    Files.writeString(report, "id,file\n1,ada.png\n2,sub/b.png\n3,.b.png\n4,a b.png\n5,\n");
    assertThat(PhotoListCsv.read(report))
        .extracting(ImportEntry::source)
        .containsExactly(folder.resolve("ada.png").toString(), "", "", "", "");
  }

  @Test
  void guardedFormulasReadAsTheyWere() throws IOException {
    assertThat(read("userName,image\n'=1+1,'@x.png\n=HYPERLINK(1),y.png\n"))
        .extracting(ImportEntry::userName)
        .containsExactly("=1+1", "=HYPERLINK(1)");
  }

  @Property
  void everyCellSurvivesTheFormulaGuard(@ForAll String cell) {
    assertThat(Csv.plain(Csv.guarded(cell))).isEqualTo(cell);
    assertThat(Csv.guarded(cell)).doesNotMatch("(?s)\\s*[=+\\-@\t\r].*");
  }

  @Test
  void shortAndEmptyRowsAreAccepted() throws IOException {
    List<ImportEntry> entries = read("userName,image\nada\n,\n,x.png\nb,b.png,,\n");
    assertThat(entries).extracting(ImportEntry::image).containsExactly("", "", "x.png", "b.png");
    assertThat(entries.get(2).identifier()).isEmpty();
  }

  @Test
  void separatorLineIsObeyedAndNotCounted() throws IOException {
    List<ImportEntry> entries = read("sep=|\r\nuserName|image\r\nada|a;b,c.png\r\n");
    assertThat(entries).extracting(ImportEntry::image).containsExactly("a;b,c.png");
    assertThat(entries.get(0).named()).isEqualTo("line 3");
    assertThat(read("\"sep=;\"\nuserName;image\nada;a.png\n")).hasSize(1);
    assertThat(read("userName|image\nada|a.png\n").get(0).userName()).isEqualTo("ada");
  }

  @Test
  void columnsOfDirectoriesAreKnown() throws IOException {
    ImportEntry google = read("primaryEmail,Photo\nada@example.com,a.png\n").get(0);
    assertThat(google.email()).isEqualTo("ada@example.com");
    ImportEntry microsoft =
        read("userPrincipalName,displayName,PhotoPath\nada@example.com,Ada L,a.png\n").get(0);
    assertThat(microsoft.person()).isEqualTo("ada@example.com");
    assertThat(microsoft.name()).isEqualTo("Ada L");
    assertThat(microsoft.image()).isEqualTo("a.png");
  }

  @Test
  void imageInACellIsDecoded() throws IOException {
    byte[] png = TestImages.png(30, 20);
    String base64 = Base64.getEncoder().encodeToString(png);
    String wrapped = Base64.getMimeEncoder().encodeToString(png);
    for (String cell : List.of("data:image/png;base64," + base64, base64, "\"" + wrapped + "\"")) {
      ImportEntry entry = read("userName,image\nada," + quoted(cell) + "\n").get(0);
      assertThat(Objects.requireNonNull(entry.content()).read()).isEqualTo(png);
      assertThat(entry.image()).isEqualTo("image in the list");
    }
    assertThat(read("userName,image\nada,R0lGOD.png\n").get(0).content()).isNull();
  }

  private static String quoted(String cell) {
    return cell.startsWith("\"") || !cell.contains(",") ? cell : "\"" + cell + "\"";
  }

  @Test
  void tenThousandRowsAreRead() throws IOException {
    StringBuilder rows = new StringBuilder("email,image\n");
    for (int i = 0; i < 10_000; i++) {
      rows.append("p%d@example.com,p%d.png\n".formatted(i, i));
    }
    assertThat(read(rows.toString())).hasSize(10_000);
  }

  @Test
  void unclosedQuoteIsReportedWithItsLine() throws IOException {
    String reason = "it is not a valid CSV file: a quotation mark in line 2 is not closed";
    refused("userName,image,note\nada,a.png,\"unclosed\neve,e.png,x\nzoe,z.png,y\n", reason);
    refused("userName,image\r\nada,\"a.png\r\neve,e.png\r\n", reason);
    refused("userName,image\r\"ada,a.png\reve,e.png\r", reason);
    refused("note,image,userName\n\"a \"\"b\"\",a.png,ada\n", reason);
    refused("userName;image\nada;\"", reason);
    refused("userName,image\nada,a.png\n\"multi\nline\",b.png\n\n\"eve,e.png\n", "in line 6");
    assertThat(read("userName,image,note\nada,a\"b.png,6\" tall\neve,e.png,\"\"\n")).hasSize(2);
  }

  @Test
  void brokenLineIsReportedWithItsNumber() {
    StringBuilder rows = new StringBuilder("userName,note,image\n");
    for (int i = 2; i < 6000; i++) {
      rows.append(i == 4323 ? "u,\"6\" tall\",p.png\n" : "u%d,x,p.png\n".formatted(i));
    }
    refused(
        rows.toString(),
        "it is not a valid CSV file: line 4323 has text after a closing quotation mark");
    refused(
        "userName,image\nada,\"a.png\neve,\"e.png\"\n",
        "line 3 has text after a closing quotation mark (the cell starts in line 2)");
    refused("userName,image\nada,a.png\neve," + "e".repeat(17_000_000), "line 3 cannot be read");
  }

  @Property(tries = 200)
  void unclosedQuoteIsFoundInAnyLineAndColumn(
      @ForAll List<@Size(3) List<@AlphaChars @StringLength(max = 3) String>> rows,
      @ForAll @IntRange(max = 100) int row,
      @ForAll @IntRange(max = 2) int column) {
    StringBuilder text = new StringBuilder("userName,image,note\n");
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>(rows.get(i));
      if (i == row % rows.size()) {
        cells.set(column, "\"" + cells.get(column));
      }
      text.append(String.join(",", cells)).append('\n');
    }
    String reason = CsvQuoteCheck.problem(text.toString(), ',');
    assertThat(reason)
        .isEqualTo(
            rows.isEmpty()
                ? null
                : "a quotation mark in line %d is not closed".formatted(2 + row % rows.size()));
  }

  @Test
  void invalidListIsReportedInOneLine() throws IOException {
    refused("", "it is empty");
    refused("\n\n", "it is empty");
    refused(
        "Vorname,image\nAda,ada.png\n",
        "no column 'userName', 'email', 'id' or 'person' (found: 'Vorname', 'image')");
    refused(
        "userName,remark\nada,x\n", "no column 'image' or 'file' (found: 'userName', 'remark')");
    refused(
        "userName,image\nada,a.png\n\neve,e,e.png\n",
        "line 4 has 3 cells, but the first line names 2 columns");
    refused(
        "userName,file,image\nada,a.png,a.png\neve,e.png,new.png\n",
        "line 3 names several images; keep one column with images");
    refused("userName,image\n\"ada,ada.png\nb,b.png\n", "quotation mark in line 2 is not closed");
    refused("userName,image\na\0b,ada.png\n", "it is not a text file");
    assertThatThrownBy(
            () -> read("userName,image\nzoë,z.png\n".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("CSV UTF-8");
    Path large = folder.resolve("large.csv");
    Files.write(large, new byte[21 * 1024 * 1024]);
    assertThatThrownBy(() -> PhotoListCsv.read(large)).hasMessageContaining("larger than 20 MB");
  }
}
