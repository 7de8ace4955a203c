package io.github.photoshell.shell;

import io.github.photoshell.text.Text;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lines that commands put into the next prompts, where the user can edit and run them. */
@Component
public final class PromptPrefill implements ShellListener {
  private final Queue<String> lines = new ArrayDeque<>();
  private boolean hasPrompt;
  private boolean inScript;

  /**
   * Puts a line into the next prompt that has none.
   *
   * @return false if there is no prompt, or a script is running
   */
  public boolean add(String line) {
    return isReady() && lines.add(line);
  }

  /** Returns whether there is a prompt, and no script is running. */
  boolean isReady() {
    return hasPrompt && !inScript;
  }

  @Override
  public void typed(Text prompt, String line) {
    inScript = false;
  }

  @Override
  public void scripted(Text prompt, String line) {
    inScript = true;
  }

  @Override
  public List<Text> abovePrompt() {
    hasPrompt = true;
    return List.of();
  }

  @Override
  public @Nullable String nextLine() {
    return lines.poll();
  }
}
