package io.github.photoshell.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * Applies the connect time-out to the TLS handshake. OkHttp uses the read time-out for it, which is
 * unlimited here, and sets its own limit after connecting.
 */
final class HandshakeTimeouts extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final int millis;

  HandshakeTimeouts(SSLSocketFactory sockets, Duration limit) {
    this.sockets = sockets;
    this.millis = Math.max(1, Math.toIntExact(limit.toMillis()));
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    Socket secure = sockets.createSocket(connected, host, port, autoClose);
    secure.setSoTimeout(millis);
    return secure;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("OkHttp connects first and then adds TLS");
  }
}
