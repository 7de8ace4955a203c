package io.github.photoshell.batch;

import java.util.stream.Stream;

/**
 * One image and the person it is for, as given by a folder or a CSV file. Missing values are empty.
 *
 * @param named the file name, or the line of the CSV file
 * @param person a user name, an e-mail or an ID
 * @param image as written there
 * @param source an address or the path of a file; empty for a file outside the folder
 */
record ImportEntry(
    String named,
    String person,
    String id,
    String userName,
    String email,
    String image,
    String source) {

  /** Returns the user name, e-mail or ID that names the person. */
  String identifier() {
    return Stream.of(userName, email, person, id)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }
}
