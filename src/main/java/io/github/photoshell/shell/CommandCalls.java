package io.github.photoshell.shell;

import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;

/** The requests that a command sends, as its help shows them. */
public interface CommandCalls {

  /** Returns the requests of one example, a line each; empty if the command sends none. */
  List<String> ofExample(ShellCommand command, String example);

  /** Returns the requests of a command's examples, without examples that repeat the same ones. */
  List<Text> ofExamples(ShellCommand command, LineLayout layout);
}
