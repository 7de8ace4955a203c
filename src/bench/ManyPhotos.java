import com.sun.net.httpserver.HttpServer;
import io.github.photoshell.photo.ExportOutcome;
import io.github.photoshell.photo.ExportPhotos;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalAddress;
import io.github.photoshell.portal.Timeouts;
import io.github.photoshell.portal.Token;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Identity;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Rights;
import io.github.photoshell.session.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A portal of people who all have a photo, exported by photoshell and fetched by a bare loop. */
public class ManyPhotos {
  private static final byte[] PHOTO = new byte[30_000];

  public static void main(String[] args) throws Exception {
    int people = Integer.parseInt(args[0]);
    int pace = Integer.parseInt(args[2]);
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(head, 0, PHOTO, 0, head.length);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/",
        exchange -> {
          boolean isList = exchange.getRequestURI().getPath().endsWith("/filter");
          byte[] body = isList ? page(exchange.getRequestURI().getQuery(), people) : PHOTO;
          exchange.getResponseHeaders().add("Content-Type", isList ? "application/json" : "image/png");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.setExecutor(Executors.newFixedThreadPool(50));
    server.start();
    String portal = "http://127.0.0.1:" + server.getAddress().getPort();

    // Both twice: the first round warms up.
    for (int round = 1; round <= 2; round++) {
      double bare = pace == 0 ? bare(portal, people) : 0;
      long idle = heap();
      long start = System.nanoTime();
      AtomicInteger most = new AtomicInteger();
      CurrentSession sessions = session(portal);
      ExportOutcome outcome =
          new ExportPhotos(sessions)
              .export(
                  "",
                  null,
                  Path.of(args[1]).resolve("round" + round),
                  pace,
                  (done, total) -> {
                    if (done % 500 == 0) {
                      most.accumulateAndGet((int) ((heap() - idle) >> 20), Math::max);
                    }
                  });
      double seconds = (System.nanoTime() - start) / 1e9;
      long saved = ((ExportOutcome.Exported) outcome).count(ExportOutcome.Ending.SAVED);
      System.out.printf("export: %d saved in %.1f s, %.0f a second", saved, seconds, saved / seconds);
      if (pace == 0) {
        System.out.printf("; bare loop %.0f a second, ratio %.2f", bare, saved / seconds / bare);
      } else {
        double calls = people + Math.ceil(people / 100.0);
        double least = Math.ceil(calls / pace - 1) * 60;
        System.out.printf("; least by the limits %.1f s, ratio %.3f", least, least / seconds);
        round = 2;
      }
      System.out.printf("; heap over idle %d MB at most, after collecting%n", most.get());
    }
    System.exit(0);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static byte[] page(String query, int people) {
    int start = Integer.parseInt(query.replaceFirst(".*startIndex=(\\d+).*", "$1"));
    StringBuilder page = new StringBuilder("{\"response\": [");
    for (int i = start; i < Math.min(people, start + 100); i++) {
      page.append(i == start ? "" : ",")
          .append(
              "{\"id\":\"%d\",\"userName\":\"p%d\",\"avatarOriginal\":\"/storage/%d_orig_9-9.png?hash=1\"}"
                  .formatted(i, i, i));
    }
    page.append("], \"total\": ").append(people).append("}");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static CurrentSession session(String portal) {
    CurrentSession sessions = new CurrentSession();
    PortalAddress address = ((PortalAddress.Parsed.Valid) PortalAddress.parse(portal)).address();
    sessions.open(
        new Session(
            Portal.at(address, Token.of("sk-bench").orElseThrow(), Timeouts.usual(), exchange -> {}),
            new Identity("1", "ada", "Ada", null),
            Rights.unlimited(),
            null,
            new PortalVersion(null),
            null));
    return sessions;
  }

  private static double bare(String portal, int people) throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(ExportPhotos.AT_ONCE, 30, TimeUnit.SECONDS))
            .build();
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(ExportPhotos.AT_ONCE);
    for (int i = 0; i < ExportPhotos.AT_ONCE; i++) {
      new Thread(
              () -> {
                for (int n; (n = next.getAndIncrement()) < people; ) {
                  Request request = new Request.Builder().url(portal + "/storage/" + n).build();
                  try (Response response = http.newCall(request).execute()) {
                    response.body().bytes();
                  } catch (Exception broken) {
                    broken.printStackTrace();
                  }
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    return people / ((System.nanoTime() - start) / 1e9);
  }
}
