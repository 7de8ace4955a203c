package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static Json json(String text) {
    return Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(text)));
  }

  @Test
  void prettyPrintingKeepsOrderNumbersAndLetters() {
    assertThat(
            json("{\"b\":[1.50,12345678901234567890,1e400,-0.0],\"a\":{\"ü\":\"日本"
                    + " 😀\"},\"n\":null,\"t\":true}")
                .pretty())
        .isEqualTo(
            """
            {
              "b": [
                1.50,
                12345678901234567890,
                1E+400,
                0.0
              ],
              "a": {
                "ü": "日本 😀"
              },
              "n": null,
              "t": true
            }\
            """);
  }

  @Test
  void emptyListsAndObjectsStayOnOneLine() {
    assertThat(json("{\"a\":[],\"b\":{}}").pretty()).isEqualTo("{\n  \"a\": [],\n  \"b\": {}\n}");
  }

  @Test
  void controlCharactersAreEscaped() {
    String hostile = "\u001b[2J\u009b\u007f\u0007\u202e\u200b\u2066\u2028\ufeff\u00ad\n\t\"\\";
    String pretty = Json.object(Map.of("x", hostile, "\u202e", 1)).pretty();

    assertThat(pretty)
        .contains(
            "\"\\u001b[2J\\u009b\\u007f\\u0007\\u202e\\u200b\\u2066\\u2028\\ufeff\\u00ad\\n"
                + "\\t\\\"\\\\\"")
        .contains("\"\\u202e\": 1");
    assertThat(json(pretty).member("x")).isEqualTo(Json.object(Map.of("x", hostile)).member("x"));
  }

  @Test
  void lonelySurrogatesAndInvisibleTagsAreEscaped() {
    assertThat(Json.list(List.of(json("\"\\ud83d\""), json("\"\\udb40\\udc01\""))).pretty())
        .contains("\\ud83d", "\\udb40\\udc01");
  }

  @Test
  void itemsAndMembers() {
    Json json = json("{\"list\":[{\"name\":\"Ada\"},2]}");

    Json list = Objects.requireNonNull(json.member("list"));
    assertThat(list.items()).hasSize(2);
    assertThat(Objects.requireNonNull(list.items().get(0).member("name")).text()).isEqualTo("Ada");
    assertThat(list.items().get(1).text()).isNull();
    assertThat(json.member("other")).isNull();
    assertThat(json.items()).isEmpty();
  }

  @Test
  void jsonIsBuiltFromPlainValues() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("json", json("[1]"));
    members.put("list", new ArrayList<>(List.of("a", 2, true, Role.OWNER)));
    members.put("nothing", null);

    assertThat(Json.object(members))
        .isEqualTo(json("{\"json\":[1],\"list\":[\"a\",2,true,\"OWNER\"],\"nothing\":null}"));
  }
}
