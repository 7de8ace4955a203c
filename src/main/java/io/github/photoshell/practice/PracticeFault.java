package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Something that goes wrong with a call, as it does on real portals. */
public enum PracticeFault {
  RATE_LIMIT(
      "rate-limit",
      "429: too many calls, and how long to wait: 3 seconds, or --seconds",
      "a program makes many calls in a minute, or many at once; nothing was done"),
  RATE_LIMIT_MUTE(
      "rate-limit-mute",
      "429: too many calls, without saying how long to wait",
      "a gateway counts the calls, or drops Retry-After"),
  DAILY_LIMIT(
      "daily-limit",
      "429: too many changes today, wait 24 hours",
      "somebody makes more than 10000 changes in a day"),
  BAD_GATEWAY(
      "bad-gateway",
      "502 and a web page",
      "a proxy stands before a portal that is restarting; nothing reached the portal"),
  UNPAID(
      "unpaid",
      "402 to photo calls, search and keys/@self: the portal is not paid for",
      "a plan has run out; people/filter and people/@self still answer"),
  BLOCKED_NETWORK(
      "blocked-network",
      "403 and a line of text: not from this address; never for the owner",
      "a portal lets in some networks only"),
  NO_SCOPE(
      "no-scope",
      "403 and nothing else: the key may not",
      "a key has fewer permissions than the call asks for"),
  SUSPENDED(
      "suspended",
      "404 to all but settings: the portal is suspended",
      "the portal's provider has suspended it"),
  REMOVING(
      "removing",
      "404 to every call: the portal is being removed",
      "somebody has removed the portal, or the address is wrong"),
  RESTORING(
      "restoring",
      "403 to all but settings, people/@self and keys/@self: a backup is restored",
      "an admin restores a backup; moving and encrypting look the same"),
  SLOW(
      "slow",
      "done at once, answered 5 seconds later, or --seconds",
      "a portal or a line is busy; what takes longer than one waits may be done all the same"),
  DROPPED(
      "dropped",
      "the line breaks before anything is done",
      "a portal or a proxy restarts, or a network fails"),
  DROPPED_AFTER(
      "dropped-after",
      "it is done, then the line breaks without an answer",
      "a line breaks just after the change; only reading back tells the difference"),
  CUT_BODY(
      "cut-body",
      "it is done, but only half of the answer arrives",
      "a line breaks in the middle of an answer"),
  PHOTO_RETURNS(
      "photo-returns",
      "the photo is removed, and comes back from a cache",
      "the portal read the photo from its database in the last ten minutes"),
  NOT_JSON(
      "not-json",
      "200 and a web page instead of an answer",
      "a hotel or company network wants a sign-in first; nothing reached the portal"),
  EXPIRED_KEY(
      "expired-key",
      "401: the key has expired or was switched off",
      "a key has come to its end, or somebody has switched it off"),
  CLOCK_OFF(
      "clock-off",
      "the portal's clock is a day ahead",
      "a server has the wrong time: dates are off and keys expire early");

  private final String label;
  private final String behaves;
  private final String met;

  PracticeFault(String label, String behaves, String met) {
    this.label = label;
    this.behaves = behaves;
    this.met = met;
  }

  /** What a user types, such as {@code rate-limit}. */
  public String label() {
    return label;
  }

  /** What happens, in a few words. */
  public String behaves() {
    return behaves;
  }

  /** When one meets it, to stand behind "when". */
  public String met() {
    return met;
  }

  /** The condition that the portal is in; for most faults that it is in good order. */
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

  /** Whether it is a state of the portal, which lasts until it is ended. */
  public boolean lasts() {
    return switch (this) {
      case UNPAID, SUSPENDED, REMOVING, RESTORING -> true;
      default -> false;
    };
  }

  /** The calls that it makes sense on. */
  CallPattern usualCalls() {
    return switch (this) {
      case DROPPED_AFTER, CUT_BODY -> CallPattern.CHANGES;
      case PHOTO_RETURNS -> CallPattern.REMOVALS;
      default -> CallPattern.ANY;
    };
  }

  /** The fault with this label, exactly as typed; empty when there is none. */
  public static Optional<PracticeFault> named(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label.equals(label)).findFirst();
  }

  /** All labels. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(PracticeFault::label).toList();
  }
}
