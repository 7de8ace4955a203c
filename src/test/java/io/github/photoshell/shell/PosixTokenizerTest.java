package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PosixTokenizerTest {
  private static List<String> words(String line) {
    return PosixTokenizer.words(line);
  }

  @Test
  void quotesGroupAlsoInsideWords() {
    assertThat(words("curl 'a b'\"c d\"e\\ f ''")).containsExactly("curl", "a bc de f", "");
    assertThat(words("curl 'it'\\''s' \"a\\\"b\\\\c\\d\""))
        .containsExactly("curl", "it's", "a\"b\\c\\d");
  }

  @Test
  void bashStringsResolveTheirEscapes() {
    assertThat(words("curl $'a\\'b\\n\\t\\x41\\u00e9\\U0001F600\\101\\q'"))
        .containsExactly("curl", "a'b\n\tA\u00e9\ud83d\ude00A\\q");
  }

  @Test
  void backslashAtTheEndJoinsLines() {
    assertThat(words("curl \\\n  -s \\\r\n  x\\\ny")).containsExactly("curl", "-s", "xy");
    assertThat(words("curl \"a\\\nb\"")).containsExactly("curl", "ab");
    assertThat(words("curl \"\\\n\" x")).containsExactly("curl", "", "x");
    assertThat(words("curl -d \"\\\n{}\" x")).containsExactly("curl", "-d", "{}", "x");
  }

  @Test
  void caretsOfTheWindowsPromptAreResolved() {
    assertThat(words("curl ^\"https://x?a=1^&b=2^\" ^\n  -d ^\"^{^\\^\"a^\\^\":1^}^\""))
        .containsExactly("curl", "https://x?a=1&b=2", "-d", "{\"a\":1}");
    assertThat(words("curl \"x^y\" ^\r\n -s")).containsExactly("curl", "x^y", "-s");
  }

  @Test
  void operatorsAreWords() {
    assertThat(words("curl x|jq . >a 2>&1; b")).containsSubsequence("x", "|", "jq", ".", ">", "a");
    assertThat(words("curl x?a=1&b=2 -d 'a|b;c'"))
        .containsExactly("curl", "x?a=1&b=2", "-d", "a|b;c");
    assertThat(words("curl x && y")).containsExactly("curl", "x", "&&", "y");
  }

  @Test
  void valuesOfTheShellAreMarked() {
    char mark = PosixTokenizer.VARIABLE;
    assertThat(words("curl \"$A/x\" ${B} '$C' \\$D a$ $(e)"))
        .containsExactly("curl", mark + "A/x", mark + "{B}", "$C", "$D", "a$", mark + "(e)");
  }

  @Test
  void openCommandContinues() {
    for (String open : List.of("curl \\", "curl 'a", "curl \"a", "curl $'a\\'", "curl x ^")) {
      assertThat(PosixTokenizer.isOpen(open)).as(open).isTrue();
    }
    for (String whole : List.of("curl", "curl 'a'", "curl a\\'b", "curl $'a\\''")) {
      assertThat(PosixTokenizer.isOpen(whole)).as(whole).isFalse();
    }
    assertThatThrownBy(() -> words("curl 'a")).isInstanceOf(UsageException.class);
  }

  @Test
  void onlyCurlIsReadThisWay() {
    assertThat(PosixTokenizer.isCurl("  curl -s x")).isTrue();
    assertThat(PosixTokenizer.isCurl("curl")).isTrue();
    assertThat(PosixTokenizer.isCurl("curly x")).isFalse();
    assertThat(PosixTokenizer.isCurl("api GET curl")).isFalse();
  }

  @Test
  void linesOfOneCommandStayTogether() {
    String command = "curl x \\\n -d 'it'\\''s; a'";
    assertThat(Tokenizer.statements("version; " + command + "\nversion"))
        .containsExactly("version", " " + command, "version");
    assertThat(Tokenizer.isOpen("version\ncurl x \\")).isTrue();
    assertThat(Tokenizer.isOpen(command)).isFalse();
    // Other lines keep their own rules.
    assertThat(Tokenizer.split("curl -u \\ 'a b'")).containsExactly("curl", "-u", "\\", "a b");
  }
}
