package io.github.photoshell.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of a practice portal as JSON. */
final class LogReport {
  private LogReport() {}

  static String of(PracticeLog log, PracticeCounters counters, int maxRequests) {
    List<PracticeRequest> requests = log.requests();
    Map<String, @Nullable Object> report = new LinkedHashMap<>();
    report.put("audits", counters.audits());
    report.put("webhooks", counters.webhooks());
    report.put("downloads", counters.downloads());
    report.put(
        "requests",
        requests.stream()
            .skip(Math.max(0, requests.size() - maxRequests))
            .map(LogReport::request)
            .toList());
    return JsonBodies.pretty(report).utf8().stripTrailing();
  }

  private static Map<String, @Nullable Object> request(PracticeRequest request) {
    PracticeChange change = request.change();
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("number", request.number());
    one.put("at", request.receivedAt().toString());
    one.put("millis", request.millis());
    one.put("method", request.method());
    one.put("path", request.path());
    one.put("key", request.key());
    one.put("caller", request.caller());
    one.put("status", request.status() == 0 ? null : request.status());
    one.put("fault", request.fault() == null ? null : request.fault().label());
    one.put("note", request.note());
    if (change != null) {
      Map<String, @Nullable Object> changed = new LinkedHashMap<>();
      changed.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
      changed.put("person", change.userName());
      changed.put("before", photo(change.before()));
      changed.put("after", photo(change.after()));
      one.put("change", changed);
    }
    return one;
  }

  private static @Nullable Map<String, @Nullable Object> photo(@Nullable PracticePhoto photo) {
    if (photo == null) {
      return null;
    }
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("format", photo.format());
    one.put("width", photo.width());
    one.put("height", photo.height());
    one.put("hash", photo.hash());
    one.put("address", photo.address());
    return one;
  }
}
