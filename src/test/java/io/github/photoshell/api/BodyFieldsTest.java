package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.shell.CommandInput.GivenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFieldsTest {
  private static String json(String... fields) {
    BodyFields members = new BodyFields();
    Arrays.stream(fields)
        .map(field -> new GivenOption(BodyFields.TYPED, field))
        .forEach(field -> members.add(field, file -> "text of " + file));
    return members.toJson().compact();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=true | {\"a\":true}",
        "a=null | {\"a\":null}",
        "a=12 | {\"a\":12}",
        "a=-1.50 | {\"a\":-1.50}",
        "a=12345678901234567890123 | {\"a\":12345678901234567890123}",
        "a=007 | {\"a\":\"007\"}",
        "a=1e5 | {\"a\":\"1e5\"}",
        "a=+1 | {\"a\":\"+1\"}",
        "a=True | {\"a\":\"True\"}",
        "a= | {\"a\":\"\"}",
        "a=b=c | {\"a\":\"b=c\"}",
        "a=@x.txt | {\"a\":\"text of @x.txt\"}",
        "a[] | {\"a\":[]}",
        "a[]=1 | {\"a\":[1]}",
        "a[b]=c | {\"a\":{\"b\":\"c\"}}",
        "a[b][c][]=d | {\"a\":{\"b\":{\"c\":[\"d\"]}}}",
        "a[][b][c]=d | {\"a\":[{\"b\":{\"c\":\"d\"}}]}"
      })
  void fieldIsTyped(String field, String expected) {
    assertThat(json(field)).isEqualTo(expected);
  }

  @Test
  void fieldsBuildOneObject() {
    assertThat(json("a[]=1", "a[]=x", "b[c]=1", "b[d]=2", "e[]", "e[]=1"))
        .isEqualTo("{\"a\":[1,\"x\"],\"b\":{\"c\":1,\"d\":2},\"e\":[1]}");
  }

  @Test
  void listOfObjectsGetsANewItemWhenAMemberIsRepeated() {
    assertThat(json("a[][id]=1", "a[][tags][]=x", "a[][tags][]=y", "a[][id]=2"))
        .isEqualTo("{\"a\":[{\"id\":1,\"tags\":[\"x\",\"y\"]},{\"id\":2}]}");
  }

  @Test
  void rawFieldIsAlwaysAText() {
    BodyFields members = new BodyFields();
    for (String field : List.of("a=true", "b=1", "c=@x", "d=null", "e[]=1")) {
      members.add(new GivenOption(BodyFields.RAW, field), file -> "no");
    }
    assertThat(members.toJson().compact())
        .isEqualTo("{\"a\":\"true\",\"b\":\"1\",\"c\":\"@x\",\"d\":\"null\",\"e\":[\"1\"]}");
  }

  @Test
  void queryParametersKeepTheTypedValue() {
    assertThat(
            List.of("a=1.0", "b=null", "c[]=x", "d=@f").stream()
                .map(field -> new GivenOption(BodyFields.TYPED, field))
                .flatMap(field -> BodyFields.queryPair(field, file -> "of " + file).stream()))
        .containsExactly(
            new Pair("a", "1.0"), new Pair("b", ""), new Pair("c[]", "x"), new Pair("d", "of @f"));
  }
}
