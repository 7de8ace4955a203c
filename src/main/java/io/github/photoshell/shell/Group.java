package io.github.photoshell.shell;

/** The headings under which {@code help} lists the commands, in its order. */
public enum Group {
  PORTAL("Portal"),
  PEOPLE("People"),
  PHOTOS("Photos"),
  API("API"),
  PRACTICE("Practice"),
  SHELL("Shell");

  private final String heading;

  Group(String heading) {
    this.heading = heading;
  }

  public String heading() {
    return heading;
  }
}
