package io.github.photoshell.portal;

/** Width and height of a picture, in pixels. */
public record PixelSize(int width, int height) {}
