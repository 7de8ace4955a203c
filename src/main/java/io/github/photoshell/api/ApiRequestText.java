package io.github.photoshell.api;

import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.UserIds;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages of the {@code api} command before a request is sent. */
final class ApiRequestText {
  private ApiRequestText() {}

  /** Returns the message for an API description that is now in use. */
  static Text nowUsing(OpenApiDescription description, boolean bundled) {
    int requests = description.operations().size();
    return Text.of(
        "Now using %s, version %s (%d request%s)."
            .formatted(
                bundled ? "the bundled API description" : "the loaded API description",
                description.version().isEmpty() ? "unknown" : description.version(),
                requests,
                requests == 1 ? "" : "s"));
  }

  /** Returns the warning that the loaded description can no longer be read. */
  static Text descriptionLost() {
    return ApiText.notice(
        "The loaded API description can no longer be read, so the bundled one is used. Load it"
            + " again: api --description <file>. Or drop it: api --description bundled.");
  }

  /**
   * Returns warnings about a request that does not match the API description, which may be
   * incomplete.
   *
   * @param operation the description's entry for the request; null if it has none
   */
  static List<Text> notices(
      OpenApiDescription description, @Nullable Operation operation, RawRequest call, boolean all) {
    List<Text> notices = new ArrayList<>();
    if (operation == null) {
      List<String> others = description.methods(call.path());
      String known =
          !others.isEmpty()
              ? "lists only %s for this path".formatted(String.join(", ", others))
              : description.methods(ApiRequestSender.belowApiBase(call.path())).isEmpty()
                  ? "does not list this path"
                  : "does not list this path (without the leading / it does)";
      notices.add(ApiText.notice("The API description %s; sent anyway.".formatted(known)));
      return notices;
    }
    for (RawRequest.Pair pair : call.query()) {
      // Array and object parameters are sent with brackets: types[0].
      String name = pair.name().replaceFirst("[\\[.].*", "");
      if (operation.query(name).isEmpty()) {
        notices.add(
            ApiText.notice(
                "The API description lists no query parameter '%s' here; sent anyway."
                    .formatted(name)));
      }
    }
    for (Operation.Parameter parameter : operation.parameters()) {
      String value = operation.pathValue(parameter.name(), call.path());
      if (parameter.isPerson() && parameter.type().type().equals("ID") && !UserIds.isId(value)) {
        notices.add(
            ApiText.notice(
                "This request needs the person's ID, not '%s'. To see it: person %s"
                    .formatted(value, value)));
      }
    }
    boolean isSorted = call.query().stream().anyMatch(pair -> pair.name().equals("sortBy"));
    if (all && !isSorted && operation.query("sortBy").isPresent()) {
      notices.add(
          ApiText.notice(
              "Pages have no fixed order, so a person may be missing or appear twice. Add --query"
                  + " sortBy=email."));
    }
    return notices;
  }

  /**
   * Returns the warning before an upload that names another person by user name: up to DocSpace 3.5
   * the server then changes the caller's photo (contract 3.7).
   *
   * @param certain true if this portal is known to be that old
   */
  static Text ownPhotoWarning(String userName, boolean certain) {
    return ApiText.notice(
        (certain
                ? "Before DocSpace 3.6, POST with a user name changes YOUR OWN photo."
                : "If this portal is older than DocSpace 3.6, POST with a user name changes YOUR"
                    + " OWN photo.")
            + " Use the ID shown by 'person "
            + userName
            + "'.");
  }

  /** Returns the question that a production portal asks before a change. */
  static Text question(RawRequest call) {
    return SessionText.productionWarning()
        .plus("Send %s %s? ".formatted(call.method(), call.path()))
        .plus("There may be no undo. Type " + call.method() + " to continue:");
  }
}
