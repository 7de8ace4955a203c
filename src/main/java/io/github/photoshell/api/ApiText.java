package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.PagedResult;
import io.github.photoshell.http.BodyText;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawResponse;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.UploadReply;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonLines;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages of the {@code api} command about a response. */
final class ApiText {
  private static final Pattern OF_A_PERSON =
      Pattern.compile("(?i)/api/2\\.0/people/[^/]+(?:/(?:photo|email|password)(?:/.*)?)?");

  private ApiText() {}

  static Text notice(String words) {
    return Text.of(Style.WARN, words);
  }

  /** Returns the warning that the API key was removed from the response. */
  static Text apiKeyRemoved() {
    return notice("The response contained this session's API key; it is shown as ***.");
  }

  /** Returns the JSON document that describes a body that is not JSON. */
  static String bodyFacts(RawResponse answer) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("status", answer.status());
    facts.put("contentType", answer.contentType());
    facts.put("bytes", answer.body().length);
    if (answer.body().length > 0 && answer.text() != null) {
      facts.put("text", answer.text());
    }
    return Json.object(facts).pretty();
  }

  /** Returns the status line printed before a response. */
  static Text statusLine(RawResponse answer) {
    String type =
        answer.contentType() == null ? "" : " · " + DisplayNames.shown(answer.contentType());
    Style style = answer.refusal() == null ? Style.GOOD : Style.BAD;
    return Text.of(style, Integer.toString(answer.status()))
        .plus(
            Style.FAINT,
            " · %,d ms · %,d bytes%s"
                .formatted(answer.took().toMillis(), answer.body().length, type));
  }

  /**
   * Returns the warning that a response is one page of a longer list; null if it is the whole list
   * or the portal does not report a total.
   */
  static @Nullable Text incompleteList(RawResponse answer, RawRequest call) {
    Json envelope = answer.json();
    Json response = envelope == null ? null : envelope.member("response");
    Json totalNode = envelope == null ? null : envelope.member("total");
    Integer total = totalNode == null ? null : totalNode.number();
    if (response == null || !response.isList() || total == null) {
      return null;
    }
    int items = response.items().size();
    int start = ApiRequestSender.start(call);
    if (items == 0 || start + items >= total) {
      return null;
    }
    return notice(
        "Items %,d to %,d of %,d. For the whole list, add --all."
            .formatted(start + 1, start + items, total));
  }

  /** Returns the status line printed before a list of all pages. */
  static Text statusLine(PagedResult.Pages whole) {
    Integer total = whole.total();
    String pages = whole.pages() == 1 ? "1 page" : whole.pages() + " pages";
    Text line =
        Text.of(Style.GOOD, Integer.toString(whole.last().status()))
            .plus(Style.FAINT, " · %s · %,d items".formatted(pages, whole.items()));
    return total == null || total == whole.items()
        ? line
        : line.plus(Style.WARN, " · the portal reports %,d".formatted(total));
  }

  /**
   * Returns the warning that not all pages of a list were fetched; null if they were. A list
   * without pages repeats itself in the second response, which counts as its end.
   */
  static @Nullable Text incompleteList(PagedResult.Pages whole) {
    Integer total = whole.total();
    ListLimit cut = whole.cut();
    if (cut == null || (cut == ListLimit.REPEATED && total == null && whole.pages() == 2)) {
      return null;
    }
    return notice(
        switch (cut) {
          case REPEATED ->
              "Page %,d contained nothing new, so the list ends before it."
                  .formatted(whole.pages());
          case TOO_LARGE ->
              "Stopped reading the list: %,d pages or more than %d MB."
                  .formatted(whole.pages(), ListLimit.MAX_BYTES / (1024 * 1024));
        });
  }

  /**
   * Returns the warning that only the first items of a list were printed.
   *
   * @param total null if the portal did not report it
   */
  static Text shownItems(int items, @Nullable Integer total) {
    return notice("Shown: %s. The rest could not be read.".formatted(counted(items, total)));
  }

  /** Returns the warning that the command ended after the first items of a list. */
  static Text shownItems(int items) {
    return notice("Shown: the first %,d items.".formatted(items));
  }

  /** Returns the warning that a list ended early, so that nothing of it is shown. */
  static Text readItems(int items, @Nullable Integer total) {
    return notice(
        "Read: %s. The rest could not be read, so none is shown.".formatted(counted(items, total)));
  }

  private static String counted(int items, @Nullable Integer total) {
    return "%,d%s items".formatted(items, total == null ? "" : " of %,d".formatted(total));
  }

  /** Returns the failure for a later page of a list that is something else. */
  static CommandResult pageWithoutList(RawResponse answer) {
    return CommandResult.failed(
            ExitCode.NO_ANSWER, "A page of the list is not a list.", "To see the response: last")
        .withStatus(answer.status());
  }

  /** Returns the envelope's {@code response}, or the whole document if it has none. */
  static Json response(Json envelope) {
    Json response = envelope.member("response");
    return response == null ? envelope : response;
  }

  /** Returns a document as lines of indented JSON. */
  static List<Text> lines(Json json) {
    return JsonLines.of(json);
  }

  /**
   * Returns a response's body for the screen: JSON indented, text as it is, anything else as type
   * and size.
   */
  static List<Text> body(RawResponse answer) {
    if (answer.json() != null) {
      return lines(answer.json());
    }
    if (answer.body().length == 0) {
      return List.of(Text.of(Style.FAINT, "(no body)"));
    }
    return answer.text() == null
        ? List.of(typeAndSize(answer))
        : answer.text().lines().map(Text::of).toList();
  }

  /** Returns the media type and size of a body. */
  static Text typeAndSize(RawResponse answer) {
    String type =
        DisplayNames.shown(Objects.requireNonNullElse(answer.contentType(), "unknown type"));
    return Text.of("%s, %,d bytes".formatted(type, answer.body().length));
  }

  /**
   * Returns the first line of a response, as in {@code HTTP/1.1 200 OK}.
   *
   * @param withHeaders whether the headers follow, and an empty line
   */
  static List<Text> head(RawResponse answer, boolean withHeaders) {
    String first = answer.statusLine().isEmpty() ? "HTTP " + answer.status() : answer.statusLine();
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(answer.refusal() == null ? Style.GOOD : Style.BAD, first));
    if (withHeaders) {
      lines.addAll(headerLines(answer));
      lines.add(Text.empty());
    }
    return lines;
  }

  private static List<Text> headerLines(RawResponse answer) {
    return answer.headers().entrySet().stream()
        .map(entry -> Text.of(Style.FAINT, entry.getKey() + ": ").plus(entry.getValue()))
        .toList();
  }

  /** Returns the headers of a response without a body, as lines or as a document. */
  static CommandResult headers(RawResponse answer, boolean asJson) {
    if (asJson) {
      return CommandResult.data(Json.object(new LinkedHashMap<>(answer.headers())).pretty());
    }
    return CommandResult.of(headerLines(answer));
  }

  /**
   * Returns the failure for a body that is invalid JSON; null if it is valid or not marked as JSON.
   */
  static @Nullable CommandResult invalidJson(RawResponse answer) {
    Json.Flaw flaw = answer.flaw();
    return flaw == null
        ? null
        : CommandResult.failed(
                ExitCode.NO_ANSWER,
                "The response is marked as JSON but is invalid at line %d, column %d: %s."
                    .formatted(flaw.line(), flaw.column(), flaw.message()),
                "A proxy or the network may have cut or changed it. To see it again: last")
            .withStatus(answer.status());
  }

  /** Returns the failure for a response that is not a success. */
  static CommandResult refusal(RawResponse answer, RawRequest call) {
    int status = answer.status();
    Reply<?> refusal = Objects.requireNonNull(answer.refusal());
    boolean isBare = refusal instanceof Reply.Failed<?>;
    String reasonText = isBare ? reasonSuffix(((Reply.Failed<?>) refusal).detail()) : "";
    boolean isSuspended = isBare && ((Reply.Failed<?>) refusal).kind() == FailureKind.SUSPENDED;
    if (isBare && !isSuspended && answer.json() == null && (status == 404 || status == 405)) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The portal has no endpoint %s %s (%d)%s."
              .formatted(call.method(), call.path(), status, reasonText),
          "Tab completes the API's paths. To list them: help api GET");
    }
    if (isBare && status >= 400 && status < 500 && hasNoCommonText(status)) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The portal answered %s %s with %d%s."
              .formatted(
                  call.method(),
                  call.path(),
                  status,
                  reasonText.isEmpty() ? " and gave no reason" : reasonText),
          "To see what this request takes: help api %s <path>".formatted(call.method()));
    }
    try {
      refusal.orThrow();
      throw new IllegalStateException("this reply is not a refusal");
    } catch (PortalException e) {
      CommandResult failure = FailureText.of(e);
      return !isBare && status == 404 && OF_A_PERSON.matcher(call.path()).matches()
          ? CommandResult.failed(
              failure.exitCode(),
              failure.lines().get(0).plain(),
              "To find a person: people <part of a name>. To see the full response: last")
          : failure;
    }
  }

  private static String reasonSuffix(@Nullable String words) {
    return words == null ? "" : ": " + words.replaceFirst("(?<!\\.)\\.$", "");
  }

  /** Returns false for the statuses that {@link FailureText} words for every request. */
  private static boolean hasNoCommonText(int status) {
    return !List.of(401, 402, 403, 404, 413, 429).contains(status);
  }

  /**
   * Returns the failure for a refusal that was sent with a success status, as for uploads (contract
   * 3.4); null if the response is a real success.
   */
  static @Nullable CommandResult hiddenRefusal(RawResponse answer) {
    Json response = answer.json() == null ? null : answer.json().member("response");
    if (response == null || !UploadReply.isRefusal(response)) {
      return null;
    }
    Json message = response.member("message");
    String reason = message == null ? null : message.text();
    String decoded = reason == null ? null : BodyText.decoded(reason);
    return CommandResult.failed(
            ExitCode.REFUSED,
            "The portal answered %d but refused the request%s."
                .formatted(answer.status(), reasonSuffix(decoded)),
            "'success' is false: nothing was changed.")
        .withStatus(answer.status());
  }
}
