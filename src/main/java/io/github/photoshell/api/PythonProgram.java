package io.github.photoshell.api;

import io.github.photoshell.api.ExportedCall.SavedFile;
import io.github.photoshell.http.RequestSnapshot;
import java.util.ArrayList;
import java.util.List;

/** A request as a program in Python with the requests library. */
final class PythonProgram extends Program {
  PythonProgram(ExportedCall exportedCall) {
    super(exportedCall);
  }

  @Override
  String text() {
    return """
    %simport os
    import sys

    import requests
    %s
    API_HOST = os.environ["DOCSPACE_BASE_URL"].rstrip("/")
    API_KEY = os.environ["DOCSPACE_API_KEY"]
    %s
    HEADERS = {
    %s}


    def call():
        return requests.request(
            %s,
            %s,
            headers=HEADERS,
    %s        timeout=60,
            allow_redirects=False,
        )


    def main():
        try:
            answer = call()
        except requests.RequestException as error:
            sys.exit(f"No response from the portal: {error}")
        try:
            body = answer.json()
        except ValueError:
            body = {}
        if not isinstance(body, dict):
            body = {}
        response = body.get("response")
        if not isinstance(response, dict):
            response = {}
        if not 200 <= answer.status_code < 300:
            error = body.get("error") or {}
            reason = error.get("message") or response.get("errors") or answer.text
            sys.exit(f"The portal refused ({answer.status_code}): {reason or 'no reason given'}")
        # The portal refuses an upload with status 200.
        if response.get("success") is False:
            sys.exit(f"The portal refused: {response.get('message')}")
    %s

    if __name__ == "__main__":
        main()
    """
        .formatted(
            title("#") + noteOnRepeated("#", "requests"),
            importForOmitted(),
            savedFile() == null ? "" : "FILE = " + literal(savedFile().file()) + "\n",
            headers("    "),
            literal(call().method()),
            url(),
            content(),
            outputStatements());
  }

  @Override
  String shortForm() {
    SavedFile saving = savedFile();
    return """
    %simport os

    import requests
    %s
    API_HOST = os.environ["DOCSPACE_BASE_URL"]
    API_KEY = os.environ["DOCSPACE_API_KEY"]

    answer = requests.request(
        %s,
        %s,
        headers={
    %s    },
    %s)
    answer.raise_for_status()
    %s
    """
        .formatted(
            title("#") + noteOnRepeated("#", "requests"),
            importForOmitted(),
            literal(call().method()),
            url(),
            headers("        "),
            content().indent(-4),
            isHead()
                ? "print(answer.headers)"
                : saving == null
                    ? "print(answer.text)"
                    : "open(%s, \"wb\").write(answer.content)".formatted(literal(saving.file())));
  }

  @Override
  List<String> headerLines() {
    List<String> lines = new ArrayList<>(super.headerLines());
    if (call().omitted().contains("Accept")) {
      lines.add("\"Accept\": None,");
    }
    if (call().omitted().contains("User-Agent")) {
      lines.add("\"User-Agent\": urllib3.util.SKIP_HEADER,");
    }
    return lines;
  }

  private String importForOmitted() {
    return call().omitted().contains("User-Agent") ? "import urllib3\n" : "";
  }

  private String content() {
    if (call().content() instanceof RequestSnapshot.Words words) {
      return "        data=%s.encode(),\n".formatted(literal(words.text()));
    }
    return parts().isEmpty() ? "" : "        files=[" + String.join(", ", parts()) + "],\n";
  }

  private String outputStatements() {
    SavedFile saving = savedFile();
    if (isHead()) {
      return """
          for name, value in answer.headers.items():
              print(f"{name}: {value}")
      """;
    }
    if (saving == null) {
      return "    print(answer.text)\n";
    }
    return """
        kind = answer.headers.get("Content-Type", "")
        if not kind.startswith(%s):
            sys.exit(f"The portal sent another content type: {kind or 'no type'}")
        try:
            with open(FILE, "wb") as file:
                file.write(answer.content)
        except OSError as error:
            sys.exit(f"Cannot write {FILE}: {error}")
        print(f"{FILE}: {len(answer.content)} bytes")
    """
        .formatted(literal(saving.type()));
  }

  @Override
  String authorizationHeader() {
    return "\"Authorization\": f\"Bearer {API_KEY}\",";
  }

  @Override
  String field(String name, String value) {
    return "(%s, (None, %s))".formatted(name, value);
  }

  @Override
  String file(String name, String fileName, String path, String mediaType) {
    return "(%s, (%s, open(%s, \"rb\"), %s))".formatted(name, fileName, path, mediaType);
  }
}
