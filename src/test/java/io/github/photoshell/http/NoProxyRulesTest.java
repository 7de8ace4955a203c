package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyRulesTest {
  @ParameterizedTest
  @CsvSource({
    "portal.example, portal.example, 443, true",
    "portal.example, files.portal.example, 443, true",
    "portal.example, myportal.example, 443, false",
    ".portal.example, files.portal.example, 443, true",
    "*.portal.example, portal.example, 443, true",
    "PORTAL.example, portal.example, 443, true",
    "portal.example:8443, portal.example, 8443, true",
    "portal.example:8443, portal.example, 443, false",
    "*, portal.example, 443, true",
    "., portal.example, 443, false",
    "10.0.0.0/8, 10.200.3.4, 80, true",
    "10.0.0.0/8, 11.0.0.1, 80, false",
    "10.0.0.0/0, 192.168.1.1, 80, true",
    "10.0.0.0/33, 10.0.0.1, 80, false",
    "10.0.0.0/x, 10.0.0.1, 80, false",
    "10.0.0.0/8, ten.example, 80, false",
    "127.0.0.1, 127.0.0.1, 80, true",
    "127.0.0.1:81, 127.0.0.1, 80, false",
    "0.1, 10.0.0.1, 80, false",
    "::1, ::1, 80, true",
    "[::1], ::1, 80, true",
    "[::1]:80, ::1, 80, true",
    "[::1]:81, ::1, 80, false",
    "0:0:0:0:0:0:0:1, ::1, 80, true",
    "fd00::/8, fd12::9, 80, true",
    "fd00::/8, 10.0.0.1, 80, false",
  })
  void ruleMatchesAsInCurlAndGo(String rule, String host, int port, boolean expected) {
    assertThat(new NoProxyRules(rule).matches(host, port)).isEqualTo(expected);
  }

  @Test
  void rulesAreSeparatedByCommasAndBlanks() {
    NoProxyRules rules = new NoProxyRules(" one.example,two.example  three.example,,\t");
    assertThat(rules.matches("one.example", 443)).isTrue();
    assertThat(rules.matches("two.example", 443)).isTrue();
    assertThat(rules.matches("three.example", 443)).isTrue();
    assertThat(rules.matches("four.example", 443)).isFalse();
  }

  @Test
  void emptyListMatchesNothing() {
    assertThat(new NoProxyRules("").matches("portal.example", 443)).isFalse();
    assertThat(new NoProxyRules(" , ").matches("", 443)).isFalse();
  }
}
