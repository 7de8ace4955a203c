package io.github.photoshell.http;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Recognises addresses of this computer and of its local link, to which a remote portal must not
 * send requests.
 */
public final class LocalAddresses {
  private static final Set<String> NAMES =
      Set.of("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback");

  /** One to four numbers, as {@code inet_aton} of the C library accepts them. */
  private static final Pattern NUMBERS =
      Pattern.compile("(?i)(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+)){0,3}");

  /**
   * The beginnings of IPv6 addresses that embed an IPv4 address: mapped, compatible, translated.
   */
  private static final Set<String> EMBEDDING =
      Set.of("00000000000000000000ffff", "000000000000000000000000", "0064ff9b0000000000000000");

  private LocalAddresses() {}

  /** Returns whether a host is local by its name alone, without a lookup. */
  public static boolean isLocal(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.+$", "");
    if (NAMES.contains(name) || name.endsWith(".localhost")) {
      return true;
    }
    try {
      if (name.indexOf(':') >= 0) {
        // A text with a colon is never looked up.
        return isLocal(InetAddress.getByName("[" + name.replaceAll("[\\[\\]]", "") + "]"));
      }
      // A leading zero means octal to some programs and not to others.
      return NUMBERS.matcher(name).matches() && (isV4(name, true) || isV4(name, false));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isV4(String numbers, boolean octal) throws UnknownHostException {
    String[] parts = numbers.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < parts.length; i++) {
      BigInteger value = number(parts[i], octal);
      // The last number fills the remaining bytes.
      int size = i < parts.length - 1 ? 1 : 4 - i;
      if (value == null || value.bitLength() > 8 * size) {
        return false;
      }
      for (int at = i + size - 1; at >= i; at--) {
        bytes[at] = value.byteValue();
        value = value.shiftRight(8);
      }
    }
    return isLocal(InetAddress.getByAddress(bytes));
  }

  private static @Nullable BigInteger number(String digits, boolean octal) {
    String lower = digits.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      return lower.length() == 2 ? BigInteger.ZERO : new BigInteger(lower.substring(2), 16);
    }
    boolean isOctal = octal && lower.length() > 1 && lower.startsWith("0");
    return isOctal && !lower.matches("[0-7]+") ? null : new BigInteger(lower, isOctal ? 8 : 10);
  }

  /** Returns whether an address is local. */
  static boolean isLocal(InetAddress address) {
    InetAddress inner = embedded(address);
    if (inner != null && isLocal(inner)) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || (bytes.length == 4 && bytes[0] == 0)
        || isOwn(address);
  }

  /** Returns the IPv4 address embedded in an IPv6 address; null if there is none. */
  private static @Nullable InetAddress embedded(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return null;
    }
    byte[] bytes = address.getAddress();
    try {
      return EMBEDDING.contains(HexFormat.of().formatHex(bytes, 0, 12))
          ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16))
          : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Thrown instead of connecting to a local address. */
  static final class LocalAddressException extends IOException {}

  /**
   * Sockets that refuse to connect to local addresses. The check happens at connect time, so that a
   * changed DNS entry cannot bypass it.
   */
  static final class DistantSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress to, int millis) throws IOException {
          if (to instanceof InetSocketAddress address
              && address.getAddress() != null
              && isLocal(address.getAddress())) {
            throw new LocalAddressException();
          }
          super.connect(to, millis);
        }
      };
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
      return new UnsupportedOperationException(
          "OkHttp creates sockets first and connects them later");
    }
  }
}
