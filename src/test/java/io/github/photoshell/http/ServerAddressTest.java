package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.ServerAddress.AddressProblem;
import io.github.photoshell.portal.SampleResponses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://portal.example.com,        https://portal.example.com,      portal.example.com",
    "' https://portal.example.com/ ',   https://portal.example.com,      portal.example.com",
    "HTTPS://Portal.Example.COM:443,    https://portal.example.com,      portal.example.com",
    "http://localhost:8080/,            http://localhost:8080,           localhost:8080",
    "https://portal.example.com:8443,   https://portal.example.com:8443, portal.example.com:8443",
    "http://[::1]:9000,                 http://[::1]:9000,               [::1]:9000",
    "http://[::1],                      http://[::1],                    ::1",
    "https://bücher.example,            https://xn--bcher-kva.example,   xn--bcher-kva.example",
  })
  void portalAddressesAreParsed(String typed, String text, String label) {
    ServerAddress address = SampleResponses.address(typed);

    assertThat(address).hasToString(text).isEqualTo(SampleResponses.address(text));
    assertThat(address.label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                  EMPTY,",
    "'  ',                                EMPTY,",
    "portal.example.com,                  NO_SCHEME,       https://portal.example.com",
    "portal.example.com/rooms?x=1,        NO_SCHEME,       https://portal.example.com",
    "localhost:8080,                      NO_SCHEME,       http://localhost:8080",
    "127.0.0.1:8080/,                     NO_SCHEME,       http://127.0.0.1:8080",
    "connect me,                          NO_SCHEME,",
    "ftp://portal.example.com,            NOT_HTTP,",
    "file:///etc/passwd,                  NOT_HTTP,",
    "https://portal.example.com/rooms,    HAS_PATH,        https://portal.example.com",
    "https://portal.example.com//,        HAS_PATH,        https://portal.example.com",
    "https://portal.example.com?a=b,      HAS_PATH,        https://portal.example.com",
    "https://portal.example.com:8443/#a,  HAS_PATH,        https://portal.example.com:8443",
    "https://ada:pw@portal.example.com,   HAS_CREDENTIALS, https://portal.example.com",
    "https://ada@portal.example.com/x,    HAS_CREDENTIALS, https://portal.example.com",
    "https://,                            UNREADABLE,",
    "https:///portal.example.com,         UNREADABLE,",
    "https://portal.example.com:99999,    UNREADABLE,",
    "https://por tal.example.com,         UNREADABLE,",
    "https:\\\\portal.example.com,        NO_SCHEME,       https://portal.example.com",
    "http:/portal.example.com,            NO_SCHEME,       http://portal.example.com",
    "portal\\x,                           NO_SCHEME,",
    "https//portal.example.com,           NO_SCHEME, https://portal.example.com",
    "https://portal.example.com\\x,       UNREADABLE,",
    "https://[::1,                        UNREADABLE,",
  })
  void invalidAddressesAreRejected(String typed, AddressProblem problem, String better) {
    assertThat(ServerAddress.parse(typed))
        .isEqualTo(new ServerAddress.Parsed.Invalid(problem, better));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, true",
    "http://practice.localhost, true",
    "http://127.0.0.1, true",
    "http://127.9.9.9, true",
    "http://[::1], true",
    "http://[0:0:0:0:0:0:0:1], true",
    "http://127.0.0.1.example.com, false",
    "http://localhost.example.com, false",
    "http://notlocalhost, false",
    "http://10.0.0.1, false",
    "http://[::2], false",
  })
  void loopbackAddressesAreRecognized(String address, boolean loopback) {
    assertThat(SampleResponses.address(address).isLoopback()).isEqualTo(loopback);
  }

  @Test
  void sameOriginMeansSchemeHostAndPort() {
    ServerAddress portal = SampleResponses.address("https://portal.example.com");

    assertThat(portal.sameOrigin("https://portal.example.com/storage/x?y")).isTrue();
    assertThat(portal.sameOrigin("https://PORTAL.example.com:443/")).isTrue();
    assertThat(portal.sameOrigin("http://portal.example.com/")).isFalse();
    assertThat(portal.sameOrigin("https://portal.example.com:8443/")).isFalse();
    assertThat(portal.sameOrigin("https://portal.example.com.evil.example/")).isFalse();
    assertThat(portal.sameOrigin("https://portal.example.com@evil.example/")).isFalse();
    assertThat(portal.sameOrigin("/storage/x")).isFalse();
    assertThat(portal.sameOrigin("no address")).isFalse();
  }

  @Test
  void addressesAreEqualInAllTheirSpellings() {
    ServerAddress portal = SampleResponses.address("https://portal.example.com");
    ServerAddress same = SampleResponses.address("https://PORTAL.example.com:443/");
    assertThat(same).isEqualTo(portal).hasSameHashCodeAs(portal);
    for (String other :
        new String[] {
          "http://localhost", "https://portal.example.com:8443", "https://portal.example.org"
        }) {
      assertThat(SampleResponses.address(other)).isNotEqualTo(portal);
    }
  }

  @Test
  void pathsAreResolvedAgainstTheAddress() {
    ServerAddress portal = SampleResponses.address("https://portal.example.com");

    assertThat(portal.resolve("/storage/x.png?hash=1"))
        .isEqualTo("https://portal.example.com/storage/x.png?hash=1");
    assertThat(portal.resolve("https://cdn.example/x.png")).isEqualTo("https://cdn.example/x.png");
    assertThat(portal.resolve("javascript:alert(1)")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/,true",
    "/storage/x.png,true",
    "//evil.example/x.png,false",
    "/\\evil.example/x.png,false",
    "storage/x.png,false",
    "https://portal.example.com/x.png,false",
  })
  void onlyOneSlashBeginsAPathOfThePortal(String text, boolean path) {
    assertThat(ServerAddress.isPath(text)).isEqualTo(path);
  }

  @Test
  void pathOfTheApiIsShortened() {
    assertThat(ServerAddress.shortPath("/api/2.0/people/@self")).isEqualTo("people/@self");
    assertThat(ServerAddress.shortPath("/storage/x.png")).isEqualTo("/storage/x.png");
  }

  @Test
  void onlyHttpsIsEncrypted() {
    assertThat(SampleResponses.address("https://portal.example.com").isHttps()).isTrue();
    assertThat(SampleResponses.address("http://portal.example.com").isHttps()).isFalse();
  }
}
