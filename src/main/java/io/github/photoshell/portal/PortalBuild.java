package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * The version that a portal reports (contract 4.10): a setting, so a hint and not proof.
 *
 * @param docSpace as in {@code 3.7.2.1830}
 */
public record PortalBuild(@Lenient @Nullable String docSpace) {}
