/**
 * The API description, requests that the user types, and requests exported as code. Only this
 * package knows the OpenAPI format.
 */
@NullMarked
package io.github.photoshell.api;

import org.jspecify.annotations.NullMarked;
