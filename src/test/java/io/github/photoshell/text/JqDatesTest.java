package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests dates in filters against what jq prints, with the time zone UTC. */
class JqDatesTest {
  private static String result(String filter, String input) {
    return JqFilter.of(filter).apply(input).get(0).compact();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0           | [1970,0,1,0,0,0,4,0]",
        "1732442405.25 | [2024,10,24,10,0,5.25,0,328]",
        "-1          | [1969,11,31,23,59,59,3,364]",
        "951782400   | [2000,1,29,0,0,0,2,59]",
      })
  void brokenDownTimeCountsMonthsAndDaysFromZero(String seconds, String parts) {
    assertThat(result("gmtime", seconds)).isEqualTo(parts);
    assertThat(result("gmtime | mktime", seconds)).isEqualTo(seconds.replaceFirst("\\..*", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%Y-%m-%dT%H:%M:%SZ | 2024-03-05T14:07:09Z",
        "%F %T              | 2024-03-05 14:07:09",
        "%D %R              | 03/05/24 14:07",
        "%A, %e %B %y       | Tuesday,  5 March 24",
        "%a %b %h           | Tue Mar Mar",
        "%I:%M %p           | 02:07 PM",
        "%j                 | 065",
        "%s                 | 1709647629",
        "%z %Z              | +0000 UTC",
        "100%%              | 100%",
        "o'clock [%H]       | o'clock [14]",
      })
  void timesAreFormattedAsInC(String format, String expected) {
    assertThat(result("strftime(\"" + format + "\")", "1709647629"))
        .isEqualTo("\"" + expected + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-05T14:07:09Z | %Y-%m-%dT%H:%M:%SZ | 1709647629",
        "05 mar 2024          | %d %b %Y           | 1709596800",
        "02:07 PM 03/05/24    | %I:%M %p %D        | 1709647620",
        "03/05/69             | %D                 | -26092800",
        "03/05/68             | %m/%d/%y           | 3098131200",
        "1709647629           | %s                 | 1709647629",
        "14:07                | %R                 | -2208937980",
      })
  void textsAreReadInTheirFormat(String text, String format, String seconds) {
    assertThat(result("strptime(\"" + format + "\") | mktime", "\"" + text + "\""))
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\" | gmtime",
        "\"x\" | mktime",
        "[2024, 1] | mktime",
        "[2024, \"1\", 1, 0, 0, 0] | mktime",
        "0 | strftime(1)",
        "0 | strftime(\"%Q\")",
        "1 | strptime(\"%Y\")",
        "\"2024\" | strptime(\"%d\")",
        "\"2024-13-01\" | strptime(\"%F\")",
        "1e300 | gmtime",
        "[1e12, 0, 1, 0, 0, 0] | mktime",
      })
  void whatIsNoTimeIsAnErrorThatAFilterCanCatch(String filter) {
    assertThatThrownBy(() -> result(filter, "null"))
        .isInstanceOfSatisfying(
            JqException.class,
            it -> assertThat(it.toResult().exitCode()).isEqualTo(ExitCode.REFUSED));
    assertThat(result("try (" + filter + ") catch \"caught\"", "null")).isEqualTo("\"caught\"");
  }

  @Test
  void datesAreConvertedInBothDirections() {
    assertThat(result("todate", "1709647629.9")).isEqualTo("\"2024-03-05T14:07:09Z\"");
    assertThat(result("fromdate", "\"2024-03-05T14:07:09Z\"")).isEqualTo("1709647629");
    assertThat(result("date | fromdate", "0")).isEqualTo("0");
  }

  @Property(tries = 100)
  void everySecondOfFourDigitYearsIsReadBack(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long seconds) {
    assertThat(result("gmtime | mktime", "" + seconds)).isEqualTo("" + seconds);
    assertThat(result("todate | fromdate", "" + seconds)).isEqualTo("" + seconds);
  }
}
