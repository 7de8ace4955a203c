package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.session.SavedPortal.Colour;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the list of saved portals, and the rules for their names and colours. */
class PortalsTextTest {
  private static final SavedPortal WORK =
      new SavedPortal(
          "work",
          "https://work.example",
          null,
          List.of("pass", "show", "work"),
          60,
          "/etc/ca.pem",
          "/home/ada/ada.p12",
          null,
          true);
  private static final SavedPortal HOME =
      new SavedPortal(
          "home", "https://home.example", "/key", List.of(), null, null, null, null, false);

  private static SavedPortal coloured(@Nullable Colour colour, boolean production) {
    return new SavedPortal(
        "x", "https://x.example", null, List.of(), null, null, null, colour, production);
  }

  private static List<String> lines(SavedPortal... portals) {
    return PortalsText.of(List.of(portals), LineLayout.unlimited()).lines().stream()
        .map(line -> line.plain().stripTrailing())
        .toList();
  }

  @Test
  void portalIsListedWithTheSourceOfItsKeyAndItsCertificates() {
    assertThat(lines(WORK, HOME, coloured(null, false)))
        .containsExactly(
            "work  https://work.example  API key from the command pass  trusts /etc/ca.pem  sends"
                + " /home/ada/ada.p12  production",
            "home  https://home.example  API key from /key",
            "x     https://x.example     asks for the API key");
    assertThat(lines())
        .containsExactly("No saved portals. To save one: connect <portal> --name <name>");
  }

  @Test
  void jsonHasAllThatIsSavedAndNoKey() {
    assertThat(PortalsText.data(List.of(WORK, coloured(Colour.GREEN, false))).data())
        .containsSubsequence(
            "\"name\": \"work\"",
            "\"address\": \"https://work.example\"",
            "\"tokenFile\": null",
            "\"tokenCommand\": [",
            "\"pass\"",
            "\"tokenWait\": 60",
            "\"caFile\": \"/etc/ca.pem\"",
            "\"clientCert\": \"/home/ada/ada.p12\"",
            "\"colour\": null",
            "\"production\": true",
            "\"colour\": \"green\"",
            "\"production\": false");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, true, BAD",
        "-, false, GOOD",
        "RED, false, BAD",
        "GREEN, true, GOOD",
        "YELLOW, false, WARN",
        "BLUE, false, BLUE",
        "CYAN, false, CYAN",
        "GREY, false, FAINT",
      })
  void nameHasItsColourElseThatOfItsPurpose(
      @Nullable Colour colour, boolean production, Style style) {
    assertThat(PortalsText.tone(coloured(colour, production))).isEqualTo(style);
  }

  @ParameterizedTest
  @CsvSource({
    "work, true",
    "Work_2-b, true",
    "'', false",
    "-work, false",
    "work.example, false",
    "0123456789012345678901234567890123456789, true",
    "01234567890123456789012345678901234567890, false",
  })
  void nameIsShortAndCannotBeAnAddress(String name, boolean isName) {
    assertThat(SavedPortal.isName(name)).isEqualTo(isName);
  }

  @Test
  void colourIsFoundInAnyLetterCase() {
    assertThat(Colour.of("Grey")).contains(Colour.GREY);
    assertThat(Colour.of("magenta")).isEmpty();
    assertThat(Colour.words()).containsExactly("red", "green", "yellow", "blue", "cyan", "grey");
  }

  @Test
  void wordsForARefusedKeyNameBothPeople() {
    Account ada = new Account("id1", "ada", "Ada Lovelace", null);
    Account sean = new Account("id2", "sean", "Sean O'Neil", null);
    assertThat(RenewalText.otherPerson(sean, ada).lines())
        .extracting(Text::plain)
        .containsExactly(
            "The new API key belongs to Sean O'Neil (sean), the previous one to Ada Lovelace (ada):"
                + " the line was not run.",
            "You are connected with the new key. To run the line as that person, type it again.");
    assertThat(RenewalText.noKey().status()).isEqualTo(401);
    assertThat(RenewalText.sameKey(ApiKeySource.file("my.key")).plain())
        .isEqualTo(
            "The portal refused the API key (401), and my.key still has the same one. Enter another"
                + " one to continue.");
    assertThat(RenewalText.sameKey(RenewalText.noKey(), ApiKeySource.NONE).lines().get(1).plain())
        .isEqualTo("Replace the key, then try again: the token command still prints the same one.");
    assertThat(RenewalText.partlyDone().lines().get(1).plain())
        .isEqualTo("Check what was done, then type the rest.");
  }
}
