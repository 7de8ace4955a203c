package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class CandidateListTest {
  private static final int WIDE = 100;

  private static List<String> lines(int width, CompletionResult completions, String typed) {
    return new CandidateList(CandidateList.MAX_ITEMS, width, false)
        .of(completions, "", typed).stream().map(Candidate::displ).toList();
  }

  private static CompletionItem person(String userName, String name, String email, String photo) {
    return new CompletionItem(userName, List.of(name, email, photo), name + " " + email, true);
  }

  private static final List<CompletionItem> PEOPLE =
      List.of(
          person("li", "李小龍", "li@example.com", "photo"),
          person("zoe", "Zoe\u0308 🎉 Adams", "zoe@example.com", "no photo"),
          person(
              "family", "The 👩\u200d👩\u200d👧 Smiths ❤\ufe0f", "smith@example.com", "no photo"));

  private static int column(String line, String of) {
    return new AttributedString(line.substring(0, line.indexOf(of))).columnLength();
  }

  @Test
  void columnsAlignWithWideAndCombiningCharacters() {
    List<String> lines = lines(WIDE, CompletionResult.all(PEOPLE), "");
    assertThat(lines.get(0)).isEqualTo("li      李小龍               li@example.com     photo");
    List<Integer> photos = lines.stream().map(line -> column(line, "photo")).toList();
    assertThat(column(lines.get(1), "no photo")).isEqualTo(photos.get(0));
    assertThat(column(lines.get(2), "no photo")).isEqualTo(photos.get(0));
  }

  @Test
  void emojiOfUnclearWidthAreSplit() {
    assertThat(lines(WIDE, CompletionResult.all(PEOPLE), "").get(2))
        .contains("The 👩👩👧 Smiths ❤ ");
  }

  @Test
  void widestColumnIsCutInANarrowTerminal() {
    List<String> lines = lines(40, CompletionResult.all(PEOPLE), "");
    assertThat(lines).allMatch(line -> new AttributedString(line).columnLength() <= 40);
    assertThat(lines).allMatch(line -> line.contains("photo") && line.contains("…"));
  }

  @Test
  void longValueDoesNotWidenTheColumn() {
    List<CompletionItem> addresses =
        List.of(
            CompletionItem.of("https://photos.example/ada.png", "a good PNG"),
            CompletionItem.of("https://photos.example/" + "a".repeat(80), "not there"),
            CompletionItem.of(
                "https://photos.example/" + "b".repeat(50), "a redirect to a good PNG"));
    assertThat(lines(90, CompletionResult.all(addresses), "https"))
        .containsExactly(
            "https://photos.example/ada.png  a good PNG",
            "https://photos.example/" + "a".repeat(66) + "…",
            "https://photos.example/" + "b".repeat(50) + "  a redirect to …");
  }

  @Test
  void longListIsCutAndCountsTheRest() {
    List<CompletionItem> some =
        IntStream.range(0, 50).mapToObj(i -> CompletionItem.of("person" + i, "")).toList();
    List<String> lines = lines(WIDE, new CompletionResult(some, 100_000, Duration.ZERO), "p");
    assertThat(lines).hasSize(CandidateList.MAX_ITEMS + 1);
    assertThat(lines.get(CandidateList.MAX_ITEMS)).isEqualTo("… 99982 more: type another letter");
  }

  @Test
  void ageOfCachedItemsIsShown() {
    CompletionResult old = new CompletionResult(PEOPLE, PEOPLE.size(), Duration.ofSeconds(12));
    assertThat(lines(WIDE, old, "")).last().isEqualTo("this list is 12 s old");
    // A single candidate is inserted without a list.
    assertThat(lines(WIDE, old, "zoe")).hasSize(1);
    CompletionResult fresh = new CompletionResult(PEOPLE, PEOPLE.size(), Duration.ofSeconds(2));
    assertThat(lines(WIDE, fresh, "")).hasSize(3);
  }
}
