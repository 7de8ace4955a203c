package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void anyOneMemberShowsADocSpacePortal() {
    assertThat(new Capabilities(false, null, null, null).isKnown()).isTrue();
    assertThat(new Capabilities(null, false, null, null).isKnown()).isTrue();
    assertThat(new Capabilities(null, null, false, null).isKnown()).isTrue();
    assertThat(new Capabilities(null, null, null, "").isKnown()).isTrue();
    assertThat(new Capabilities(null, null, null, null).isKnown()).isFalse();
  }
}
