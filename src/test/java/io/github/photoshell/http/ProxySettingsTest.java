package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import io.github.photoshell.http.ProxySettings.ProxyRoute;
import io.github.photoshell.portal.SampleResponses;
import java.net.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {
  private static final String PORTAL = "https://portal.example.com";

  private static ProxyRoute proxyFor(String portal, Map<String, String> environment) {
    return ProxySettings.of(environment, Map.of()).to(SampleResponses.address(portal));
  }

  private static ProxyUse through(ProxyRoute proxyRoute) {
    assertThat(proxyRoute).isInstanceOf(ProxyRoute.ViaProxy.class);
    return ((ProxyRoute.ViaProxy) proxyRoute).use();
  }

  @Test
  void eachSchemeHasItsVariableAndLowerCaseIsPreferred() {
    Map<String, String> both =
        Map.of("HTTPS_PROXY", "a.example:1", "https_proxy", "b.example:2", "HTTP_PROXY", "c:3");
    assertThat(through(proxyFor(PORTAL, both)))
        .isEqualTo(new ProxyUse("b.example:2", "https_proxy", false));
    assertThat(through(proxyFor("http://portal.example.com", both)))
        .isEqualTo(new ProxyUse("c:3", "HTTP_PROXY", false));
    assertThat(proxyFor(PORTAL, Map.of("HTTP_PROXY", "c:3"))).isInstanceOf(ProxyRoute.Direct.class);
    assertThat(proxyFor(PORTAL, Map.of("HTTPS_PROXY", " "))).isInstanceOf(ProxyRoute.Direct.class);
  }

  @Test
  void allProxyIsUsedForBothSchemesUnlessTheyHaveTheirOwn() {
    Map<String, String> all = Map.of("ALL_PROXY", "a.example:1", "HTTPS_PROXY", "b.example:2");
    assertThat(through(proxyFor(PORTAL, all)).source()).isEqualTo("HTTPS_PROXY");
    assertThat(through(proxyFor("http://portal.example.com", all)))
        .isEqualTo(new ProxyUse("a.example:1", "ALL_PROXY", false));
    Map<String, String> excepted = Map.of("all_proxy", "a:1", "NO_PROXY", "portal.example.com");
    assertThat(proxyFor(PORTAL, excepted)).isInstanceOf(ProxyRoute.Direct.class);
  }

  @ParameterizedTest
  @CsvSource({
    "socks5://proxy.example, proxy.example:1080, false",
    "SOCKS5h://proxy.example:9050/, proxy.example:9050, false",
    "socks5://ada:1234@proxy.example, proxy.example:1080, true",
    "socks5://[::1]:1081, [::1]:1081, false",
  })
  void socksProxiesAreUsed(String value, String label, boolean withPassword) {
    ProxyRoute proxyRoute = proxyFor(PORTAL, Map.of("ALL_PROXY", value));
    assertThat(through(proxyRoute)).isEqualTo(new ProxyUse(label, "ALL_PROXY", withPassword));
    assertThat(((ProxyRoute.ViaProxy) proxyRoute).proxy().type()).isEqualTo(Proxy.Type.SOCKS);
  }

  @Test
  void passwordIsUsedButNotShown() {
    ProxyRoute proxyRoute =
        proxyFor(PORTAL, Map.of("HTTPS_PROXY", "http://ada:s%40crat@[::1]:3128/"));
    assertThat(through(proxyRoute)).isEqualTo(new ProxyUse("[::1]:3128", "HTTPS_PROXY", true));
    assertThat(((ProxyRoute.ViaProxy) proxyRoute).password()).isEqualTo("s@crat");
    assertThat(proxyRoute.toString()).doesNotContain("crat");
  }

  @ParameterizedTest
  @CsvSource({"https://proxy.example:443", "socks4://proxy.example:1080", "http://", "http://a b"})
  void otherProxyTypesAreRejected(String value) {
    assertThat(proxyFor(PORTAL, Map.of("HTTPS_PROXY", value)))
        .isEqualTo(new ProxyRoute.Unusable("HTTPS_PROXY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "portal.example.com|true",
        "example.com|true",
        ".example.com|true",
        "*.example.com|true",
        "other.org , EXAMPLE.com|true",
        "*|true",
        "example.com:443|true",
        "example.com:8443|false",
        "ample.com|false",
        "portal.example.com.org|false",
        "10.0.0.0/8|false",
        "''|false"
      })
  void noProxyMatchesHostNames(String exceptions, boolean direct) {
    ProxyRoute proxyRoute = proxyFor(PORTAL, Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", exceptions));
    assertThat(proxyRoute instanceof ProxyRoute.Direct).isEqualTo(direct);
  }

  @Test
  void noProxyMatchesHostsWithUnderscore() {
    String host = "https://my_portal.example.com";
    Map<String, String> excepted = Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "example.com");
    assertThat(proxyFor(host, excepted)).isInstanceOf(ProxyRoute.Direct.class);
    assertThat(proxyFor("https://my_portal.localhost", Map.of("HTTPS_PROXY", "p:1")))
        .isInstanceOf(ProxyRoute.Direct.class);
    assertThat(through(proxyFor(host, Map.of("HTTPS_PROXY", "p:1"))).label()).isEqualTo("p:1");
    ProxySettings javas =
        ProxySettings.of(Map.of(), Map.of("https.proxyHost", "p", "https.proxyPort", "1"));
    assertThat(through(javas.to(SampleResponses.address(host))).label()).isEqualTo("p:1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.0.0.0/8, true",
    "10.1.2.3, 10.1.2.3, true",
    "11.1.2.3, 10.0.0.0/8, false",
    "10.1.2.3, 10.1.2.30, false",
    "192.168.5.130, 192.168.5.128/25, true",
    "192.168.5.127, 192.168.5.128/25, false",
    "[fd00::17], fd00::/8, true",
    "[fd00::17], [fd00::17]:8443, false",
    "[fd00::17], [fd00::17], true",
    "10.1.2.3, fd00::/8, false",
    "10.1.2.3, 10.0.0.0/99, false"
  })
  void noProxyMatchesAddresses(String host, String exceptions, boolean direct) {
    ProxyRoute proxyRoute =
        proxyFor("https://" + host, Map.of("HTTPS_PROXY", "p:1", "no_proxy", exceptions));
    assertThat(proxyRoute instanceof ProxyRoute.Direct).isEqualTo(direct);
  }

  @Test
  void javaPropertiesArePreferred() {
    Map<String, String> java =
        Map.of(
            "https.proxyHost", "java.example",
            "https.proxyPort", "8080",
            "https.proxyUser", "ada",
            "https.proxyPassword", "secret",
            "http.nonProxyHosts", "*.inner.example|10.*");
    ProxySettings proxySettings =
        ProxySettings.of(Map.of("HTTPS_PROXY", "environment.example:1"), java);
    assertThat(through(proxySettings.to(SampleResponses.address(PORTAL))))
        .isEqualTo(new ProxyUse("java.example:8080", "https.proxyHost", true));
    assertThat(proxySettings.to(SampleResponses.address("https://a.inner.example")))
        .isInstanceOf(ProxyRoute.Direct.class);
    assertThat(proxySettings.to(SampleResponses.address("https://10.1.2.3")))
        .isInstanceOf(ProxyRoute.Direct.class);
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:8092", "https://127.0.0.1", "http://[::1]:8092"})
  void loopbackNeedsNoProxy(String portal) {
    Map<String, String> java = Map.of("http.proxyHost", "p", "https.proxyHost", "p");
    ProxySettings proxySettings =
        ProxySettings.of(Map.of("HTTP_PROXY", "p:1", "HTTPS_PROXY", "p:1"), java);
    assertThat(proxySettings.to(SampleResponses.address(portal)))
        .isInstanceOf(ProxyRoute.Direct.class);
  }
}
