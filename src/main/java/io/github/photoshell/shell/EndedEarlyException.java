package io.github.photoshell.shell;

import io.github.photoshell.render.Answer;

/** Ends a command from deep inside it, with what there is to say. */
public final class EndedEarlyException extends RuntimeException {
  private final transient Answer answer;

  public EndedEarlyException(Answer answer) {
    super(answer.ending().kind());
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
