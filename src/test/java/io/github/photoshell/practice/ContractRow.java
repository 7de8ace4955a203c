package io.github.photoshell.practice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the rows of section 6 of the contract that a test checks, and the server versions it checks
 * them with. A test with a version parameter checks the versions that it is given.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ContractRow {
  String[] value();

  ServerVersion[] rules() default {ServerVersion.V3_7};
}
