package io.github.photoshell.practice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a practice portal, at one moment. All texts may hold anything.
 *
 * @param role {@code owner}, {@code docspace admin}, {@code room admin}, {@code user} or {@code
 *     guest}
 * @param standing {@code active}, {@code disabled} or {@code pending}
 * @param photo null when there is none
 */
public record PracticePerson(
    String id,
    String userName,
    String displayName,
    String email,
    String role,
    String standing,
    @Nullable PracticePhoto photo) {

  static PracticePerson of(Member person, PhotoStore.Look look) {
    return new PracticePerson(
        person.id().toString(),
        person.userName(),
        person.displayName(),
        person.email(),
        words(person.role()),
        words(person.standing().status()),
        PracticePhoto.of(look));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
