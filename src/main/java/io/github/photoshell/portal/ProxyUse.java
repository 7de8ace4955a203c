package io.github.photoshell.portal;

/**
 * The proxy between this computer and a portal.
 *
 * @param label its host and port
 * @param source the setting that names it, such as {@code HTTPS_PROXY}
 * @param withPassword whether it is told a user name and password
 */
public record ProxyUse(String label, String source, boolean withPassword) {}
