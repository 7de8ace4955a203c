package io.github.photoshell.image;

/** Width and height of an image, in pixels. */
public record PixelSize(int width, int height) {}
