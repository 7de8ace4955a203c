package io.github.photoshell.practice;

/**
 * An address from which the practice portal can download an image, or fails to.
 *
 * @param address the full address
 * @param effect a short description for help and completion, such as {@code a good PNG, 400x400}
 */
public record GalleryImage(String address, String effect) {}
