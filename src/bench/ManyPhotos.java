package io.github.photoshell.batch;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import com.sun.management.OperatingSystemMXBean;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Compares photoshell's export of many photos with a plain OkHttp loop. */
public class ManyPhotos {
  private static final String KEY = System.getenv("DOCSPACE_API_KEY");
  private static final int ROUNDS = 5;

  public static void main(String[] args) throws Exception {
    ServerAddress address =
        ((ServerAddress.Parsed.Valid) ServerAddress.parse(System.getenv("DOCSPACE_BASE_URL")))
            .address();
    Portal portal =
        Portal.at(address, Token.of(KEY).orElseThrow(), Timeouts.usual(), ExchangeListener.none());
    Session session =
        new Session(
            portal,
            new Account("1", "ana", "Ana", null),
            Scopes.unlimited(),
            null,
            new PortalVersion(null),
            null);
    List<String> pictures = pictures(portal, address);
    Path folder = Path.of(args[0]);
    List<Race> races = new ArrayList<>();
    // The first round is warm-up.
    for (int round = 0; round <= ROUNDS; round++) {
      Took fetching = took(() -> bare(pictures, null));
      Took saving = took(() -> bare(pictures, Files.createDirectory(folder)));
      empty(folder);
      Took whole = took(() -> listingAndSaving(Files.createDirectory(folder)));
      empty(folder);
      Took export =
          took(
              () -> {
                ExportOutcome outcome =
                    ExportPhotos.export(session, "", null, folder, 0, (done, total) -> {});
                return (int) ((ExportOutcome.Exported) outcome).count(BatchRow.Result.SAVED);
              });
      empty(folder);
      Race race = new Race(export, fetching, saving, whole);
      System.out.println((round == 0 ? "(warming up) " : "") + race);
      if (round > 0) {
        races.add(race);
      }
    }
    System.out.printf(
        "median ratios: fetch only %.2f, fetch and save %.2f, list, fetch and save %.2f%n",
        median(races, race -> race.ratio(race.fetching())),
        median(races, race -> race.ratio(race.saving())),
        median(races, race -> race.ratio(race.whole())));
    System.exit(0);
  }

  /** Elapsed time and CPU time of this process, in microseconds. */
  private record Took(int photos, double clock, double processor) {
    double rate() {
      return photos * 1e6 / clock;
    }

    @Override
    public String toString() {
      return "%.0f per second (%.0f us of CPU each)".formatted(rate(), processor / photos);
    }
  }

  private record Race(Took export, Took fetching, Took saving, Took whole) {
    double ratio(Took other) {
      return export.rate() / other.rate();
    }

    @Override
    public String toString() {
      return ("export: %s. Plain loop, fetch only: %s, ratio %.2f; fetch and save: %s, ratio %.2f; list, fetch and save, as the export does: %s, ratio %.2f")
          .formatted(export, fetching, ratio(fetching), saving, ratio(saving), whole, ratio(whole));
    }
  }

  private static Took took(Callable<Integer> work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    int photos = work.call();
    long clock = System.nanoTime() - start;
    return new Took(photos, clock / 1e3, (system.getProcessCpuTime() - processor) / 1e3);
  }

  private static double median(List<Race> races, ToDoubleFunction<Race> ratio) {
    double[] ratios = races.stream().mapToDouble(ratio).sorted().toArray();
    int middle = ratios.length / 2;
    return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
  }

  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Returns the addresses for the loop. Not timed, although the export fetches them itself. */
  private static List<String> pictures(Portal portal, ServerAddress address) {
    List<String> pictures = new ArrayList<>();
    List<Profile> page;
    int start = 0;
    do {
      page = portal.api().profiles(new ProfileQuery(null, null, start, 100, "email")).orThrow();
      start += page.size();
      page.forEach(one -> pictures.add(address.resolve(one.avatarOriginal())));
    } while (!page.isEmpty());
    return pictures;
  }

  /** Does the same work as the export, with only OkHttp and a JSON reader. */
  private static int listingAndSaving(Path folder) throws Exception {
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
    return bare(pictures, folder);
  }

  private static int bare(List<String> pictures, Path folder) throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(ExportPhotos.PARALLEL_REQUESTS, 30, TimeUnit.SECONDS))
            .dispatcher(new Dispatcher())
            .build();
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(ExportPhotos.PARALLEL_REQUESTS);
    for (int i = 0; i < ExportPhotos.PARALLEL_REQUESTS; i++) {
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
    return pictures.size();
  }
}
