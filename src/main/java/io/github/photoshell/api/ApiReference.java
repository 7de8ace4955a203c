package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.Target;
import io.github.photoshell.api.CurrentDescription.LoadResult;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Help and warnings for {@code api}, from the API description in use. */
@Component
final class ApiReference {
  private static final String BUNDLED = "bundled";

  private final CurrentDescription descriptions;
  private final CurrentSession sessions;

  ApiReference(CurrentDescription descriptions, CurrentSession sessions) {
    this.descriptions = descriptions;
    this.sessions = sessions;
  }

  /**
   * Returns the help page of an operation, or the list of operations of a method or below a path.
   *
   * @param words a method and a path, or one of them
   * @throws UsageException if the description has no such operation
   */
  List<Text> page(List<String> words, LineLayout layout) {
    OpenApiDescription description = descriptions.current();
    String first = words.get(0);
    boolean isMethod = ApiArguments.METHODS.contains(first.toUpperCase(Locale.ROOT));
    if (words.size() == 2 && !isMethod) {
      throw ApiArguments.unknownMethod(first);
    }
    if (words.size() > 2) {
      throw new UsageException("Too many arguments.", "Usage: help api <method> <path>");
    }
    if (words.size() == 2) {
      return OperationText.page(operation(description, first, words.get(1)), layout);
    }
    String below = isMethod ? "/" : path(description, first);
    List<Operation> found =
        description.operations().stream()
            .filter(operation -> !isMethod || operation.method().equalsIgnoreCase(first))
            .filter(operation -> operation.path().startsWith(below))
            .toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "The API description lists no requests below " + below + ".", nextStep());
    }
    return OperationText.list(found, layout);
  }

  private Operation operation(OpenApiDescription description, String method, String typed) {
    String path = path(description, typed);
    Optional<Operation> found = description.find(method, path);
    if (found.isEmpty()) {
      List<String> others = description.methods(path);
      throw new UsageException(
          "The API description does not list %s %s."
              .formatted(method.toUpperCase(Locale.ROOT), path),
          others.isEmpty()
              ? nextStep()
              : "For this path it lists " + String.join(", ", others) + ".");
    }
    return found.get();
  }

  /**
   * Treats a path with a leading slash as one below {@code /api/2.0/}, unless the description lists
   * it as typed.
   */
  private String path(OpenApiDescription description, String typed) {
    ServerAddress portal = sessions.current().map(Session::address).orElse(null);
    String path = ApiRequestSender.target(typed, portal).map(Target::path).orElse(typed);
    String inApi = ApiRequestSender.belowApiBase(path);
    return knows(description, inApi) && !knows(description, path) ? inApi : path;
  }

  private static boolean knows(OpenApiDescription description, String path) {
    return !description.methods(path).isEmpty()
        || description.operations().stream()
            .anyMatch(operation -> operation.path().startsWith(path));
  }

  private String nextStep() {
    return descriptions.isBundled()
        ? "It has the calls of DocSpace %s. To load another one: api --description <file>"
            .formatted(descriptions.current().version())
        : "To see what it lists: help api GET";
  }

  /**
   * Loads a description, or returns to the bundled one.
   *
   * @param file its file name, or {@code bundled}
   */
  CommandResult load(String file) {
    if (file.equals(BUNDLED)) {
      try {
        return CommandResult.of(ApiRequestText.nowUsing(descriptions.useBundled(), true));
      } catch (IOException e) {
        return CommandResult.failed(
            ExitCode.REFUSED,
            "The loaded description could not be removed: " + e.getMessage() + ".",
            "Check that you may write to photoshell's state folder.");
      }
    }
    LoadResult loaded = descriptions.load(LocalPath.of(file));
    if (loaded instanceof LoadResult.Unusable unusable) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "%s is not an API description: %s.".formatted(file, unusable.reason()),
          "The official one is api/openapi.yaml in ONLYOFFICE/docspace-api-sdk-java.");
    }
    if (loaded instanceof LoadResult.NotSaved notKept) {
      return CommandResult.of(
          ApiRequestText.nowUsing(notKept.description(), false),
          Text.of(
              Style.WARN, "It could not be saved for later sessions: " + notKept.reason() + "."));
    }
    return CommandResult.of(
        ApiRequestText.nowUsing(((LoadResult.Loaded) loaded).description(), false));
  }

  /** Returns warnings about a request before it is sent. */
  List<Text> notices(Session session, RawRequest call, boolean all) {
    OpenApiDescription description = descriptions.current();
    Operation operation = description.find(call.method(), call.path()).orElse(null);
    List<Text> notices = new ArrayList<>(ApiRequestText.notices(description, operation, call, all));
    if (descriptions.isLost()) {
      notices.add(0, ApiRequestText.descriptionLost());
    }

    String you = session.account().id();
    YesNoUnknown ownOnly = session.version().changesOwnPhotoOnly();
    ApiRequestSender.userNameInUpload(call)
        .filter(
            name ->
                ownOnly != YesNoUnknown.YES && !name.equalsIgnoreCase(session.account().userName()))
        .filter(name -> !name.equals("@self"))
        .ifPresent(
            name -> notices.add(ApiRequestText.ownPhotoWarning(name, ownOnly == YesNoUnknown.NO)));
    if (call.path().contains("/@self/")) {
      notices.add(Text.of(Style.WARN, "@self works only in people/@self; your ID is " + you + "."));
    }
    return notices;
  }
}
