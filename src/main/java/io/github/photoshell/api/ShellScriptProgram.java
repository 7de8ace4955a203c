package io.github.photoshell.api;

import io.github.photoshell.api.ExportedCall.SavedFile;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.text.PosixQuoting;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Exports a request as a POSIX shell script that uses curl or HTTPie. */
final class ShellScriptProgram {
  private static final String USER_AGENT = "User-Agent";
  private static final Pattern MISREAD = Pattern.compile("(?<!\\\\)(\\\\{2})*\\\\[:=@;]");

  private ShellScriptProgram() {}

  static String curl(ExportedCall exportedCall) {
    return script(
        exportedCall.title("#"),
        exportedCall,
        "curl",
        "curl 7.76 or newer",
        """
        status=$(
          %s \\
            --output "$answer" --write-out '%%{http_code}'
        ) || [ "$status" -ge 300 ] || silent
        case $status in
        2??) ;;
        *) refused "$status" ;;
        esac
        """
            .formatted(
                CurlText.of(exportedCall.call()).stream()
                    .map(Text::plain)
                    .collect(Collectors.joining("\n  "))));
  }

  /** Returns the curl command alone. */
  static String curlCommand(ExportedCall exportedCall) {
    String command =
        CurlText.of(exportedCall.call()).stream()
            .map(Text::plain)
            .collect(Collectors.joining("\n"));
    return exportedCall.title("#") + command + outputOption(exportedCall) + "\n";
  }

  /** Returns the HTTPie command alone. */
  static String httpieCommand(ExportedCall exportedCall) {
    return httpieTitle(exportedCall)
        + (isExpressible(exportedCall.call())
            ? String.join(" \\\n  ", httpieWords(exportedCall)) + outputOption(exportedCall)
            : "# HTTPie cannot send the backslash in this request. Export it as curl.")
        + "\n";
  }

  private static String outputOption(ExportedCall exportedCall) {
    SavedFile saving = exportedCall.savedFile();
    return saving == null ? "" : " \\\n  --output " + PosixQuoting.quoted(saving.file());
  }

  /** With {@code --check-status}, HTTPie's exit code is the first digit of an error status. */
  private static List<String> httpieWords(ExportedCall exportedCall) {
    RequestSnapshot call = exportedCall.call();
    List<String> words = new ArrayList<>();
    words.add(
        "http --ignore-stdin --check-status --timeout=60"
            + (exportedCall.isHead() ? " --headers" : " --body")
            + (call.content() instanceof RequestSnapshot.Form ? " --multipart" : ""));
    if (call.content() instanceof RequestSnapshot.Words text) {
      words.add("--raw " + PosixQuoting.quoted(text.text()));
    }
    words.add(call.method() + " " + address(call));
    if (call.authorized()) {
      words.add("\"Authorization: Bearer $" + CurlText.TOKEN + "\"");
    }
    call.headers().forEach(header -> words.add(header(header.name(), header.value())));
    call.omitted().stream()
        .filter(name -> !name.equals(USER_AGENT))
        .forEach(name -> words.add(name + ":"));
    if (call.content() instanceof RequestSnapshot.Form parts) {
      parts.parts().forEach(part -> words.add(part(part)));
    }
    return words;
  }

  /** Returns the comment at the top of a call of HTTPie. */
  private static String httpieTitle(ExportedCall exportedCall) {
    return exportedCall.title("#")
        + (exportedCall.call().omitted().contains(USER_AGENT)
            ? "# HTTPie cannot leave out " + USER_AGENT + ".\n"
            : "");
  }

  static String httpie(ExportedCall exportedCall) {
    return script(
        httpieTitle(exportedCall),
        exportedCall,
        "http",
        "HTTPie 3 or newer",
        isExpressible(exportedCall.call())
            ? """
            %s >"$answer"
            case $? in
            0) ;;
            [345]) refused "no reason given" ;;
            *) silent ;;
            esac
            """
                .formatted(String.join(" \\\n  ", httpieWords(exportedCall)))
            : """
            printf '%s\\n' 'HTTPie cannot send the backslash in this request. Export it as curl.' >&2
            exit 1
            """);
  }

