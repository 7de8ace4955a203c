package io.github.photoshell.practice;

/**
 * Counters of a practice portal since its start, boxed, so that Moshi reads a missing one as null.
 *
 * @param audits entries in the audit trail
 * @param webhooks calls of the webhook for changed people; none for a cropped photo
 * @param downloads images that the portal tried to download
 */
public record PracticeCounters(Integer audits, Integer webhooks, Integer downloads) {}
