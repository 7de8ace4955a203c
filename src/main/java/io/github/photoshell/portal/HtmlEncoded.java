package io.github.photoshell.portal;

import com.squareup.moshi.JsonQualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks text the portal sends HTML-encoded; it is decoded while it is read. */
@Retention(RetentionPolicy.RUNTIME)
@JsonQualifier
@interface HtmlEncoded {}
