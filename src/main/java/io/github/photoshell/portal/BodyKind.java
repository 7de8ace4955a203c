package io.github.photoshell.portal;

/** What kind of body an answer had; judged by its first characters and its content type. */
public enum BodyKind {
  /** There was no answer. */
  NONE,
  EMPTY,
  JSON,
  HTML,
  TEXT
}
