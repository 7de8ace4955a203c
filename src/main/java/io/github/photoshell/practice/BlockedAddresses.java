package io.github.photoshell.practice;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The IP addresses that DocSpace 3.7 refuses to download images from (section 3.3 of the contract).
 */
final class BlockedAddresses {
  /** A host that ends in a number is an IPv4 address in some notation. */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

  private static final Pattern FOUR_BYTES =
      Pattern.compile(
          "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}");

  private static final List<Range> RANGES =
      List.of(
          new Range("0.0.0.0", 8),
          new Range("10.0.0.0", 8),
          new Range("100.64.0.0", 10),
          new Range("127.0.0.0", 8),
          new Range("169.254.0.0", 16),
          new Range("172.16.0.0", 12),
          new Range("192.168.0.0", 16),
          new Range("::", 128),
          new Range("::1", 128),
          new Range("fc00::", 8),
          new Range("fd00::", 8),
          new Range("fe80::", 10));

  /** A network: all addresses of a length with the same first bits. */
  private record Range(BigInteger start, int length, int bits) {
    Range(String start, int bits) {
      this(new BigInteger(1, literal(start)), literal(start).length * 8, bits);
    }

    boolean contains(byte[] address) {
      int rest = length - bits;
      BigInteger number = new BigInteger(1, address);
      return address.length * 8 == length && number.shiftRight(rest).equals(start.shiftRight(rest));
    }
  }

  private BlockedAddresses() {}

  /**
   * Returns whether a host is a blocked address, or an address in a notation that is not parsed
   * here. False for names.
   */
  static boolean contains(String host) {
    if (!host.contains(":")) {
      if (!NUMBER.matcher(host).matches()) {
        return false;
      }
      if (!FOUR_BYTES.matcher(host).matches()) {
        return true;
      }
    }
    byte[] address = literal(host);
    return RANGES.stream().anyMatch(net -> net.contains(address));
  }

  private static byte[] literal(String number) {
    try {
      // IP addresses are parsed, not looked up.
      return InetAddress.getByName(number).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + number, e);
    }
  }
}
