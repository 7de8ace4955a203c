package io.github.photoshell.practice;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that can affect a request, as on real portals. */
public enum PracticeFault {
  RATE_LIMIT(
      "rate-limit",
      "429 too many requests, wait %s",
      "a program sends many requests in a minute, or many at once; nothing is changed"),
  RATE_LIMIT_MUTE(
      "rate-limit-mute",
      "429 too many requests, without a time to wait",
      "a gateway limits requests, or removes Retry-After"),
  DAILY_LIMIT(
      "daily-limit",
      "429 too many changes today, wait %s",
      "one person makes more than 10000 changes in a day"),
  BAD_GATEWAY(
      "bad-gateway",
      "502 with a web page",
      "the portal behind a proxy restarts; the request did not reach the portal"),
  UNPAID(
      "unpaid",
      "402 for photos, search and keys/@self (the portal is unpaid)",
      "a plan has expired; people/filter and people/@self still work"),
  BLOCKED_NETWORK(
      "blocked-network",
      "403 with a line of text (this IP address is blocked; never for the owner)",
      "the portal's IP restrictions block this network"),
  NO_SCOPE(
      "no-scope",
      "403 with an empty body (the API key lacks a scope)",
      "an API key has fewer scopes than the request needs"),
  SUSPENDED(
      "suspended",
      "404 for everything except settings (the portal is suspended)",
      "the portal's provider has suspended it"),
  REMOVING(
      "removing",
      "404 for every request (the portal is being removed)",
      "the portal was removed, or the address is wrong"),
  RESTORING(
      "restoring",
      "403 for everything except settings, people/@self and keys/@self (restoring a backup)",
      "an admin restores a backup; moving and encrypting look the same"),
  SLOW(
      "slow",
      "done at once, but the response takes %s",
      "the portal or the network is slow; after a timeout the change may still be made"),
  DROPPED(
      "dropped",
      "the connection breaks before anything is done",
      "the portal or a proxy restarts, or the network fails"),
  DROPPED_AFTER(
      "dropped-after",
      "the change is made, then the connection breaks without a response",
      "the network fails just after the change; only reading the photo shows whether it was made"),
  CUT_BODY(
      "cut-body",
      "the change is made, but only half of the response arrives",
      "the network fails in the middle of a response"),
  PHOTO_RETURNS(
      "photo-returns",
      "the photo is removed, but comes back from a cache",
      "the portal read the photo from its database in the last ten minutes"),
  NOT_JSON(
      "not-json",
      "200 with a web page instead of JSON",
      "a hotel or company network asks you to sign in first; nothing reached the portal"),
  EXPIRED_KEY(
      "expired-key",
      "401 (the API key has expired or was disabled)",
      "an API key has expired, or its owner has disabled it"),
  CLOCK_OFF(
      "clock-off",
      "the portal's clock is %s ahead",
      "a server has the wrong time: dates are wrong and keys expire early");

  private final String label;
  private final String effect;
  private final String occursWhen;

  PracticeFault(String label, String effect, String occursWhen) {
    this.label = label;
    this.effect = effect;
    this.occursWhen = occursWhen;
  }

  /** Returns the name that a user types, such as {@code rate-limit}. */
  public String label() {
    return label;
  }

  /** Returns a short description of the effect with the default duration. */
  public String effect() {
    return effect(null);
  }

  /**
   * Returns a short description of the effect.
   *
   * @param duration how long it takes or lasts; null for the default
   */
  public String effect(@Nullable Duration duration) {
    return effect.formatted(words(Objects.requireNonNullElse(duration, defaultDuration())));
  }

  private static String words(Duration duration) {
    long hours = duration.toHours();
    if (hours > 0 && duration.equals(Duration.ofHours(hours))) {
      return hours == 1 ? "1 hour" : hours + " hours";
    }
    return duration.toSeconds() == 1 ? "1 second" : duration.toSeconds() + " seconds";
  }

  /** Returns how long a response or its wait time takes by default; zero for most faults. */
  Duration defaultDuration() {
    return switch (this) {
      case RATE_LIMIT -> Duration.ofSeconds(3);
      case SLOW -> Duration.ofSeconds(5);
      case DAILY_LIMIT, CLOCK_OFF -> Duration.ofDays(1);
      default -> Duration.ZERO;
    };
  }

  /** Returns when the fault happens, as text after "when". */
  public String occursWhen() {
    return occursWhen;
  }

  /** Returns the portal's condition; {@code NORMAL} for most faults. */
  PortalCondition condition() {
    return switch (this) {
      case UNPAID -> PortalCondition.UNPAID;
      case SUSPENDED -> PortalCondition.SUSPENDED;
      case REMOVING -> PortalCondition.REMOVING;
      case RESTORING -> PortalCondition.RESTORING;
      case BLOCKED_NETWORK -> PortalCondition.OTHER_NETWORK;
      case PHOTO_RETURNS -> PortalCondition.CACHED_PHOTOS;
      default -> PortalCondition.NORMAL;
    };
  }

  /** Returns whether it is a state of the portal, which lasts until it is cleared. */
  private boolean isLasting() {
    return switch (this) {
      case UNPAID, SUSPENDED, REMOVING, RESTORING, CLOCK_OFF -> true;
      default -> false;
    };
  }

  /**
   * Returns the default number of requests that the fault affects: one, or {@link
   * PracticeFaults#LASTING} for a state of the portal.
   */
  public int defaultTimes() {
    return isLasting() ? PracticeFaults.LASTING : 1;
  }

  /** Returns the requests that the fault affects by default. */
  public CallPattern defaultCalls() {
    return switch (this) {
      case DROPPED_AFTER, CUT_BODY -> CallPattern.CHANGES;
      case PHOTO_RETURNS -> CallPattern.REMOVALS;
      default -> CallPattern.ANY;
    };
  }

  /** Returns the fault with exactly this label; empty if there is none. */
  public static Optional<PracticeFault> find(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label.equals(label)).findFirst();
  }

  /** Returns all labels. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(PracticeFault::label).toList();
  }
}
