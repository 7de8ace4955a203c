package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Something that goes wrong with a call, as it does on real portals. */
public enum PracticeFault {
  RATE_LIMIT(
      "rate-limit",
      "429: too many calls, wait 3 seconds (Retry-After)",
      "many calls in a minute, or many at once; nothing was done"),
  RATE_LIMIT_MUTE(
      "rate-limit-mute",
      "429: too many calls, without saying how long to wait",
      "the same behind a gateway that drops Retry-After"),
  DAILY_LIMIT(
      "daily-limit",
      "429: too many changes today, wait 24 hours",
      "more than 10000 changes in a day"),
  BAD_GATEWAY(
      "bad-gateway",
      "502 and a web page",
      "a proxy in front of a portal that is restarting; nothing reached the portal"),
  UNPAID("unpaid", "402: the portal is not paid for", "a plan that has run out; photo calls stop"),
  BLOCKED_NETWORK(
      "blocked-network",
      "403 and a line of text: not from this address",
      "a portal that lets in only some networks"),
  NO_SCOPE(
      "no-scope",
      "403 and nothing else: the key may not",
      "a key with fewer permissions than the call asks for"),
  SUSPENDED(
      "suspended",
      "404: no portal here",
      "a wrong address, or a portal that is suspended or being removed"),
  SLOW(
      "slow",
      "done at once, answered after 5 seconds",
      "a busy portal, or a slow line; what takes longer than the client waits may be done"),
  DROPPED(
      "dropped",
      "the line breaks before anything is done",
      "a portal or a proxy that restarts, a network that fails"),
  DROPPED_AFTER(
      "dropped-after",
      "it is done, then the line breaks without an answer",
      "the same a moment later; only reading back tells the difference"),
  CUT_BODY(
      "cut-body",
      "it is done, but only half of the answer arrives",
      "the same in the middle of the answer"),
  NOT_JSON(
      "not-json",
      "200 and a web page instead of an answer",
      "the sign-in page of a hotel or company network; nothing reached the portal"),
  EXPIRED_KEY(
      "expired-key",
      "401: the key has expired or was switched off",
      "a key at its end, or one that its maker has lost"),
  CLOCK_OFF(
      "clock-off",
      "the portal's clock is a day ahead",
      "a server with the wrong time: dates are off and keys expire early");

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

  /** Where one meets it, and what it means. */
  public String met() {
    return met;
  }

  /** Whether it makes sense on calls that change something alone. */
  boolean afterChange() {
    return this == DROPPED_AFTER;
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
