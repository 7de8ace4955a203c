package io.github.photoshell.api;

import io.github.photoshell.portal.HttpCall;
import java.util.stream.Collectors;

/** A call as a program in Python with requests. */
final class PythonProgram {
  private PythonProgram() {}

  static String of(HttpCall call) {
    return """
        # %s
        %simport os
        import sys

        import requests

        API_HOST = os.environ["DOCSPACE_BASE_URL"].rstrip("/")
        API_KEY = os.environ["DOCSPACE_API_KEY"]

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
            except requests.RequestException as accident:
                sys.exit(f"No answer from the portal: {accident}")
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
                sys.exit(f"The portal refused ({answer.status_code}): {reason}")
            # The portal refuses an upload with status 200.
            if response.get("success") is False:
                sys.exit(f"The portal refused: {response.get('message')}")
            print(answer.text)


        if __name__ == "__main__":
            main()
        """
        .formatted(
            Literal.title(call).replaceAll("\\R", " "),
            Literal.lacksASecret(call) ? "# " + Literal.SECRET_MISSING + "\n" : "",
            headers(call),
            Literal.of(call.method()),
            address(call),
            content(call.content()));
  }

  private static String headers(HttpCall call) {
    String token = call.authorized() ? "    \"Authorization\": f\"Bearer {API_KEY}\",\n" : "";
    return token
        + call.headers().entrySet().stream()
            .map(
                header ->
                    "    %s: %s,\n"
                        .formatted(Literal.of(header.getKey()), Literal.of(header.getValue())))
            .collect(Collectors.joining());
  }

  private static String address(HttpCall call) {
    String target = Literal.of(call.target());
    return call.target().startsWith("/") ? "API_HOST + " + target : target;
  }

  private static String content(HttpCall.Content content) {
    if (content instanceof HttpCall.Words words) {
      return "        data=%s.encode(),\n".formatted(Literal.of(words.text()));
    }
    if (content instanceof HttpCall.Form form) {
      return "        files=["
          + form.parts().stream().map(PythonProgram::part).collect(Collectors.joining(", "))
          + "],\n";
    }
    return "";
  }

  private static String part(HttpCall.Part part) {
    String name = Literal.of(part.name());
    if (part instanceof HttpCall.Field field) {
      return "(%s, (None, %s))".formatted(name, Literal.of(field.value()));
    }
    HttpCall.File file = (HttpCall.File) part;
    return "(%s, (%s, open(%s, \"rb\"), %s))"
        .formatted(
            name,
            Literal.of(file.fileName()),
            Literal.of(file.path()),
            Literal.of(file.mediaType()));
  }
}
