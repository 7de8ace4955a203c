package io.github.photoshell.api;

import io.github.photoshell.api.ExportedCall.Saving;
import io.github.photoshell.portal.RequestSnapshot;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call as a program in a language with literals: what those have in common. */
abstract class Program {
  private final ExportedCall exportedCall;

  Program(ExportedCall exportedCall) {
    this.exportedCall = exportedCall;
  }

  /** Returns the whole program. */
  abstract String text();

  /** Returns a text as a literal, as most languages write it. */
  String literal(String text) {
    return StringLiterals.of(text);
  }

  /** Returns a header with the token in it; the token stands in a variable. */
  abstract String token();

  /** Returns a header, both given as literals, as most languages write a member of a map. */
  String header(String name, String value) {
    return name + ": " + value + ",";
  }

  /** Returns a part that is a word, both given as literals. */
  abstract String field(String name, String value);

  /** Returns a part that is a file, all given as literals. */
  abstract String file(String name, String fileName, String path, String mediaType);

  final RequestSnapshot call() {
    return exportedCall.call();
  }

  final @Nullable Saving saving() {
    return exportedCall.saving();
  }

  final boolean isHead() {
    return exportedCall.isHead();
  }

  final String title(String comment) {
    return exportedCall.title(comment);
  }

  /** Returns the headers, the token's first, a line each. */
  final String headers(String indent) {
    String token = call().authorized() ? indent + token() + "\n" : "";
    return call().headers().entrySet().stream()
        .map(one -> indent + header(literal(one.getKey()), literal(one.getValue())) + "\n")
        .collect(Collectors.joining("", token, ""));
  }

  /** Returns where the call goes: behind the portal's address, or a whole address. */
  final String address() {
    String target = literal(call().target());
    return call().target().startsWith("/") ? "API_HOST + " + target : target;
  }

  /** Returns the parts of a form; none where the call has no form. */
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
