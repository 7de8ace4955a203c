package io.github.photoshell.portal;

/**
 * The bytes of a picture in a portal's store. Name and type do not prove the format: a scaled
 * picture is PNG whatever its name (contract 3.1).
 *
 * @param bytes not a copy
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredPicture(byte[] bytes) {}
