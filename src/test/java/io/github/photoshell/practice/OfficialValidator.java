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
 * Validates whole exchanges against an OpenAPI description, including parameters and content types,
 * which {@link OfficialDescription} does not check.
 */
final class OfficialValidator {
  private static final Pattern MEMBERS = Pattern.compile("\\[(\"[^\\]]*\")]");
  private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\"");

  private final OpenApiInteractionValidator validator;

  /**
   * @param description the OpenAPI description as JSON
   */
  OfficialValidator(String description) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(description)
            .withLevelResolver(
                LevelResolver.create()
                    // Without a documented body, the envelope of an error is allowed.
                    .withLevel("validation.response.body.unexpected", ValidationReport.Level.IGNORE)
                    // Other tests check that requests without a key are refused.
                    .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                    .build())
            .build();
  }

  /** A deviation, with its location as in the table of deviations. */
  record Deviation(String where, String words) {}

  /**
   * @param taken whether the portal accepted the request; a refused one may be invalid
   */
  List<Deviation> deviations(
      String method,
      String path,
      OfficialDescription.RequestBody sent,
      TestResponse response,
      boolean taken) {
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
        // {@link OfficialDescription} checks the parts of a form.
        .filter(message -> !form || !message.getKey().startsWith("validation.request."))
        .flatMap(OfficialValidator::deviations)
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

  private static Stream<Deviation> deviations(ValidationReport.Message message) {
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
      return Stream.of(new Deviation("status", words));
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
              .map((MatchResult matchResult) -> matchResult.group(1))
              .toList();
      return members.stream().map(member -> new Deviation(of + at + "/" + member, words));
    }
    boolean ofBody = key.contains(".schema");
    return Stream.of(new Deviation(ofBody ? of + at : of.isEmpty() ? "body" : of, words));
  }
}
