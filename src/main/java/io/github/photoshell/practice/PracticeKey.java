package io.github.photoshell.practice;

/**
 * An API key of the practice portal. Harmless: it opens nothing but a pretend portal.
 *
 * @param name what it is good for, such as {@code admin} or {@code read-only}
 * @param userName whose key it is, such as {@code omar}
 * @param token {@code sk-} and 64 hexadecimal digits, the same at every start
 */
public record PracticeKey(String name, String userName, String token) {}
