package io.github.photoshell.render;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param name one or two words, the same each time
 * @param ok false for a problem
 * @param what how it is, in a line
 * @param mend what to do about it; never null for a problem, and for what is well a hint or null
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
