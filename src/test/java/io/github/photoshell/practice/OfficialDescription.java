package io.github.photoshell.practice;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks exchanges against the official OpenAPI description: every response, and the body of every
 * request that the portal accepted. Known deviations of the real server are read from the table in
 * {@code practice-portal.md}.
 */
final class OfficialDescription {
  private static final String BASE = "/api/2.0/";
  private static final int FIRST_ERROR_STATUS = 400;
  private static final String IRI = "https://docspace.example/openapi.json";
  private static final Path TABLE = Path.of("src/site/markdown/practice-portal.md");
  private static final Path CALLS =
      Path.of("src/main/resources/io/github/photoshell/api/docspace-api.tsv");

  /** The described paths that the practice portal has. */
  private static final Set<String> PATHS =
      Set.of(
          BASE + "people/{userid}/photo",
          BASE + "people/{userid}/photo/thumbnails",
          BASE + "people/@self",
          BASE + "people/{userid}",
          BASE + "people/filter",
          BASE + "people/search",
          BASE + "keys/@self",
          BASE + "keys/permissions",
          BASE + "settings",
          BASE + "capabilities");

  /** A deviation from the description. {@code where} is a keyword or a JSON pointer. */
  record Finding(String call, int status, String where, String words) {}

  /** A row of the table. The call may be {@code any}, and {@code where} may end in {@code /**}. */
  record Deviation(String call, int status, String where) {
    boolean covers(Finding finding) {
      return (call.equals("any") || call.equals(finding.call()))
          && status == finding.status()
          && (where.endsWith("/**")
              ? finding.where().startsWith(where.substring(0, where.length() - 2))
              : where.equals(finding.where()));
    }
  }

