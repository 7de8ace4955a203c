package io.github.photoshell.practice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which rows of section 6 of the contract a test holds the practice portal to, and with which rule
 * sets; one that is given its rule set does so with those that it is given.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ContractRow {
  String[] value();

  ServerVersion[] rules() default {ServerVersion.V3_7};
}
