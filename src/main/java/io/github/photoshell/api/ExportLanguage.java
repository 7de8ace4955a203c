package io.github.photoshell.api;

import io.github.photoshell.http.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language in which a request can be exported: in a short form, or as a whole program in the
 * style of the API's own samples. Both read the portal's address and the API key from the
 * environment. A program exits with 0 only if the request succeeded, and otherwise prints the
 * portal's reason.
 */
enum ExportLanguage {
  CURL,
  HTTPIE,
  PYTHON,
  NODE,
  JAVA;

  /** Returns the names used on the command line. */
  static List<String> names() {
    return Arrays.stream(values()).map(ExportLanguage::word).toList();
  }

  /** Returns the language with this name. */
  static Optional<ExportLanguage> named(String name) {
    return Arrays.stream(values())
        .filter(exportLanguage -> exportLanguage.word().equals(name))
        .findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the few lines that send the request again and print or save the response.
   *
   * @param exchange the exchange to repeat
   */
  List<String> shortForm(Exchange exchange) {
    ExportedCall exportedCall = ExportedCall.of(exchange);
    String text =
        switch (this) {
          case CURL -> ShellScriptProgram.curlCommand(exportedCall);
          case HTTPIE -> ShellScriptProgram.httpieCommand(exportedCall);
          case PYTHON -> new PythonProgram(exportedCall).shortForm();
          case NODE -> new NodeProgram(exportedCall).shortForm();
          case JAVA -> new JavaProgram(exportedCall).shortForm();
        };
    return text.lines().toList();
  }

  /**
   * Returns the lines of a program that sends the request again. It saves images and other binary
   * responses to a file.
   *
   * @param exchange the exchange to repeat
   */
  List<String> program(Exchange exchange) {
    ExportedCall exportedCall = ExportedCall.of(exchange);
    String text =
        switch (this) {
          case CURL -> ShellScriptProgram.curl(exportedCall);
          case HTTPIE -> ShellScriptProgram.httpie(exportedCall);
          case PYTHON -> new PythonProgram(exportedCall).text();
          case NODE -> new NodeProgram(exportedCall).text();
          case JAVA -> new JavaProgram(exportedCall).text();
        };
    return text.lines().toList();
  }
}
