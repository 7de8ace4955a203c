package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the portal's envelope around JSON responses (section 2.2 of the contract). */
final class EnvelopeWriter {
  /** A placeholder for the portal's stack trace; tests check that no client shows it. */
  static final String STACK = "   at PracticePortal: this text must never be shown";

  private static final String TRACE = "00-0c1d2e3f405162738495a6b7c8d9eafb-1a2b3c4d5e6f7081-00";

  private EnvelopeWriter() {}

  static HttpReply wrap(PortalRequest request, ActionResult actionResult) {
    Object response = filter(request.query("fields"), actionResult.response());
    ActionResult trimmed = new ActionResult(response, actionResult.count(), actionResult.total());
    return HttpReply.json(200, envelope(request, trimmed, 0, 200));
  }

  static HttpReply wrap(PortalRequest request, ValidationError validationError) {
    Map<String, @Nullable Object> problem =
        HttpReply.problemBody(400, "One or more validation errors occurred.", "15.5.1");
    problem.put("errors", Map.of(validationError.member(), List.of(validationError.text())));
    problem.put("traceId", TRACE);
    return HttpReply.problem(400, envelope(request, ActionResult.of(problem), 1, 400));
  }

  /**
   * Returns a 415. Its envelope says 0 and 200; only the HTTP status is right (section 2.2 of the
   * contract).
   */
  static HttpReply unsupportedMediaType(PortalRequest request) {
    Map<String, @Nullable Object> problem =
        HttpReply.problemBody(415, "Unsupported Media Type", "15.5.16");
    problem.put("traceId", TRACE);
    return HttpReply.problem(415, envelope(request, ActionResult.of(problem), 0, 200));
  }

  static HttpReply wrap(ApiError apiError) {
    Map<String, @Nullable Object> error =
        JsonBodies.members(
            "message", apiError.text(),
            "type", apiError.type(),
            "stack", STACK,
            "hresult", apiError.hresult());
    return HttpReply.json(
        apiError.status(),
        JsonBodies.members("error", error, "status", 1, "statusCode", apiError.status()));
  }

  private static Map<String, @Nullable Object> envelope(
      PortalRequest request, ActionResult actionResult, int status, int statusCode) {
    Map<String, @Nullable Object> link =
        JsonBodies.members("href", request.address(), "action", request.method());
    return JsonBodies.members(
        "response", actionResult.response(),
        "count", actionResult.count(),
        "total", actionResult.total(),
        "links", List.of(link),
        "status", status,
        "statusCode", statusCode);
  }

  /**
   * Returns a response with only the members that the query parameter {@code ?fields=a,b} selects;
   * in a list, each item. Null or blank selects all.
   */
  private static Object filter(@Nullable String fields, Object response) {
    if (fields == null || fields.isBlank()) {
      return response;
    }
    Set<String> fieldNames =
        Arrays.stream(fields.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .collect(Collectors.toSet());
    return response instanceof List<?> items
        ? items.stream().map(item -> filter(fieldNames, item)).toList()
        : filter(fieldNames, response);
  }

  private static Object filter(Set<String> fieldNames, Object one) {
    if (!(one instanceof Map<?, ?> members)) {
      return one;
    }
    Map<Object, Object> kept = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          if (fieldNames.contains(String.valueOf(name).toLowerCase(Locale.ROOT))) {
            kept.put(name, value);
          }
        });
    return kept;
  }
}
