package io.github.photoshell.practice;

/**
 * A request that fails before any action sees it: the portal lists what is wrong, member by member.
 */
final class ValidationError extends RuntimeException {
  private final String member;
  private final String words;

  /**
   * A request with one thing wrong.
   *
   * @param member empty for the request as a whole
   */
  ValidationError(String member, String words) {
    super(words, null, false, false);
    this.member = member;
    this.words = words;
  }

  static ValidationError noBody(String name) {
    return new ValidationError(name, "A non-empty request body is required.");
  }

  String member() {
    return member;
  }

  String words() {
    return words;
  }
}
