package io.github.photoshell.api;

import io.github.photoshell.api.ExportedCall.SavedFile;
import io.github.photoshell.http.RequestSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A request as a program for Node (18 or newer) with its built-in fetch. */
final class NodeProgram extends Program {
  NodeProgram(ExportedCall exportedCall) {
    super(exportedCall);
  }

  @Override
  String text() {
    return """
    %s%sconst API_HOST = (process.env.DOCSPACE_BASE_URL ?? "").replace(/\\/$/, "");
    const API_KEY = process.env.DOCSPACE_API_KEY;
    %s
    async function call() {
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
      const bytes = Buffer.from(await answer.arrayBuffer());
      const text = bytes.toString();
      let body = {};
      try {
        body = JSON.parse(text) ?? {};
      } catch {
        // Not every refusal comes as JSON.
      }
      if (!answer.ok) {
        const reason = body.error?.message ?? (JSON.stringify(body.response?.errors) || text);
        throw new Error(`The portal refused (${answer.status}): ${reason || "no reason given"}`);
      }
      // The portal refuses an upload with status 200.
      if (body.response?.success === false) {
        throw new Error(`The portal refused: ${body.response.message}`);
      }
    %s}

    main().catch((error) => {
      const cause = error.cause ? `: ${error.cause.message}` : "";
      console.error(error.message + cause);
      process.exitCode = 1;
    });
    """
        .formatted(
            title("//") + notes(),
            files(),
            savedFile() == null ? "" : "const FILE = " + literal(savedFile().file()) + ";\n",
            form(),
            url(),
            literal(call().method()),
            headers("      "),
            body(),
            outputStatements());
  }

  @Override
  String shortForm() {
    SavedFile saving = savedFile();
    return """
    %s%sconst API_HOST = process.env.DOCSPACE_BASE_URL;
    const API_KEY = process.env.DOCSPACE_API_KEY;

    async function main() {
    %s  const answer = await fetch(%s, {
        method: %s,
        headers: {
    %s    },
    %s  });
      process.exitCode = answer.ok ? 0 : 1;
      %s
    }

    main();
    """
        .formatted(
            title("//") + notes(),
            files(),
            form(),
            url(),
            literal(call().method()),
            headers("      "),
            body(),
            isHead()
                ? "console.log(answer.headers);"
                : saving == null
                    ? "console.log(await answer.text());"
                    : "writeFileSync(%s, Buffer.from(await answer.arrayBuffer()));"
                        .formatted(literal(saving.file())));
  }

  /** Returns comments about what fetch sends in another way. */
  private String notes() {
    String kept =
        call().omitted().stream()
            .filter(name -> !name.equals("Content-Type"))
            .collect(Collectors.joining(" and "));
    return noteOnRepeated("//", "fetch")
        + (kept.isEmpty() ? "" : "// fetch cannot leave out " + kept + ".\n");
  }

  /** Returns the import of the file functions that the program uses; empty if none. */
  private String files() {
    List<String> names = new ArrayList<>();
    if (!parts().isEmpty()) {
      names.add("readFileSync");
    }
    if (savedFile() != null) {
      names.add("writeFileSync");
    }
    return names.isEmpty()
        ? ""
        : "const { %s } = require(\"node:fs\");\n\n".formatted(String.join(", ", names));
  }

  private String body() {
    if (call().content() instanceof RequestSnapshot.Words words) {
      String text = literal(words.text());
      // fetch gives a text a content type, but not a buffer.
      boolean isTyped = call().header("Content-Type") != null;
      return "    body: %s,\n".formatted(isTyped ? text : "Buffer.from(" + text + ")");
    }
    return parts().isEmpty() ? "" : "    body: form,\n";
  }

  private String form() {
    return parts().isEmpty()
        ? ""
        : parts().stream()
            .map(part -> "  form.append(" + part + ");\n")
            .collect(Collectors.joining("", "  const form = new FormData();\n", ""));
  }

  private String outputStatements() {
    SavedFile saving = savedFile();
    if (isHead()) {
      return """
        for (const [name, value] of answer.headers) {
          console.log(`${name}: ${value}`);
        }
      """;
    }
    if (saving == null) {
      return "  console.log(text);\n";
    }
    return """
      const kind = answer.headers.get("Content-Type") ?? "";
      if (!kind.startsWith(%s)) {
        throw new Error(`The portal sent another content type: ${kind || "no type"}`);
      }
      writeFileSync(FILE, bytes);
      console.log(`${FILE}: ${bytes.length} bytes`);
    """
        .formatted(literal(saving.type()));
  }

  @Override
  String authorizationHeader() {
    return "Authorization: `Bearer ${API_KEY}`,";
  }

  @Override
  String field(String name, String value) {
    return name + ", " + value;
  }

  @Override
  String file(String name, String fileName, String path, String mediaType) {
    return "%s, new Blob([readFileSync(%s)], { type: %s }), %s"
        .formatted(name, path, mediaType, fileName);
  }
}
