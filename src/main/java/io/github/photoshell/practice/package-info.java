/**
 * Pretends to be a DocSpace portal, odd habits included, on this computer only. {@link
 * io.github.photoshell.practice.PracticePortal} is the front door; whoever wants to talk to it does
 * so over HTTP.
 */
@NullMarked
package io.github.photoshell.practice;

import org.jspecify.annotations.NullMarked;
