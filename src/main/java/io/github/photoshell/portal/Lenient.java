package io.github.photoshell.portal;

import com.squareup.moshi.JsonQualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Marks a field nothing depends on: a value of another type is read as null, not as a broken
 * answer.
 */
@Retention(RetentionPolicy.RUNTIME)
@JsonQualifier
@interface Lenient {}
