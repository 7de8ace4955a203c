/**
 * Simulates a DocSpace portal, including its quirks, on this computer only. {@link
 * io.github.photoshell.practice.PracticePortal} is the entry point; clients use HTTP.
 */
@NullMarked
package io.github.photoshell.practice;

import org.jspecify.annotations.NullMarked;
