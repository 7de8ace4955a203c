package io.github.photoshell.practice;

/** Thrown when a request is invalid; the response lists the invalid fields. */
final class ValidationError extends RuntimeException {
  private final String member;

  /**
   * Creates an error for one invalid member.
   *
   * @param member the member; empty for the whole request
   */
  ValidationError(String member, String text) {
    super(text, null, false, false);
    this.member = member;
  }

  static ValidationError noBody(String name) {
    return new ValidationError(name, "A non-empty request body is required.");
  }

  String member() {
    return member;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
