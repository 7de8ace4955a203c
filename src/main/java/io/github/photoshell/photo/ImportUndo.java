package io.github.photoshell.photo;

import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;

/**
 * What {@code photo-undo --import} and {@code photo-redo --import} do; it belongs to the changes of
 * many photos.
 */
public interface ImportUndo {
  /** Undoes the last import of the portal, after a question. */
  CommandResult undo(Session session, CommandInput input);

  /** Redoes the last import of the portal, as far as it is undone, after a question. */
  CommandResult redo(Session session, CommandInput input);
}
