package io.github.photoshell.practice;

/**
 * How often something happened on a practice portal since its start.
 *
 * @param audits entries in the audit trail
 * @param webhooks calls of the webhook that tells of a changed person; none for a photo cut anew
 * @param downloads photos that the portal tried to fetch from an address
 */
public record PracticeCounters(int audits, int webhooks, int downloads) {}
