package io.github.photoshell.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code NO_PROXY}, as in curl and Go: domains with their subdomains, addresses,
 * ranges such as {@code 10.0.0.0/8}, each with an optional port, and {@code *} for all hosts.
 */
final class NoProxyRules {
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]*]|[^:]*):(\\d{1,5})");
  private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|.*:.*");

  private final List<String> rules;

  NoProxyRules(String list) {
    rules =
        Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(one -> !one.isEmpty())
            .toList();
  }

  /**
   * Returns whether a rule matches.
   *
   * @param host lower case, IPv6 without brackets
   */
  boolean matches(String host, int port) {
    return rules.stream().anyMatch(rule -> matchesRule(rule, host, port));
  }

  private static boolean matchesRule(String exception, String host, int port) {
    if (exception.equals("*")) {
      return true;
    }
    String name = exception;
    Matcher withPort = WITH_PORT.matcher(exception);
    if (withPort.matches()) {
      if (Integer.parseInt(withPort.group(2)) != port) {
        return false;
      }
      name = withPort.group(1);
    }
    name = name.replaceFirst("^\\[(.*)]$", "$1");
    int slash = name.indexOf('/');
    if (slash > 0) {
      return isWithin(host, name.substring(0, slash), name.substring(slash + 1));
    }
    InetAddress address = address(host);
    if (address != null) {
      return address.equals(address(name));
    }
    String domain = name.replaceFirst("^\\*?\\.", "");
    return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  private static boolean isWithin(String host, String network, String bits) {
    InetAddress inetAddress = address(host);
    InetAddress other = address(network);
    if (inetAddress == null || other == null || !bits.matches("\\d{1,3}")) {
      return false;
    }
    int length = inetAddress.getAddress().length;
    int ignored = length * 8 - Integer.parseInt(bits);
    return length == other.getAddress().length
        && ignored >= 0
        && new BigInteger(1, inetAddress.getAddress())
            .shiftRight(ignored)
            .equals(new BigInteger(1, other.getAddress()).shiftRight(ignored));
  }

  /** Returns the address of a literal; null for a name, which is not looked up. */
  private static @Nullable InetAddress address(String host) {
    try {
      return LITERAL.matcher(host).matches() ? InetAddress.getByName(host) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
