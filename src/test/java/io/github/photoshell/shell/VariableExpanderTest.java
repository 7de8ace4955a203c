package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.text.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableExpanderTest {
  private final KeptValues keptValues = new KeptValues();
  private final VariableExpander variableExpander =
      new VariableExpander(
          new Tokenizer(),
          Map.of("WHO", "Ada 'the first' Lovelace", "EMPTY", "", "lower", "no"),
          keptValues);

  private List<String> words(String line, String... values) {
    return variableExpander.expand(line, List.of(values)).words();
  }

  private void keep(String name, String text) {
    keptValues.keep(name, KeptValues.Value.of(text));
  }

  @Test
  void keptValueStaysOneWordAndIsNotReplacedAgain() {
    keep("who", "two words; 'and' \"quotes\" $WHO ${who} --yes");
    keep("id", "42");
    String who = "two words; 'and' \"quotes\" $WHO ${who} --yes";
    assertThat(words("person $who x${who}y \"$who!\" '$who'"))
        .containsExactly("person", who, "x" + who + "y", who + "!", "$who");
    assertThat(words("api GET people/$id/photo/${id}s?a=$id&b=${id}"))
        .containsExactly("api", "GET", "people/42/photo/42s?a=42&b=42");
    assertThat(words("a --query=x=$id --query \"y=$who\""))
        .containsExactly("a", "--query=x=42", "--query", "y=" + who);
  }

  @Test
  void partOfAnObjectOrListIsNotTakenByItsName() {
    keptValues.keep("p", KeptValues.Value.of(Json.object(Map.of("id", 1))));
    keptValues.keep("all", KeptValues.Value.of(Json.list(List.of(1))));
    keep("name", "ada");
    for (String line : List.of("person $p.id", "person \"${p}.id\"", "person $all[0]")) {
      assertThatThrownBy(() -> words(line)).hasMessageEndingWith("not for a part of it.");
    }
    assertThat(words("a $name.json $p. $all[] x='{\"p\": '$p'}' '$p.id'"))
        .containsExactly("a", "ada.json", "{\"id\":1}.", "[1][]", "x={\"p\": {\"id\":1}}", "$p.id");
  }

  @Test
  void quotesOpenAfterANameAndAnAtSign() {
    keep("id", "4 2");
    assertThat(
            words("a f=\"a b\" x[y]='c d' @\"my file\" File=@'my pic.png' --b=\"$id\" c=\"$id\""))
        .containsExactly(
            "a", "f=a b", "x[y]=c d", "@my file", "File=@my pic.png", "--b=4 2", "c=4 2");
    assertThat(words("O'Neil https://x/?q=\"a\" a=b=\"c\" =\"x\" a@'b' \"f=a b\""))
        .containsExactly("O'Neil", "https://x/?q=\"a\"", "a=b=\"c\"", "=\"x\"", "a@'b'", "f=a b");
  }

  @Test
  void quotesGoOnAfterAVariable() {
    keep("id", "42");
    assertThat(words("api '{\"id\": \"'$id'\", \"b\": 1}' x"))
        .containsExactly("api", "{\"id\": \"42\", \"b\": 1}", "x");
    assertThat(words("api $id' a b'${id}\" c\" O$id'Neil $'x y"))
        .containsExactly("api", "42 a b42 c", "O42'Neil", "$'x", "y");
    assertThat(Tokenizer.statements("a 'b'$id'; c'; d")).containsExactly("a 'b'$id'; c'", " d");
  }

  @Test
  void keptValueComesBeforeTheEnvironment() {
    keep("WHO", "mine");
    assertThat(words("person $WHO ${EMPTY}x")).containsExactly("person", "mine", "x");
    assertThat(words("person ${1}0", "ada")).containsExactly("person", "ada0");
  }

  @Test
  void keptJsonIsCompactAndATextIsRaw() {
    keptValues.keep("list", KeptValues.Value.of(Json.list(List.of("a", 1))));
    keptValues.keep("text", KeptValues.Value.of(Json.ofTree("a\"b")));
    assertThat(words("x $list $text")).containsExactly("x", "[\"a\",1]", "a\"b");
  }

  @Test
  void unknownNameIsNamedWithASuggestion() {
    assertThatThrownBy(() -> words("person $someone"))
        .isInstanceOf(UsageException.class)
        .hasMessage("$someone has no value.")
        .extracting(wrong -> ((UsageException) wrong).next())
        .isEqualTo("Set it: set someone <value>, or use single quotes to keep the dollar sign.");
    assertThatThrownBy(() -> words("person $lower")).hasMessage("$lower has no value.");
    keep("user_id", "1");
    assertThatThrownBy(() -> words("person $user_i"))
        .extracting(wrong -> ((UsageException) wrong).next())
        .asString()
        .startsWith("Did you mean $user_id? Set it, or");
  }

  @Test
  void valueWithBlanksStaysOneWord() {
    assertThat(words("person $WHO now"))
        .containsExactly("person", "Ada 'the first' Lovelace", "now");
    assertThat(words("person x$1", "--yes a")).containsExactly("person", "x--yes a");
  }

  @Test
  void emptyValueIsAnEmptyWord() {
    assertThat(words("person $EMPTY")).containsExactly("person", "");
  }

  @Test
  void dollarSignIsKeptInSingleQuotesAndBeforeOtherCharacters() {
    assertThat(words("a '$WHO' $0 $ '$lower' x$ ${ ${a ${a-b} $.x $$"))
        .containsExactly(
            "a", "$WHO", "$0", "$", "$lower", "x$", "${", "${a", "${a-b}", "$.x", "$$");
  }

  @Test
  void unsetVariableIsAUsageError() {
    assertThatThrownBy(() -> words("person $NOBODY"))
        .isInstanceOf(UsageException.class)
        .hasMessage("$NOBODY has no value.");
    assertThatThrownBy(() -> words("person $2", "one")).isInstanceOf(UsageException.class);
  }

  @Test
  void semicolonsSeparateStatementsExceptInUrlsAndQuotes() {
    assertThat(Tokenizer.statements("a https://x/y;z; b 'c; d';e"))
        .containsExactly("a https://x/y;z", " b 'c; d';e");
    assertThat(Tokenizer.statements("a 'b\nc'\nd;")).containsExactly("a 'b\nc'", "d", "");
  }
}
