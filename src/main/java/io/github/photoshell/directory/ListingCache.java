package io.github.photoshell.directory;

import io.github.photoshell.directory.PeopleListing.Listed;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.Json;
import io.github.photoshell.session.Session;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What was listed in this session, for when the portal gives no answer. Short lists alone. */
final class ListingCache {
  private static final int MOST = 20;
  private static final int LONGEST = 100;
  private static final int MOST_CHARACTERS = 1_000_000;

  private final LongSupplier nanos;
  private final Map<Asked, Told> told = new LinkedHashMap<>();
  private @Nullable Session session;

  /** What was asked for. */
  record Asked(String words, Person.@Nullable Status status, boolean all) {}

  private record Told(Listed listed, long at) {}

  /** A listing of before, and how old it is. */
  record Old(Listed listed, Duration age) {}

  ListingCache(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void add(Session current, Asked asked, Listed listed) {
    if (DryRun.isOn()) {
      return;
    }
    of(current);
    told.remove(asked);
    int characters = listed.people().stream().mapToInt(Person::characters).sum();
    if (listed.people().size() > LONGEST || characters > MOST_CHARACTERS) {
      return;
    }
    if (told.size() == MOST) {
      told.remove(told.keySet().iterator().next());
    }
    // What the portal sent is for programs, and they are told no old news.
    Listed shown = new Listed(listed.people(), listed.total(), Json.list(List.of()), listed.cut());
    told.put(asked, new Told(shown, nanos.getAsLong()));
  }

  synchronized @Nullable Old of(Session current, Asked asked) {
    of(current);
    Told before = told.get(asked);
    return before == null
        ? null
        : new Old(before.listed(), Duration.ofNanos(nanos.getAsLong() - before.at()));
  }

  /** Another session is another portal, or somebody else's eyes. */
  private void of(Session current) {
    if (!current.equals(session)) {
      told.clear();
      session = current;
    }
  }
}
