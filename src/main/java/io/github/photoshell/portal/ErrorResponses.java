package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.BodyText;
import io.github.photoshell.http.ExchangeRedactor;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Interprets error responses, first by status and then by body, as a 403 alone has five kinds of
 * body (contract 1.3).
 */
final class ErrorResponses {
  /** The server's English text for its IP restriction; in JSON it is translated. */
  private static final String IP_RULE = "The access to the portal is restricted";

  /** Members in which gateways give the reason of a refusal. */
  private static final List<String> REASONS =
      List.of("message", "error_description", "error", "detail");

  private ErrorResponses() {}

  /** Returns the reply for a response whose status is not 2xx. */
  static <T> Reply<T> read(HttpResult result) {
    ExchangeRedactor redactor = result.redactor();
    Json answer = redactor.json(result.json());
    String said = reasonIn(result, redactor);
    int status = result.status();
    BodyKind bodyKind = result.bodyKind();
    String reason = answer == null ? null : reason(answer);
    if (status == 401) {
      return stopped(result, FailureKind.TOKEN_REFUSED, reason == null ? said : reason);
    }
    if (status >= 300 && status < 400) {
      return stopped(
          result,
          FailureKind.REDIRECTED,
          target(result.header("Location"), result.request().url()));
    }
    if (status == 429) {
      return stopped(result, FailureKind.TOO_MANY, reason == null ? said : reason);
    }
    if (reason != null) {
      return new Reply.Refused<>(result.call(), status, reason);
    }
    boolean isText = bodyKind == BodyKind.HTML || bodyKind == BodyKind.TEXT;
    FailureKind kind =
        switch (status) {
          case 402 -> isText ? FailureKind.PROXY : FailureKind.UNPAID;
          case 403 -> forbidden(result, answer, said);
          case 404 -> FailureKind.NO_PORTAL;
          case 413 -> FailureKind.PROXY;
          default ->
              status >= 500 || bodyKind == BodyKind.HTML
                  ? FailureKind.PROXY
                  : FailureKind.UNREADABLE;
        };
    return stopped(result, kind, said);
  }

  /** Interprets a 403 by its body (contract 2.3); an unknown body does not come from the portal. */
  private static FailureKind forbidden(
      HttpResult result, @Nullable Json answer, @Nullable String said) {
    return switch (result.bodyKind()) {
      case HTML -> FailureKind.PROXY;
      case TEXT ->
          said != null && said.replaceFirst("\\.$", "").equalsIgnoreCase(IP_RULE)
              ? FailureKind.WRONG_NETWORK
              : FailureKind.PROXY;
      case JSON -> {
        if (answer != null && answer.text() != null) {
          yield FailureKind.WRONG_NETWORK;
        }
        boolean isProblem =
            result.isOfType("problem+json") || (answer != null && answer.member("traceId") != null);
        yield isProblem ? FailureKind.BUSY : FailureKind.PROXY;
      }
      default -> FailureKind.KEY_LACKS_SCOPE;
    };
  }

  /**
   * Returns the text of an error body in one line without secrets; null if it is empty or not text.
   */
  static @Nullable String reasonIn(HttpResult result, ExchangeRedactor redactor) {
    BodyText body = result.text();
    Json json = result.json();
    String text = body == null || json != null ? null : body.text();
    String line = "";
    if (json != null) {
      line = BodyText.line(redactor.message(reasonIn(json)));
    } else if (text != null) {
      String part =
          redactor.message(text.substring(0, Math.min(text.length(), BodyText.MAX_PAGE_LENGTH)));
      line = result.bodyKind() == BodyKind.HTML ? BodyText.ofPage(part) : BodyText.line(part);
    }
    return line.isEmpty() ? null : line;
  }

  private static String reasonIn(Json json) {
    String whole = json.text();
    if (whole != null) {
      return whole;
    }
    for (String name : REASONS) {
      Json member = json.member(name);
      String text = member == null ? null : member.text();
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  private static <T> Reply<T> stopped(
      HttpResult result, FailureKind kind, @Nullable String detail) {
    return new Reply.Failed<>(
        result.call(), result.status(), kind, result.bodyKind(), result.retryAfter(), detail);
  }

  /**
   * Returns the portal's message from an error envelope or validation error; null if the body is
   * neither.
   */
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

  /**
   * Returns the target of a redirect: scheme, host and port, or the path if it is on the portal
   * itself. The query is omitted as it may be secret. Null when unknown.
   */
  private static @Nullable String target(@Nullable String location, HttpUrl url) {
    HttpUrl target = location == null ? null : url.resolve(location);
    if (target == null) {
      return null;
    }
    if (ServerAddress.of(url).sameOrigin(target)) {
      return target.encodedPath() + (target.query() == null ? "" : "?…");
    }
    return ServerAddress.of(target).toString();
  }
}
