package io.github.photoshell.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * The dates of jq, in UTC. A broken-down time is an array: year, month from 0, day, hour, minute,
 * second, day of the week from Sunday as 0, day of the year from 0.
 */
final class JqDates {
  private static final int PARTS = 6;

  /** The year that 69 stands for; 68 is 2068, as in C. */
  private static final int FIRST_SHORT_YEAR = 1969;

  /** The parts of a format that C's strftime describes by one letter, as Java's patterns. */
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('p', "a"),
          Map.entry('j', "DDD"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('h', "MMM"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('R', "HH:mm"),
          Map.entry('z', "xx"),
          Map.entry('n', "'\n'"),
          Map.entry('t', "'\t'"),
          Map.entry('%', "'%'"));

  private JqDates() {}

  static JsonNode gmtime(JsonNode seconds) throws JsonQueryException {
    if (!seconds.isNumber()) {
      throw new JsonQueryException("%s is not a time in seconds", seconds);
    }
    double exact = seconds.asDouble();
    double whole = Math.floor(exact);
    return broken(time(whole), exact - whole);
  }

  private static ZonedDateTime time(double seconds) throws JsonQueryException {
    try {
      return Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw outOfRange();
    }
  }

  private static JsonQueryException outOfRange() {
    return new JsonQueryException("the time is out of range");
  }

  private static JsonNode broken(ZonedDateTime time, double fraction) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    parts.add(time.getYear());
    parts.add(time.getMonthValue() - 1);
    parts.add(time.getDayOfMonth());
    parts.add(time.getHour());
    parts.add(time.getMinute());
    parts.add(JqValues.simplified(DoubleNode.valueOf(time.getSecond() + fraction)));
    parts.add(time.getDayOfWeek().getValue() % 7);
    parts.add(time.getDayOfYear() - 1);
    return parts;
  }

  static JsonNode mktime(JsonNode parts) throws JsonQueryException {
    return LongNode.valueOf(time(parts).toEpochSecond());
  }

  private static ZonedDateTime time(JsonNode parts) throws JsonQueryException {
    if (parts.isNumber()) {
      return time(Math.floor(parts.asDouble()));
    }
    if (!parts.isArray() || parts.size() < PARTS) {
      throw new JsonQueryException("%s is not a broken-down time", parts);
    }
    for (JsonNode part : parts) {
      if (!part.isNumber()) {
        throw new JsonQueryException("%s is not a broken-down time", parts);
      }
    }
    try {
      return LocalDate.of(parts.get(0).asInt(), 1, 1)
          .atStartOfDay(ZoneOffset.UTC)
          .plusMonths(parts.get(1).asInt())
          .plusDays(parts.get(2).asInt() - 1L)
          .plusHours(parts.get(3).asInt())
          .plusMinutes(parts.get(4).asInt())
          .plusSeconds((long) Math.floor(parts.get(5).asDouble()));
    } catch (DateTimeException e) {
      throw outOfRange();
    }
  }

  static Function strftime() {
    return (scope, arguments, input, path, output, version) ->
        arguments
            .get(0)
            .apply(
                scope,
                input,
                format ->
                    output.emit(TextNode.valueOf(formatter(format).format(time(input))), null));
  }

  static Function strptime() {
    return (scope, arguments, input, path, output, version) ->
        arguments
            .get(0)
            .apply(scope, input, format -> output.emit(parsed(input, formatter(format)), null));
  }

  private static JsonNode parsed(JsonNode text, DateTimeFormatter format)
      throws JsonQueryException {
    if (!text.isTextual()) {
      throw new JsonQueryException("strptime needs a string, not %s", text);
    }
    try {
      TemporalAccessor found = format.parse(text.textValue());
      if (found.isSupported(ChronoField.INSTANT_SECONDS)) {
        return broken(time((double) found.getLong(ChronoField.INSTANT_SECONDS)), 0);
      }
      LocalDate date = found.query(TemporalQueries.localDate());
      LocalTime time = found.query(TemporalQueries.localTime());
      return broken(
          LocalDateTime.of(
                  date == null ? LocalDate.of(1900, 1, 1) : date,
                  time == null ? LocalTime.MIDNIGHT : time)
              .atZone(ZoneOffset.UTC),
          0);
    } catch (DateTimeException e) {
      throw new JsonQueryException("the date \"" + text.textValue() + "\" has another format");
    }
  }

  private static DateTimeFormatter formatter(JsonNode format) throws JsonQueryException {
    if (!format.isTextual()) {
      throw new JsonQueryException("%s is not a date format", format);
    }
    String typed = format.textValue();
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    int i = 0;
    while (i < typed.length()) {
      char c = typed.charAt(i++);
      if (c == '%' && i < typed.length()) {
        append(builder, typed.charAt(i++));
      } else {
        builder.appendLiteral(c);
      }
    }
    return builder.toFormatter(Locale.ENGLISH);
  }

  private static void append(DateTimeFormatterBuilder builder, char letter)
      throws JsonQueryException {
    String pattern = PATTERNS.get(letter);
    if (pattern != null) {
      builder.appendPattern(pattern);
    } else if (letter == 'e') {
      builder.padNext(2).appendValue(ChronoField.DAY_OF_MONTH);
    } else if (letter == 'y') {
      builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
    } else if (letter == 'D') {
      builder.appendPattern("MM/dd/");
      append(builder, 'y');
    } else if (letter == 's') {
      builder.appendValue(ChronoField.INSTANT_SECONDS);
    } else if (letter == 'Z') {
      builder.appendLiteral("UTC");
    } else {
      throw new JsonQueryException("the date format %" + letter + " is not supported");
    }
  }
}
