package io.github.photoshell.people;

import io.github.photoshell.people.PeopleListing.Listed;
import io.github.photoshell.text.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A cache of short lists of one session, for when the portal does not respond. */
final class ListingCache {
  private static final int MAX_LISTINGS = 20;
  private static final int MAX_PEOPLE = 100;
  private static final int MAX_CHARACTERS = 1_000_000;

  private final LongSupplier nanos;
  private final Map<PeopleQuery, Entry> entries = new LinkedHashMap<>();

  private record Entry(Listed listed, long at) {}

  /** A cached list and its age. */
  record CachedListing(Listed listed, Duration age) {}

  ListingCache(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void add(PeopleQuery asked, Listed listed) {
    entries.remove(asked);
    int characters = listed.people().stream().mapToInt(Person::characters).sum();
    if (listed.people().size() > MAX_PEOPLE || characters > MAX_CHARACTERS) {
      return;
    }
    if (entries.size() == MAX_LISTINGS) {
      entries.remove(entries.keySet().iterator().next());
    }
    // The raw JSON is not kept, because programs never get cached lists.
    Listed shown = new Listed(listed.people(), listed.total(), Json.list(List.of()), listed.cut());
    entries.put(asked, new Entry(shown, nanos.getAsLong()));
  }

  synchronized @Nullable CachedListing of(PeopleQuery asked) {
    Entry before = entries.get(asked);
    return before == null
        ? null
        : new CachedListing(before.listed(), Duration.ofNanos(nanos.getAsLong() - before.at()));
  }
}
