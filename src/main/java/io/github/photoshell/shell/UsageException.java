package io.github.photoshell.shell;

/** An invalid command; {@link #next()} says what to type instead. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String next;

  public UsageException(String what, String next) {
    super(what);
    this.next = next;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns the same error with file and line before the message. */
  UsageException at(String where) {
    return new UsageException(where + getMessage(), next);
  }

  public String next() {
    return next;
  }
}
