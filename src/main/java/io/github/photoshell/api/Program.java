package io.github.photoshell.api;

import io.github.photoshell.api.ExportedCall.SavedFile;
import io.github.photoshell.http.RequestSnapshot;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Base class for requests exported in a language with string literals. */
abstract class Program {
  private final ExportedCall exportedCall;

  Program(ExportedCall exportedCall) {
    this.exportedCall = exportedCall;
  }

  /** Returns the whole program. */
  abstract String text();

  /** Returns the few lines that send the request, without checking the response. */
  abstract String shortForm();

  /** Returns a string literal, in the syntax of most languages. */
  String literal(String text) {
    return StringLiterals.of(text);
  }

  /** Returns the header with the API key, which is read from a variable. */
  abstract String authorizationHeader();

  /** Returns a text part of a form. Takes literals. */
  abstract String field(String name, String value);

  /** Returns a file part of a form. Takes literals. */
  abstract String file(String name, String fileName, String path, String mediaType);

  final RequestSnapshot call() {
    return exportedCall.call();
  }

  final @Nullable SavedFile savedFile() {
    return exportedCall.savedFile();
  }

  final boolean isHead() {
    return exportedCall.isHead();
  }

  final String title(String comment) {
    return exportedCall.title(comment);
  }

  /** Returns the headers, one per line, starting with the API key. */
  final String headers(String indent) {
    String token = call().authorized() ? indent + authorizationHeader() + "\n" : "";
    return headerLines().stream()
        .map(line -> indent + line + "\n")
        .collect(Collectors.joining("", token, ""));
  }

  /** Returns the lines of the headers but the API key's, in the syntax of most languages. */
  List<String> headerLines() {
    return call().joinedHeaders().stream()
        .map(header -> literal(header.name()) + ": " + literal(header.value()) + ",")
        .toList();
  }

  /**
   * Returns a comment for a tool that sends a header only once; empty if none is repeated.
   *
   * @param comment the language's comment marker
   */
  final String noteOnRepeated(String comment, String tool) {
    return call().headersAsJson().size() == call().headers().size()
        ? ""
        : "%s %s sends a header only once: repeated ones are joined by commas.\n"
            .formatted(comment, tool);
  }

  /** Returns the URL expression: the portal's address plus a path, or a full URL. */
  final String url() {
    String target = literal(call().target());
    return call().target().startsWith("/") ? "API_HOST + " + target : target;
  }

  /** Returns the form parts; none if the request has no form. */
  final List<String> parts() {
    return call().content() instanceof RequestSnapshot.Form form
        ? form.parts().stream().map(this::part).toList()
        : List.of();
  }

  private String part(RequestSnapshot.Part part) {
    if (part instanceof RequestSnapshot.Field field) {
      return field(literal(field.name()), literal(field.value()));
    }
    RequestSnapshot.File file = (RequestSnapshot.File) part;
    return file(
        literal(file.name()),
        literal(file.fileName()),
        literal(file.path()),
        literal(file.mediaType()));
  }
}
