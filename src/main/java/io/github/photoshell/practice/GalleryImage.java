package io.github.photoshell.practice;

/**
 * An address that the practice portal can download a photo from, or fail to.
 *
 * @param address the whole address
 * @param behaves a few words for help and completion, such as {@code a good PNG, 400x400}
 */
public record GalleryImage(String address, String behaves) {}
