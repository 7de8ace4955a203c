package io.github.photoshell.practice;

/**
 * Counters of a practice portal since its start.
 *
 * @param audits entries in the audit trail
 * @param webhooks calls of the webhook for changed people; none for a cropped photo
 * @param downloads images that the portal tried to download
 */
public record PracticeCounters(int audits, int webhooks, int downloads) {}
