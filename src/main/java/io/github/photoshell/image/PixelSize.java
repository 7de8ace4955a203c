package io.github.photoshell.image;

/** Width and height of a picture, in pixels. */
public record PixelSize(int width, int height) {}