  /** Returns false if HTTPie would misread a backslash: before a separator, or in a part's name. */
  private static boolean isExpressible(RequestSnapshot call) {
    return call.headers().stream().noneMatch(header -> isMisread(header.value()))
        && (!(call.content() instanceof RequestSnapshot.Form form)
            || form.parts().stream().noneMatch(ShellScriptProgram::isMisread));
  }

  private static boolean isMisread(RequestSnapshot.Part part) {
    return part.name().contains("\\")
        || isMisread(
            part instanceof RequestSnapshot.File file
                ? file.path()
                : ((RequestSnapshot.Field) part).value());
  }

  /** Returns true if an odd number of backslashes precedes a separator. */
  private static boolean isMisread(String value) {
    return MISREAD.matcher(value).find();
  }

  private static String address(RequestSnapshot call) {
    return call.target().startsWith("/")
        ? "\"$" + CurlText.PORTAL + "\"" + PosixQuoting.quoted(call.target())
        : PosixQuoting.quoted(call.target());
  }

  /** HTTPie omits a header without a value; a semicolon sends it empty. */
  private static String header(String name, String value) {
    return PosixQuoting.quoted(
        escapedName(name) + (value.isEmpty() ? ";" : ":" + escapedStart(value)));
  }

  private static String part(RequestSnapshot.Part part) {
    if (part instanceof RequestSnapshot.Field field) {
      return PosixQuoting.quoted(escapedName(field.name()) + "=" + escapedStart(field.value()));
    }
    RequestSnapshot.File file = (RequestSnapshot.File) part;
    return PosixQuoting.quoted(
        escapedName(file.name()) + "@" + file.path() + ";type=" + file.mediaType());
  }

  /** Escapes separators in the name of an HTTPie item. */
  private static String escapedName(String name) {
    return name.replaceAll("([:=@;])", "\\\\$1");
  }

  /** Escapes the first character of a value if HTTPie would read it as part of the separator. */
  private static String escapedStart(String value) {
    return value.matches("(?s)[:=@;].*") ? "\\" + value : value;
  }

  /**
   * Returns the script.
   *
   * @param named the tool's display name
   */
  private static String script(
      String title, ExportedCall exportedCall, String tool, String named, String command) {
    return """
    #!/bin/sh
    %sset -u
    : "${DOCSPACE_BASE_URL:?must be the portal, for example https://portal.example.com}"
    : "${DOCSPACE_API_KEY:?must be the API key}"
    DOCSPACE_BASE_URL=${DOCSPACE_BASE_URL%%/}
    command -v %s >/dev/null || {
      printf '%%s\\n' 'This needs %s.' >&2
      exit 1
    }
    answer=$(mktemp) || exit 1
    trap 'rm -f "$answer"' EXIT

    silent() {
      printf '%%s\\n' 'No response from the portal.' >&2
      exit 1
    }

    refused() {
      reason=$(sed -n 's/.*"message": *"\\([^"\\\\]*\\(\\\\.[^"\\\\]*\\)*\\)".*/\\1/p' "$answer")
      reason=${reason:-$(cat "$answer")}
      printf 'The portal refused: %%s\\n' "${reason:-$1}" >&2
      exit 1
    }

    %s%s\
    """
        .formatted(title, tool, named, command, outputCommands(exportedCall));
  }

  private static String outputCommands(ExportedCall exportedCall) {
    SavedFile saving = exportedCall.savedFile();
    String success =
        """
        # The portal refuses an upload with status 200.
        if tr -d ' \\t\\r\\n' <"$answer" | grep -q '"response":{[^{}]*"success":false'; then
          refused "no reason given"
        fi
        cat "$answer"
        echo
        """;
    if (saving == null) {
      return success;
    }
    String file = PosixQuoting.quoted(saving.file());
    String picture =
        """
        case $(head -c 1 "$answer") in
        '' | '<' | '{')
          printf '%s\\n' 'The portal did not send an image.' >&2
          exit 1
          ;;
        esac
        """;
    return (saving.isPicture() ? picture : "")
        + "cp \"$answer\" %s || exit 1\n".formatted(file)
        + "printf '%%s: %%s bytes\\n' %s \"$(wc -c <%s | tr -d ' ')\"\n".formatted(file, file);
  }
}
