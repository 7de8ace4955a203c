/**
 * The portal's API as it describes itself, and calls that somebody makes up by hand or takes home
 * as a program. What an OpenAPI description looks like is known here and nowhere else.
 */
@NullMarked
package io.github.photoshell.api;

import org.jspecify.annotations.NullMarked;
