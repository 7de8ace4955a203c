package io.github.photoshell.http;

/**
 * The proxy used for a portal, without its password.
 *
 * @param label its host and port
 * @param source the setting that names it, such as {@code HTTPS_PROXY}
 * @param withPassword whether a user name and password are sent to it
 */
public record ProxyUse(String label, String source, boolean withPassword) {}
