package io.github.photoshell.render;

import org.jspecify.annotations.Nullable;

/**
 * The result of one check.
 *
 * @param name a constant name of one or two words
 * @param ok false for a problem
 * @param what the finding in one line
 * @param mend the fix; never null for a problem, an optional hint otherwise
 */
public record DoctorCheck(String name, boolean ok, String what, @Nullable String mend) {
  static DoctorCheck well(String name, String what) {
    return new DoctorCheck(name, true, what, null);
  }

  static DoctorCheck hint(String name, String what, String mend) {
    return new DoctorCheck(name, true, what, mend);
  }

  static DoctorCheck problem(String name, String what, String mend) {
    return new DoctorCheck(name, false, what, mend);
  }
}
