package io.github.photoshell.shell;

/** Something was typed wrong; the message says what, {@link #next()} what to type instead. */
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

  /** Returns the same with file and line before it. */
  UsageException at(String where) {
    return new UsageException(where + getMessage(), next);
  }

  public String next() {
    return next;
  }
}
