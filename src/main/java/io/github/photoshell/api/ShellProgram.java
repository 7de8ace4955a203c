package io.github.photoshell.api;

import io.github.photoshell.portal.HttpCall;
import io.github.photoshell.render.CurlText;
import io.github.photoshell.render.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A call as a script for a POSIX shell. */
final class ShellProgram {
  private ShellProgram() {}

  static String curl(HttpCall call) {
    String command =
        CurlText.of(call).stream().map(Text::plain).collect(Collectors.joining("\n  "));
    return script(call, command);
  }

  /** HTTPie ends with 4 or 5 for a refusal when asked to check the status. */
  static String httpie(HttpCall call) {
    List<String> words = new ArrayList<>();
    boolean form = call.content() instanceof HttpCall.Form;
    words.add(
        "http --ignore-stdin --check-status --body --timeout=60" + (form ? " --multipart" : ""));
    if (call.content() instanceof HttpCall.Words text) {
      words.add("--raw " + CurlText.quoted(text.text()));
    }
    words.add(call.method() + " " + address(call));
    if (call.authorized()) {
      words.add("\"Authorization: Bearer $" + CurlText.TOKEN + "\"");
    }
    call.headers()
        .forEach((name, value) -> words.add(CurlText.quoted(escaped(name) + ":" + value)));
    if (call.content() instanceof HttpCall.Form parts) {
      parts.parts().forEach(part -> words.add(part(part)));
    }
    return script(call, String.join(" \\\n    ", words));
  }

  private static String address(HttpCall call) {
    return call.target().startsWith("/")
        ? "\"$" + CurlText.PORTAL + "\"" + CurlText.quoted(call.target())
        : CurlText.quoted(call.target());
  }

  private static String part(HttpCall.Part part) {
    if (part instanceof HttpCall.Field field) {
      return CurlText.quoted(escaped(field.name()) + "=" + field.value());
    }
    HttpCall.File file = (HttpCall.File) part;
    return CurlText.quoted(escaped(file.name()) + "@" + file.path() + ";type=" + file.mediaType());
  }

  /** In HTTPie's items, a separator that belongs to a name stands behind a backslash. */
  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replaceAll("([:=@;])", "\\\\$1");
  }

  private static String script(HttpCall call, String command) {
    return """
        #!/bin/sh
        # %s
        %sset -u
        : "${DOCSPACE_BASE_URL:?is to be the portal, as in https://portal.example.com}"
        : "${DOCSPACE_API_KEY:?is to be the API key}"
        DOCSPACE_BASE_URL=${DOCSPACE_BASE_URL%%/}

        refused() {
          if [ -z "$answer" ]; then
            printf '%%s\\n' 'No answer from the portal.' >&2
            exit 1
          fi
          reason=$(printf '%%s' "$answer" | sed -n 's/.*"message": *"\\([^"]*\\)".*/\\1/p')
          printf 'The portal refused: %%s\\n' "${reason:-$answer}" >&2
          exit 1
        }

        answer=$(
          %s
        ) || refused
        # The portal refuses an upload with status 200.
        case $answer in
          *'"success":false'* | *'"success": false'*) refused ;;
        esac
        printf '%%s\\n' "$answer"
        """
        .formatted(
            Literal.title(call).replaceAll("\\R", " "),
            Literal.lacksASecret(call) ? "# " + Literal.SECRET_MISSING + "\n" : "",
            command);
  }
}
