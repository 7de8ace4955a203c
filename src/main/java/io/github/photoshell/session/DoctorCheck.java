package io.github.photoshell.session;

import org.jspecify.annotations.Nullable;

/**
 * The result of one check.
 *
 * @param name a constant name of one or two words
 * @param ok false for a problem
 * @param what the finding in one line
 * @param fix the fix; never null for a problem, an optional hint otherwise
 */
public record DoctorCheck(String name, boolean ok, String what, @Nullable String fix) {
  static DoctorCheck passed(String name, String what) {
    return new DoctorCheck(name, true, what, null);
  }

  static DoctorCheck hint(String name, String what, String fix) {
    return new DoctorCheck(name, true, what, fix);
  }

  static DoctorCheck problem(String name, String what, String fix) {
    return new DoctorCheck(name, false, what, fix);
  }
}
