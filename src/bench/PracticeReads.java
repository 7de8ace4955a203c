import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many reads per second a practice portal answers, with fifty parallel clients for ten seconds. Each response must equal the one that the same request got without load. Run by {@code src/bench/practice-reads}, which starts the portal.
 */
class PracticeReads {
  private static final int AT_ONCE = 50;
  private static final int SECONDS = 10;
  private static final int LEAST = 200;
  private static final List<String> PATHS =
      List.of("people/@self", "people/ana/photo", "people/filter?count=10", "people/uma");

  /** The results of one client: milliseconds of each response, and the number of wrong responses. */
  private record Seen(List<Double> millis, int wrong) {}

  public static void main(String[] args) throws Exception {
    Map<HttpRequest, String> calls = new LinkedHashMap<>();
    HttpClient alone = HttpClient.newHttpClient();
    for (String path : PATHS) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(args[0] + "/api/2.0/" + path))
              .header("Authorization", "Bearer " + args[1])
              .build();
      calls.put(request, alone.send(request, BodyHandlers.ofString()).body());
    }
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
    List<Future<Seen>> seen = new ArrayList<>();
    for (int client = 0; client < AT_ONCE; client++) {
      int first = client;
      seen.add(clients.submit(() -> read(calls, first, end)));
    }
    int wrong = 0;
    List<Double> millis = new ArrayList<>();
    for (Future<Seen> one : seen) {
      wrong += one.get().wrong();
      millis.addAll(one.get().millis());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    clients.shutdown();
    double rate = millis.size() / seconds;
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%d reads in %.1f s: %.0f per second, %.1f times the required %d; median %.1f ms, 99 %% %.1f ms; %d wrong%n",
        sorted.length,
        seconds,
        rate,
        rate / LEAST,
        LEAST,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        wrong);
    System.exit(rate >= LEAST && wrong == 0 ? 0 : 1);
  }

  private static Seen read(Map<HttpRequest, String> calls, int first, long end) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    List<HttpRequest> requests = List.copyOf(calls.keySet());
    List<Double> millis = new ArrayList<>();
    int wrong = 0;
    for (int i = first; System.nanoTime() < end; i++) {
      HttpRequest request = requests.get(i % requests.size());
      long sent = System.nanoTime();
      HttpResponse<String> told = client.send(request, BodyHandlers.ofString());
      millis.add((System.nanoTime() - sent) / 1e6);
      wrong += told.statusCode() == 200 && told.body().equals(calls.get(request)) ? 0 : 1;
    }
    return new Seen(millis, wrong);
  }
}
