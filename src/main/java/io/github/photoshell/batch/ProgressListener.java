package io.github.photoshell.batch;

/** A listener for the progress of a long run. */
@FunctionalInterface
public interface ProgressListener {
  void at(int done, int total);
}
