package io.github.photoshell.portal;

import com.squareup.moshi.JsonQualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a text that the portal sends HTML-encoded; it is decoded on reading. */
@Retention(RetentionPolicy.RUNTIME)
@JsonQualifier
@interface HtmlEncoded {}
