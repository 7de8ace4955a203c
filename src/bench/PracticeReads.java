import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many reads a second a running practice portal answers, fifty at once for ten seconds:
 *
 * <pre>
 * target/photoshell practice-portal --port 8092
 * java src/bench/PracticeReads.java http://127.0.0.1:8092 sk-...
 * </pre>
 */
class PracticeReads {
  private static final int AT_ONCE = 50;
  private static final int SECONDS = 10;

  public static void main(String[] args) throws Exception {
    String[] paths = {"people/@self", "people/ana/photo", "people/filter?count=10", "people/uma"};
    AtomicInteger good = new AtomicInteger();
    AtomicInteger bad = new AtomicInteger();
    ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (int reader = 0; reader < AT_ONCE; reader++) {
      int first = reader;
      readers.submit(
          () -> {
            HttpClient client = HttpClient.newHttpClient();
            for (int i = first; System.nanoTime() < end; i++) {
              HttpRequest request =
                  HttpRequest.newBuilder(
                          URI.create(args[0] + "/api/2.0/" + paths[i % paths.length]))
                      .header("Authorization", "Bearer " + args[1])
                      .build();
              int status = client.send(request, BodyHandlers.ofString()).statusCode();
              (status == 200 ? good : bad).incrementAndGet();
            }
            return null;
          });
    }
    readers.shutdown();
    readers.awaitTermination(SECONDS + 30, TimeUnit.SECONDS);
    System.out.printf("%d reads a second, %d bad%n", good.get() / SECONDS, bad.get());
  }
}
