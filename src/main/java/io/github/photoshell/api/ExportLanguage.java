package io.github.photoshell.api;

import io.github.photoshell.portal.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a call can be written as: a whole program that makes it again, in the manner of the API's
 * own samples. Each reads portal and token from the environment, ends with 0 only when the portal
 * did what was asked, and says the portal's reason when it did not.
 */
public enum ExportLanguage {
  CURL,
  HTTPIE,
  PYTHON,
  NODE,
  JAVA;

  /** Returns the names to type. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ExportLanguage::word).toList();
  }

  /** Returns the language of that name. */
  public static Optional<ExportLanguage> named(String name) {
    return Arrays.stream(values()).filter(one -> one.word().equals(name)).findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the program's lines. A picture and whatever else is no text goes to a file.
   *
   * @param exchange what the program is to do again
   */
  public List<String> program(Exchange exchange) {
    ExportedCall exportedCall = ExportedCall.of(exchange);
    String text =
        switch (this) {
          case CURL -> ShellProgram.curl(exportedCall);
          case HTTPIE -> ShellProgram.httpie(exportedCall);
          case PYTHON -> new PythonProgram(exportedCall).text();
          case NODE -> new NodeProgram(exportedCall).text();
          case JAVA -> new JavaProgram(exportedCall).text();
        };
    return text.lines().toList();
  }
}
