package io.github.photoshell.photo;

/** Told from time to time how far something long is. */
@FunctionalInterface
public interface ProgressListener {
  void at(int done, int total);
}
