package io.github.photoshell.practice;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext.Pointers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds whole exchanges to a description with a validator made for it: its parameters and kinds of
 * body, too, which {@link OfficialDescription} does not look at.
 */
final class OfficialValidator {
  private static final Pattern MEMBERS = Pattern.compile("\\[(\"[^\\]]*\")]");
  private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\"");

  private final OpenApiInteractionValidator validator;

  /**
   * @param description in JSON
   */
  OfficialValidator(String description) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(description)
            .withLevelResolver(
                LevelResolver.create()
                    // Without a described body, the envelope of an error is as good as none.
                    .withLevel("validation.response.body.unexpected", ValidationReport.Level.IGNORE)
                    // That calls without a key are refused is tested row by row.
                    .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                    .build())
            .build();
  }

  /** Something that is not as described, at a place as in the table of deviations. */
  record Odd(String where, String words) {}

  /**
   * @param taken whether the portal took the request; one that it refused need not be as described
   */
  List<Odd> odds(
      String method, String path, OfficialDescription.Sent sent, TestResponse response, boolean taken) {
    String[] parts = path.split("\\?", 2);
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, parts[0]);
    if (sent.type().equals("application/json")) {
      request.withContentType(sent.type()).withBody(sent.json());
    }
    if (parts.length > 1) {
      Pattern.compile("&").splitAsStream(parts[1]).forEach(pair -> parameter(request, pair));
    }
    SimpleResponse.Builder validated = SimpleResponse.Builder.status(response.status());
    if (!response.text().isEmpty()) {
      validated.withContentType(response.type()).withBody(response.text());
    }
    boolean form = sent.type().startsWith("multipart/");
    return messages(request.build(), validated.build())
        .filter(message -> taken || !message.getKey().startsWith("validation.request."))
        // The parts of a form are looked at as the members of an object, elsewhere.
        .filter(message -> !form || !message.getKey().startsWith("validation.request."))
        .flatMap(OfficialValidator::odds)
        .toList();
  }

  private Stream<ValidationReport.Message> messages(Request request, SimpleResponse response) {
    return validator.validate(request, response).getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR);
  }

  private static void parameter(SimpleRequest.Builder request, String pair) {
    String[] sides = pair.split("=", 2);
    request.withQueryParam(decoded(sides[0]), sides.length < 2 ? "" : decoded(sides[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Stream<Odd> odds(ValidationReport.Message message) {
    String key = message.getKey();
    String words = key + ": " + message.getMessage();
    String at =
        message
            .getContext()
            .flatMap(MessageContext::getPointers)
            .map(Pointers::getInstance)
            .orElse("")
            .replaceAll("/\\d+(?=/|$)", "/*")
            .replaceAll("/$", "");
    if (key.startsWith("validation.response.status")) {
      return Stream.of(new Odd("status", words));
    }
    String parameter =
        message
            .getContext()
            .flatMap(MessageContext::getParameter)
            .map(one -> "?" + one.getName())
            .orElse("");
    String of = key.startsWith("validation.request.") ? "request" + parameter : "";
    if (key.endsWith("additionalProperties") || key.endsWith("required")) {
      List<String> members =
          MEMBERS
              .matcher(message.getMessage())
              .results()
              .flatMap(list -> MEMBER.matcher(list.group(1)).results())
              .map((MatchResult one) -> one.group(1))
              .toList();
      return members.stream().map(member -> new Odd(of + at + "/" + member, words));
    }
    boolean ofBody = key.contains(".schema");
    return Stream.of(new Odd(ofBody ? of + at : of.isEmpty() ? "body" : of, words));
  }
}
