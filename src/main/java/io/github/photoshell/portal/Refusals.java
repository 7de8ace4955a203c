package io.github.photoshell.portal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers that are no success: by status first, since 403 alone has five bodies (contract
 * 1.3).
 */
final class Refusals {
  private Refusals() {}

  /**
   * What an answer with another status than 2xx says.
   *
   * @param url where the request went
   */
  static <T> Reply<T> read(String call, Attempt attempt, @Nullable Json answer, HttpUrl url) {
    int status = attempt.status();
    Body body = attempt.body();
    String reason = answer == null ? null : reason(answer);
    if (status == 401) {
      return stopped(call, attempt, Trouble.TOKEN_REFUSED, reason);
    }
    if (status >= 300 && status < 400) {
      return stopped(call, attempt, Trouble.REDIRECTED, target(attempt.location(), url));
    }
    if (status == 429) {
      return stopped(call, attempt, Trouble.TOO_MANY, reason);
    }
    if (reason != null) {
      return new Reply.Refused<>(call, status, reason);
    }
    Trouble trouble =
        switch (status) {
          case 402 -> Trouble.UNPAID;
          case 403 ->
              switch (body) {
                case HTML -> Trouble.PROXY;
                case TEXT -> Trouble.WRONG_NETWORK;
                default -> Trouble.KEY_LACKS_SCOPE;
              };
          case 404 -> Trouble.NO_PORTAL;
          case 413 -> Trouble.PROXY;
          default -> status >= 500 || body == Body.HTML ? Trouble.PROXY : Trouble.UNREADABLE;
        };
    return stopped(call, attempt, trouble, null);
  }

  private static <T> Reply<T> stopped(
      String call, Attempt attempt, Trouble trouble, @Nullable String detail) {
    return new Reply.Stopped<>(
        call,
        attempt.status(),
        trouble,
        attempt.body(),
        wait(attempt.retryAfter(), Instant.now()),
        detail);
  }

  /** The portal's words in an error envelope or the validation shape; null when it is neither. */
  private static @Nullable String reason(Json answer) {
    Json error = answer.member("error");
    if (error != null && error.tree() instanceof Map<?, ?>) {
      Json message = error.member("message");
      String text = message == null ? null : message.text();
      return text == null ? "" : text;
    }
    Json response = answer.member("response");
    Json errors = response == null ? null : response.member("errors");
    if (errors == null || !(errors.tree() instanceof Map<?, ?> fields)) {
      return null;
    }
    List<String> reasons = new ArrayList<>();
    for (Object field : fields.values()) {
      if (field instanceof List<?> texts) {
        texts.forEach(text -> reasons.add(String.valueOf(text)));
      }
    }
    return String.join(" ", reasons);
  }

  /** Scheme, host and port a redirect leads to; null when it can't be told. */
  private static @Nullable String target(@Nullable String location, HttpUrl url) {
    HttpUrl target = location == null ? null : url.resolve(location);
    if (target == null) {
      return null;
    }
    String origin =
        new HttpUrl.Builder()
            .scheme(target.scheme())
            .host(target.host())
            .port(target.port())
            .build()
            .toString();
    return origin.substring(0, origin.length() - 1);
  }

  /** {@code Retry-After} in either of its forms, seconds or a date; null when it is neither. */
  static @Nullable Duration wait(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    String text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
