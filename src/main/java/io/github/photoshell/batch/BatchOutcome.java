package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An export, an import or an undo of one that ran, to the end or not. */
interface BatchOutcome {
  /** Returns the result for each photo. */
  Stream<Result> results();

  /** Returns whether it was cancelled. */
  boolean interrupted();

  /** Returns why it ended early, such as a full disk; null if it did not. */
  @Nullable String stoppedBy();

  /** Returns whether it ended early because the portal refused the API key. */
  default boolean keyRefused() {
    return false;
  }

  /** Returns whether it ran to the end. */
  default boolean isComplete() {
    return !interrupted() && stoppedBy() == null;
  }

  /** Returns the number of photos with this result. */
  default long count(Result result) {
    return results().filter(result::equals).count();
  }
}
