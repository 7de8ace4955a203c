import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.photoshell.photo.ExportOutcome;
import io.github.photoshell.photo.ExportPhotos;
import io.github.photoshell.portal.ExchangeListener;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalAddress;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.portal.Timeouts;
import io.github.photoshell.portal.Token;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Identity;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Rights;
import io.github.photoshell.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The photos of a portal of many people, exported by photoshell and fetched by a bare loop. */
public class ManyPhotos {
  private static final String KEY = System.getenv("DOCSPACE_API_KEY");

  public static void main(String[] args) throws Exception {
    PortalAddress address =
        ((PortalAddress.Parsed.Valid) PortalAddress.parse(System.getenv("DOCSPACE_BASE_URL")))
            .address();
    Portal portal =
        Portal.at(address, Token.of(KEY).orElseThrow(), Timeouts.usual(), ExchangeListener.none());
    CurrentSession sessions = new CurrentSession();
    sessions.open(
        new Session(
            portal,
            new Identity("1", "ana", "Ana", null),
            Rights.unlimited(),
            null,
            new PortalVersion(null),
            null));
    List<String> pictures = pictures(portal, address);
    // Three times: the first round warms up.
    for (int round = 1; round <= 3; round++) {
      double bare = bare(pictures, null);
      double saving =
          bare(
              pictures(portal, address),
              Files.createDirectories(Path.of(args[0] + "-bare" + round)));
      double whole = listingAndSaving(Files.createDirectories(Path.of(args[0] + "-whole" + round)));
      long start = System.nanoTime();
      ExportOutcome outcome =
          new ExportPhotos(sessions)
              .export("", null, Path.of(args[0] + round), 0, (done, total) -> {});
      double seconds = (System.nanoTime() - start) / 1e9;
      long saved = ((ExportOutcome.Exported) outcome).count(ExportOutcome.Ending.SAVED);
      double rate = saved / seconds;
      System.out.printf(
          "export: %.0f a second. A bare loop that is given the addresses: %.0f, ratio %.2f; that"
              + " saves, too: %.0f, ratio %.2f; that lists, fetches and saves, as the export does:"
              + " %.0f, ratio %.2f%n",
          rate, bare, rate / bare, saving, rate / saving, whole, rate / whole);
    }
    System.exit(0);
  }

  /** Not timed for the loop; the export asks for them itself. */
  private static List<String> pictures(Portal portal, PortalAddress address) {
    List<String> pictures = new ArrayList<>();
    List<Profile> page;
    int start = 0;
    do {
      page = portal.profiles(new ProfileQuery(null, null, start, 100, "email")).orThrow();
      start += page.size();
      page.forEach(one -> pictures.add(address.resolve(one.avatarOriginal())));
    } while (!page.isEmpty());
    return pictures;
  }

  /** The export's whole work, with OkHttp and a JSON reader and nothing else. */
  private static double listingAndSaving(Path folder) throws Exception {
    long start = System.nanoTime();
    String portal = System.getenv("DOCSPACE_BASE_URL");
    OkHttpClient http = new OkHttpClient();
    JsonAdapter<Map<String, Object>> json =
        new Moshi.Builder()
            .build()
            .adapter(Types.newParameterizedType(Map.class, String.class, Object.class));
    List<String> pictures = new ArrayList<>();
    for (boolean more = true; more; ) {
      Request page =
          new Request.Builder()
              .url(
                  portal
                      + "/api/2.0/people/filter?count=100&sortBy=email&startIndex="
                      + pictures.size())
              .header("Authorization", "Bearer " + KEY)
              .build();
      try (Response response = http.newCall(page).execute()) {
        List<?> people = (List<?>) json.fromJson(response.body().source()).get("response");
        people.forEach(one -> pictures.add(portal + ((Map<?, ?>) one).get("avatarOriginal")));
        more = !people.isEmpty();
      }
    }
    bare(pictures, folder);
    return pictures.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static double bare(List<String> pictures, Path folder) throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(ExportPhotos.AT_ONCE, 30, TimeUnit.SECONDS))
            .dispatcher(new Dispatcher())
            .build();
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(ExportPhotos.AT_ONCE);
    for (int i = 0; i < ExportPhotos.AT_ONCE; i++) {
      new Thread(
              () -> {
                for (int n; (n = next.getAndIncrement()) < pictures.size(); ) {
                  Request request =
                      new Request.Builder()
                          .url(pictures.get(n))
                          .header("Authorization", "Bearer " + KEY)
                          .build();
                  try (Response response = http.newCall(request).execute()) {
                    byte[] picture = response.body().bytes();
                    if (folder != null) {
                      Files.write(folder.resolve(n + ".png"), picture);
                    }
                  } catch (Exception broken) {
                    broken.printStackTrace();
                  }
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    return pictures.size() / ((System.nanoTime() - start) / 1e9);
  }
}
