package io.github.photoshell.shell;

import java.time.Duration;
import java.util.List;

/**
 * What a source had to offer.
 *
 * @param total how many it knows of, if those are more than the offers
 * @param age how long ago it said so; zero if just now
 */
public record Offered(List<Offer> offers, int total, Duration age) {
  public Offered {
    offers = List.copyOf(offers);
    total = Math.max(total, offers.size());
  }

  /** Returns offers that are all there are, as of now. */
  public static Offered all(List<Offer> offers) {
    return new Offered(offers, offers.size(), Duration.ZERO);
  }

  static Offered nothing() {
    return all(List.of());
  }

  /** Whether there is nothing beyond the offers. */
  public boolean isWhole() {
    return offers.size() == total;
  }

  Offered aged(Duration howOld) {
    return new Offered(offers, total, howOld);
  }

  /** Returns the offers of both; the older answer tells the age. */
  Offered and(Offered other) {
    List<Offer> both = new java.util.ArrayList<>(offers);
    both.addAll(other.offers);
    return new Offered(both, total + other.total, age.compareTo(other.age) > 0 ? age : other.age);
  }
}
