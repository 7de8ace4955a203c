package io.github.photoshell.http;

/** The kind of a response body, judged by its first characters and its content type. */
public enum BodyKind {
  /** There was no response. */
  NONE,
  EMPTY,
  JSON,
  HTML,
  TEXT
}
