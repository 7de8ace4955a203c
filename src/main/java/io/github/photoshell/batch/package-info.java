/** Exporting and importing the photos of many people, with a plan, a journal and a report. */
@NullMarked
package io.github.photoshell.batch;

import org.jspecify.annotations.NullMarked;
