package io.github.photoshell.practice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats dates as the portal does: seven decimal digits of seconds, in the portal's time zone. */
final class PortalTime {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSXXX", Locale.ROOT).withZone(ZONE);

  private PortalTime() {}

  static String of(Instant moment) {
    return FORMAT.format(moment);
  }
}
