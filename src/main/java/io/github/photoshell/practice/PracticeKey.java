package io.github.photoshell.practice;

/**
 * An API key of the practice portal. It is not a secret: it works only on practice portals.
 *
 * @param name its name, such as {@code admin} or {@code read-only}
 * @param userName its owner, such as {@code omar}
 * @param token {@code sk-} and 64 hexadecimal digits, the same at every start
 */
public record PracticeKey(String name, String userName, String token) {}
