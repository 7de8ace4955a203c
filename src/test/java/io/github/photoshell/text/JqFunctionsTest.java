package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the functions of jq that the library behind the filters lacks or gets wrong. */
class JqFunctionsTest {
  private static String results(String filter, String input) {
    return JqFilter.of(filter).apply(input).stream()
        .map(Json::compact)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "IN(1, 2)                           ~ 2                    ~ true",
        "IN(1, 2)                           ~ 3                    ~ false",
        "IN(.[]; 7, 8)                      ~ [1, 8]               ~ true",
        "INDEX(.id)                         ~ [{\"id\":1},{\"id\":\"a\"}]"
            + " ~ {\"1\":{\"id\":1},\"a\":{\"id\":\"a\"}}",
        "map(abs)                           ~ [-2, 0, 3, null]     ~ [2,0,3,null]",
        "[65, 97] | map(ascii)              ~ null                 ~ [\"A\",\"a\"]",
        "map(isvalid(1 + .))                ~ [1, \"a\"]           ~ [true,false]",
        "[paths]                            ~ {\"a\":[1]}          ~ [[\"a\"],[\"a\",0]]",
        "[paths(type == \"number\")]        ~ {\"a\":[1]}          ~ [[\"a\",0]]",
        "[recurse(if . < 3 then . + 1 else empty end)] ~ 1         ~ [1,2,3]",
        "[limit(3; repeat(. * 2))]          ~ 1                    ~ [2,4,8]",
        "[skip(2; .[])]                     ~ [1, 2, 3]            ~ [3]",
        "[skip(0; .[])]                     ~ [1, 2]               ~ [1,2]",
        "map(toarray)                       ~ [1, [2]]             ~ [[1],[2]]",
        "[tostream]                         ~ {\"a\":[1]}"
            + " ~ [[[\"a\",0],1],[[\"a\",0]],[[\"a\"]]]",
        "fromstream(tostream)               ~ {\"a\":[1,{\"b\":2}]} ~ {\"a\":[1,{\"b\":2}]}",
        "[1 | truncate_stream([[0],1],[[1,0],2],[[1,0]],[[1]])] ~ null ~ [[[0],2],[[0]]]",
        "ascii_downcase                     ~ \"ÀBc\"              ~ \"Àbc\"",
        "ascii_upcase                       ~ \"àbZ{\"             ~ \"àBZ{\"",
        "trim                               ~ \" a b \"            ~ \"a b\"",
        "ltrim                              ~ \" a b \"            ~ \"a b \"",
        "rtrim                              ~ \" a b \"            ~ \" a b\"",
        "implode                            ~ [128512, 65]         ~ \"😀A\"",
        "0 | todate                         ~ null                 ~ \"1970-01-01T00:00:00Z\"",
        "fromdate                           ~ \"1970-01-01T00:01:00Z\" ~ 60",
        "dateadd(\"seconds\"; 5)            ~ 60                   ~ 65",
        "datesub(\"seconds\"; 5)            ~ 60                   ~ 55",
      })
  void functionGivesWhatJqGives(String filter, String input, String expected) {
    assertThat(results(filter, input)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "ascii_downcase ~ 1          ~ number (1) is not a string",
        "trim           ~ [1]        ~ array ([1]) is not a string",
        "implode        ~ [1114112]  ~ number (1114112) is not a character's number",
        "implode        ~ [\"A\"]    ~ string (\"A\") is not a character's number",
        "implode        ~ {}         ~ object ({}) is not an array of characters' numbers",
      })
  void wrongInputIsAnErrorOfTheFilter(String filter, String input, String reason) {
    JqFilter compiled = JqFilter.of(filter);
    assertThatExceptionOfType(JqException.class)
        .isThrownBy(() -> compiled.apply(input))
        .withMessage("The filter failed: " + reason + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "input_filename ~ a filter has no access to this computer",
        "inputs         ~ a filter has one input, which is '.'",
        "debug          ~ a filter only returns results",
        "localtime      ~ times are in UTC: use 'gmtime' or 'strftime'",
      })
  void functionThatAFilterCannotHaveIsRefusedWithItsReason(String name, String reason) {
    assertThatExceptionOfType(JqException.class)
        .isThrownBy(() -> JqFilter.of(name))
        .withMessage(
            "The filter is not valid at column 1: '"
                + name
                + "' is not supported: "
                + reason
                + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "nan                 ~ null",
        "infinite            ~ 1.7976931348623157E+308",
        "-infinite           ~ -1.7976931348623157E+308",
        "1 / 2               ~ 0.5",
        "4 / 2               ~ 2",
        "9007199254740992 + 0.0 ~ 9007199254740992",
        "1e18 * 10           ~ 1E+19",
        "\"ab\" * 2          ~ \"abab\"",
        "[3, 1, 2] | sort    ~ [1,2,3]",
      })
  void numbersArePrintedAsJqPrintsThem(String filter, String expected) {
    assertThat(results(filter, "null")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    ".[], true",
    ".[].id, true",
    ".[]?.a.b[] | select(.x), true",
    "' .[] | length', true",
    "., false",
    "length, false",
    ".[0], false",
    ".[] |= 1, false",
    "'.[], 1', false",
  })
  void filterOfItemsCanReadAListPageByPage(String filter, boolean takesItems) {
    assertThat(JqFilter.of(filter).takesItems()).isEqualTo(takesItems);
  }

  @ParameterizedTest
  @CsvSource({"2, '[2]'", "3, '[]'"})
  void variablesAreKnownByTheirNames(String wanted, String expected) {
    JqFilter filter = JqFilter.of("map(select(. == $wanted))");
    Json value = Objects.requireNonNull(JsonParser.parse(wanted));
    assertThat(filter.with(Map.of("wanted", value)).apply("[1, 2]"))
        .extracting(Json::compact)
        .containsExactly(expected);
  }
}
