package io.github.photoshell.portal;

import com.squareup.moshi.JsonQualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks an optional field: a value of the wrong type is read as null instead of failing. */
@Retention(RetentionPolicy.RUNTIME)
@JsonQualifier
@interface Lenient {}
