package io.github.photoshell.photo;

import java.util.stream.Stream;

/**
 * One image, and whose photo it is to be, as a folder or a CSV file says it. What it does not say
 * is empty.
 *
 * @param named where it stands: a file's name, or a line of a CSV file
 * @param person a user name, an e-mail or an ID
 * @param image as it is written there
 * @param source an address, or the file's path; empty for a file that is not taken, since it is not
 *     in the folder
 */
record ImportEntry(
    String named,
    String person,
    String id,
    String userName,
    String email,
    String image,
    String source) {

  /** Returns whom it is about, in one word. */
  String who() {
    return Stream.of(userName, email, person, id)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }
}
