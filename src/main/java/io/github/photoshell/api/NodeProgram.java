package io.github.photoshell.api;

import io.github.photoshell.portal.HttpCall;
import java.util.stream.Collectors;

/** A call as a program for Node (18 or newer) with its own fetch. */
final class NodeProgram {
  private NodeProgram() {}

  static String of(HttpCall call) {
    boolean form = call.content() instanceof HttpCall.Form;
    return """
        // %s
        %s%sconst API_HOST = (process.env.DOCSPACE_BASE_URL ?? "").replace(/\\/$/, "");
        const API_KEY = process.env.DOCSPACE_API_KEY;

        %sasync function call() {
        %s  return fetch(%s, {
            method: %s,
            headers: {
        %s    },
        %s    redirect: "manual",
            signal: AbortSignal.timeout(60_000),
          });
        }

        async function main() {
          if (!API_HOST || !API_KEY) {
            throw new Error("Set DOCSPACE_BASE_URL and DOCSPACE_API_KEY.");
          }
          const answer = await call();
          const text = await answer.text();
          let body = {};
          try {
            body = JSON.parse(text) ?? {};
          } catch {
            // Not every refusal comes as JSON.
          }
          if (!answer.ok) {
            const reason = body.error?.message ?? (JSON.stringify(body.response?.errors) || text);
            throw new Error(`The portal refused (${answer.status}): ${reason}`);
          }
          // The portal refuses an upload with status 200.
          if (body.response?.success === false) {
            throw new Error(`The portal refused: ${body.response.message}`);
          }
          console.log(text);
        }

        main().catch((accident) => {
          console.error(accident.message);
          process.exitCode = 1;
        });
        """
        .formatted(
            Literal.title(call).replaceAll("\\R", " "),
            Literal.lacksASecret(call) ? "// " + Literal.SECRET_MISSING + "\n" : "",
            form ? "const { readFileSync } = require(\"node:fs\");\n\n" : "",
            "",
            form ? form((HttpCall.Form) call.content()) : "",
            address(call),
            Literal.of(call.method()),
            headers(call),
            body(call.content()));
  }

  private static String headers(HttpCall call) {
    String token = call.authorized() ? "      Authorization: `Bearer ${API_KEY}`,\n" : "";
    return token
        + call.headers().entrySet().stream()
            .map(
                header ->
                    "      %s: %s,\n"
                        .formatted(Literal.of(header.getKey()), Literal.of(header.getValue())))
            .collect(Collectors.joining());
  }

  private static String address(HttpCall call) {
    String target = Literal.of(call.target());
    return call.target().startsWith("/") ? "API_HOST + " + target : target;
  }

  private static String body(HttpCall.Content content) {
    if (content instanceof HttpCall.Words words) {
      return "    body: %s,\n".formatted(Literal.of(words.text()));
    }
    return content instanceof HttpCall.Form ? "    body: form,\n" : "";
  }

  private static String form(HttpCall.Form form) {
    return "  const form = new FormData();\n"
        + form.parts().stream().map(NodeProgram::part).collect(Collectors.joining());
  }

  private static String part(HttpCall.Part part) {
    String name = Literal.of(part.name());
    if (part instanceof HttpCall.Field field) {
      return "  form.append(%s, %s);\n".formatted(name, Literal.of(field.value()));
    }
    HttpCall.File file = (HttpCall.File) part;
    return "  form.append(%s, new Blob([readFileSync(%s)], { type: %s }), %s);\n"
        .formatted(
            name,
            Literal.of(file.path()),
            Literal.of(file.mediaType()),
            Literal.of(file.fileName()));
  }
}