  private static final JsonNode DESCRIPTION = description();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(IRI, DESCRIPTION.toString())));
  private static final OfficialValidator VALIDATOR = new OfficialValidator(DESCRIPTION.toString());
  private static final Map<String, Schema> SCHEMA_CACHE = new ConcurrentHashMap<>();
  private static final List<Deviation> DEVIATIONS = deviations();
  private static final Set<Deviation> SEEN_DEVIATIONS = ConcurrentHashMap.newKeySet();

  private OfficialDescription() {}

  /** Returns the described calls that the practice portal has, and all schemas. */
  private static JsonNode description() {
    ObjectMapper json = new ObjectMapper();
    ObjectNode description = json.createObjectNode().put("openapi", "3.0.4");
    description.putObject("info").put("title", "").put("version", "");
    for (String line : lines()) {
      String[] columns = line.split("\t", 4);
      if (columns.length == 4 && (!columns[0].equals("paths") || PATHS.contains(columns[1]))) {
        description
            .withObject("/" + columns[0])
            .withObject("/" + columns[1].replace("/", "~1"))
            .set(columns[2], json.readTree(columns[3]));
      }
    }
    // The format requires a text for each response.
    description
        .at("/paths")
        .forEach(
            path ->
                path.forEach(
                    call ->
                        call.path("responses")
                            .forEach(response -> ((ObjectNode) response).put("description", ""))));
    JsonNode schemas = description.at("/components/schemas");
    for (String name : List.copyOf(schemas.propertyNames())) {
      if (schemas.path(name).has("allOf")) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("type", "object").put("additionalProperties", false);
        merge(schemas, schemas.path(name), whole);
        ((ObjectNode) schemas).set(name, whole);
      }
    }
    return description;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(CALLS, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Merges the parts of an {@code allOf}. As written, each part forbids the members of the others,
   * so that nothing would be valid; one object with the members of all is meant.
   */
  private static void merge(JsonNode schemas, JsonNode part, ObjectNode whole) {
    String reference = part.path("$ref").asString("");
    if (!reference.isEmpty()) {
      merge(schemas, schemas.path(reference.replaceFirst(".*/", "")), whole);
    }
    part.path("allOf").forEach(jsonNode -> merge(schemas, jsonNode, whole));
    part.path("properties")
        .properties()
        .forEach(member -> whole.withObject("/properties").set(member.getKey(), member.getValue()));
    part.path("required").forEach(name -> whole.withArray("/required").add(name));
  }

  /** Returns the rows of the table in the documentation. */
  static List<Deviation> deviations() {
    try (Stream<String> lines = Files.lines(TABLE, StandardCharsets.UTF_8)) {
      return lines
          .map(line -> line.split("\\|", -1))
          .filter(cells -> cells.length == 7 && cells[2].strip().matches("\\d{3}"))
          .map(
              cells ->
                  new Deviation(
                      cellText(cells[1]), Integer.parseInt(cells[2].strip()), cellText(cells[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cellText(String cell) {
    return cell.strip().replace("`", "");
  }

  /** Returns the deviations seen in responses since the tests began. */
  static Set<Deviation> seenDeviations() {
    return Set.copyOf(SEEN_DEVIATIONS);
  }

  /**
   * The body of a request.
   *
   * @param type its media type, without parameters; empty for no body
   * @param json the body; of a form an object of its parts
   */
  record RequestBody(String type, String json) {
    static final RequestBody NOTHING = new RequestBody("", "");
  }

  /** Returns the deviations that are not in the table. */
  static List<Finding> undocumented(String method, String path, TestResponse response) {
    return undocumented(findings(method, path, response));
  }

  /** Returns the deviations of a request and its response that are not in the table. */
  static List<Finding> undocumented(
      String method, String path, RequestBody sent, TestResponse response) {
    List<Finding> all = new ArrayList<>(findings(method, path, response));
    all.addAll(requestFindings(method, path, sent, response));
    for (Finding finding : exchangeFindings(method, path, sent, response)) {
      // The other checks have already found most of these.
      if (all.stream().noneMatch(one -> one.where().equals(finding.where()))) {
        all.add(finding);
      }
    }
    return undocumented(all);
  }

  /** Returns what the validator of whole exchanges finds; nothing for undocumented calls. */
  private static List<Finding> exchangeFindings(
      String method, String path, RequestBody sent, TestResponse response) {
    String withoutBody = path.replaceFirst("\\?.*", "");
    Optional<String> template =
        withoutBody.startsWith(BASE) ? template(withoutBody) : Optional.empty();
    if (template.isEmpty() || response.status() == 405) {
      return List.of();
    }
    return VALIDATOR.deviations(method, path, sent, response, !isRefused(response)).stream()
        .map(odd -> finding(method, template.get(), response, odd.where(), odd.words()))
        .toList();
  }

  private static boolean isRefused(TestResponse response) {
    return response.status() >= FIRST_ERROR_STATUS
        || (response.type().startsWith("application/json")
            && Boolean.FALSE.equals(response.at("response", "success")));
  }

  private static List<Finding> undocumented(List<Finding> all) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : all) {
      List<Deviation> rows = DEVIATIONS.stream().filter(row -> row.covers(finding)).toList();
      SEEN_DEVIATIONS.addAll(rows);
      if (rows.isEmpty()) {
        findings.add(finding);
      }
    }
    return findings;
  }

  /** Returns all deviations of a response; none for paths outside the API. */
  static List<Finding> findings(String method, String path, TestResponse response) {
    String withoutBody = path.replaceFirst("\\?.*", "");
    if (!withoutBody.startsWith(BASE) || response.status() == 405) {
      return List.of();
    }
    Optional<String> template = template(withoutBody);
    if (template.isEmpty()) {
      return response.status() == 404
          ? List.of()
          : List.of(finding(method, withoutBody, response, "path", "no such path"));
    }
    String call = template.get();
    JsonNode responses = DESCRIPTION.at("/paths").path(call).path(method.toLowerCase(Locale.ROOT));
    JsonNode documented = responses.path("responses").path(String.valueOf(response.status()));
    if (documented.isMissingNode()) {
      return List.of(finding(method, call, response, "status", "status not described"));
    }
    JsonNode content = documented.path("content").path("application/json");
    if (content.isMissingNode()) {
      // Without a documented body, the envelope of an error is allowed.
      return List.of();
    }
    if (!response.type().startsWith("application/json")) {
      return List.of(
          finding(method, call, response, "body", "another kind of body: " + response.type()));
    }
    String pointer =
        "/paths/%s/%s/responses/%d/content/application~1json/schema"
            .formatted(call.replace("/", "~1"), method.toLowerCase(Locale.ROOT), response.status());
    return findings(method, call, response, pointer, response.text(), "");
  }

  /**
   * Returns all deviations of the request body if the portal accepted it; refused bodies may be
   * invalid.
   */
  private static List<Finding> requestFindings(
      String method, String path, RequestBody sent, TestResponse response) {
    String withoutBody = path.replaceFirst("\\?.*", "");
    Optional<String> template =
        withoutBody.startsWith(BASE) ? template(withoutBody) : Optional.empty();
    if (template.isEmpty() || isRefused(response)) {
      return List.of();
    }
    String call = template.get();
    JsonNode body =
        DESCRIPTION
            .at("/paths")
            .path(call)
            .path(method.toLowerCase(Locale.ROOT))
            .path("requestBody");
    if (sent.type().isEmpty() || body.isMissingNode()) {
      boolean fits = sent.type().isEmpty() && !body.path("required").asBoolean(false);
      return fits || sent.type().isEmpty() == body.isMissingNode()
          ? List.of()
          : List.of(finding(method, call, response, "request", "a body, or none"));
    }
    if (!body.path("content").has(sent.type())) {
      return List.of(finding(method, call, response, "request", "another kind of body"));
    }
    String pointer =
        "/paths/%s/%s/requestBody/content/%s/schema"
            .formatted(
                call.replace("/", "~1"),
                method.toLowerCase(Locale.ROOT),
                sent.type().replace("/", "~1"));
    return findings(method, call, response, pointer, sent.json(), "request");
  }

  private static List<Finding> findings(
      String method, String call, TestResponse response, String pointer, String json, String of) {
    Schema schema =
        SCHEMA_CACHE.computeIfAbsent(
            pointer, any -> SCHEMAS.getSchema(SchemaLocation.of(IRI + "#" + any)));
    JsonNode body = new ObjectMapper().readTree(json);
    List<Finding> findings = new ArrayList<>();
    for (Error error : schema.validate(body)) {
      String where = error.getInstanceLocation().toString().replaceAll("/\\d+(?=/|$)", "/*");
      @Nullable String property = error.getProperty();
      findings.add(
          finding(
              method,
              call,
              response,
              of + (property == null ? where : where + "/" + property),
              error.getKeyword() + ": " + error.getMessage()));
    }
    return findings;
  }

  private static Finding finding(
      String method, String path, TestResponse response, String where, String words) {
    String call = method + " " + path.replaceFirst("^" + BASE, "");
    return new Finding(call, response.status(), where, words);
  }

  private static Optional<String> template(String path) {
    return DESCRIPTION.path("paths").propertyNames().stream()
        .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?"))
        .min(Comparator.comparing((String template) -> template.contains("{")));
  }
}
