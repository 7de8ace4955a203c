package io.github.photoshell.shell;

/** The headings under which {@code help} lists the commands, in its order. */
public enum CommandGroup {
  PORTAL("Portal"),
  PEOPLE("People"),
  PHOTOS("Photos"),
  API("API"),
  PRACTICE("Practice"),
  SHELL("Shell");

  private final String heading;

  CommandGroup(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }
}
