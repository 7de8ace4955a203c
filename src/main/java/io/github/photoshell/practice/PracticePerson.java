package io.github.photoshell.practice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person on a practice portal at one time. All texts are untrusted.
 *
 * @param role {@code owner}, {@code docspace admin}, {@code room admin}, {@code user} or {@code
 *     guest}
 * @param accountState {@code active}, {@code disabled} or {@code pending}
 * @param photo null if there is none
 */
public record PracticePerson(
    String id,
    String userName,
    String displayName,
    String email,
    String role,
    String accountState,
    @Nullable PracticePhoto photo) {

  static PracticePerson of(Member member, PhotoStore.ProfilePhoto profilePhoto) {
    return new PracticePerson(
        member.id().toString(),
        member.userName(),
        member.displayName(),
        member.email(),
        label(member.role()),
        label(member.status()),
        profilePhoto.summary());
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
