/**
 * Styled text, tables, command results and exit codes, JSON, quoting, and the redactor that removes
 * secrets. Text here is safe to show on a terminal.
 */
@NullMarked
package io.github.photoshell.text;

import org.jspecify.annotations.NullMarked;
