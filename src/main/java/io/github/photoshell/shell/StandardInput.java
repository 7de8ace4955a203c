package io.github.photoshell.shell;

import io.github.photoshell.files.UserFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Standard input, which holds either the lines to run or data for one command. */
final class StandardInput {
  private final InputStream in;
  private final BooleanSupplier isTerminal;
  private boolean holdsLines;
  private boolean wasRead;

  StandardInput(InputStream in, BooleanSupplier isTerminal) {
    this.in = in;
    this.isTerminal = isTerminal;
  }

  /** Returns a reader of the lines to run; reading fails if they are not UTF-8. */
  BufferedReader lines() {
    holdsLines = true;
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  /**
   * Returns the data, once.
   *
   * @param word the word that asks for it, for messages
   * @param most the maximum number of bytes; one more is returned if there are more
   * @throws UsageException if it is a terminal, holds the lines to run, or has been read
   */
  byte[] read(String word, int most) throws IOException {
    if (holdsLines) {
      throw new UsageException(
          word + " reads standard input, which holds the lines to run.",
          "Put the lines into a file: photoshell script <file> < body.json");
    }
    if (isTerminal.getAsBoolean()) {
      throw new UsageException(
          word + " reads standard input, and no data comes from there.",
          "Name a file, as in @body.json, or start: photoshell api ... @- < body.json");
    }
    if (wasRead) {
      throw new UsageException(
          "Standard input was already read, and " + word + " would find nothing.",
          "Save it to a file first, and name the file: @body.json");
    }
    wasRead = true;
    return UserFile.read(in, "standard input", most);
  }
}
