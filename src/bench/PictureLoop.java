import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Lists people and fetches their pictures, with nothing but OkHttp: what photo-export is held to. */
public class PictureLoop {
  private static final Pattern ORIGINAL = Pattern.compile("\"avatarOriginal\":\"(/storage[^\"]+)\"");

  public static void main(String[] args) throws Exception {
    int connections = Integer.parseInt(args[1]);
    String portal = System.getenv("DOCSPACE_BASE_URL");
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(connections, 30, TimeUnit.SECONDS))
            .build();
    long start = System.nanoTime();
    List<String> pictures = new ArrayList<>();
    for (int at = 0; ; at += 100) {
      String page =
          new String(get(http, portal + "/api/2.0/people/filter?sortBy=email&startIndex=" + at));
      Matcher found = ORIGINAL.matcher(page);
      while (found.find()) {
        pictures.add(portal + found.group(1).replace("\\u0026", "&"));
      }
      if (page.contains("\"response\":[]")) {
        break;
      }
    }
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(connections);
    for (int i = 0; i < connections; i++) {
      new Thread(
              () -> {
                try {
                  for (int n; (n = next.getAndIncrement()) < pictures.size(); ) {
                    get(http, pictures.get(n));
                  }
                } catch (Exception broken) {
                  broken.printStackTrace();
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    done.await();
    System.out.printf(
        "bare loop: %d pictures in %d ms, without the start of Java%n",
        pictures.size(), (System.nanoTime() - start) / 1_000_000);
    System.exit(0);
  }

  private static byte[] get(OkHttpClient http, String url) throws Exception {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + System.getenv("DOCSPACE_API_KEY"))
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IllegalStateException(url + " " + response.code());
      }
      return response.body().bytes();
    }
  }
}
