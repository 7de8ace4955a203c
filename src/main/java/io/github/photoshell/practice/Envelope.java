package io.github.photoshell.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The portal's wrapping round every JSON answer (section 2.2 of the contract). */
final class Envelope {
  /**
   * Stands where a portal prints its own innards, so that tests can tell when a client shows them.
   */
  static final String STACK = "   at PracticePortal: this text must never be shown";

  private Envelope() {}

  static Answer round(PortalRequest request, Reply reply) {
    return round(request, reply, 0, 200);
  }

  static Answer round(PortalRequest request, Invalid invalid) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "https://tools.ietf.org/html/rfc9110#section-15.5.1");
    problem.put("title", "One or more validation errors occurred.");
    problem.put("status", 400);
    problem.put("errors", Map.of(invalid.member(), List.of(invalid.words())));
    problem.put("traceId", "00-0c1d2e3f405162738495a6b7c8d9eafb-1a2b3c4d5e6f7081-00");
    return round(request, Reply.of(problem), 1, 400);
  }

  static Answer round(Refusal refusal) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", refusal.words());
    error.put("type", refusal.type());
    error.put("stack", STACK);
    error.put("hresult", refusal.hresult());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("error", error);
    envelope.put("status", 1);
    envelope.put("statusCode", refusal.status());
    return Answer.json(refusal.status(), envelope);
  }

  private static Answer round(PortalRequest request, Reply reply, int status, int statusCode) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("href", request.address());
    link.put("action", request.method());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("response", reply.response());
    envelope.put("count", reply.count());
    Integer total = reply.total();
    if (total != null) {
      envelope.put("total", total);
    }
    envelope.put("links", List.of(link));
    envelope.put("status", status);
    envelope.put("statusCode", statusCode);
    return Answer.json(statusCode, envelope);
  }
}
