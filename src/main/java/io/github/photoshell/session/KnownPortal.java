package io.github.photoshell.session;

/**
 * What the last connection to a portal showed, so that the next one can send its requests at the
 * same time. Nothing is taken from it without asking the portal again.
 *
 * @param accountId the ID of the person who connected
 * @param readsSettings whether the API key could read the settings
 */
record KnownPortal(String accountId, boolean readsSettings) {}
