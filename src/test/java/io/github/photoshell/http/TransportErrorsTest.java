package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TransportErrorsTest {
  private static IOException with(IOException first, IOException... others) {
    for (IOException other : others) {
      first.addSuppressed(other);
    }
    return first;
  }

  @Test
  void errorOfTheAddressThatRespondedIsPreferred() {
    IOException reset = new SocketException("Connection reset");
    IOException tls = new SSLException("Unsupported or unrecognized SSL message");

    assertThat(TransportErrors.mostUseful(with(new ConnectException("refused"), reset)))
        .isSameAs(reset);
    assertThat(
            TransportErrors.mostUseful(
                with(new NoRouteToHostException("none"), new ConnectException("refused"), tls)))
        .isSameAs(tls);
  }

  @Test
  void firstErrorIsReportedIfNoAddressResponded() {
    IOException refused = with(new ConnectException("refused"), new ConnectException("refused"));
    IOException reset = with(new SocketException("reset"), new ConnectException("refused"));

    assertThat(TransportErrors.mostUseful(refused)).isSameAs(refused);
    assertThat(TransportErrors.mostUseful(reset)).isSameAs(reset);
  }
}
