package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.PagedResult;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.session.Consent;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.PackedJson;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@code api <method> <path> [<body>]}: sends any request to the API. */
@Component
final class ApiCommand extends ShellCommand implements Explainable {
  private final SessionOpener opener;
  private final CurrentSession sessions;
  private final PortalPrompt prompt;
  private final ApiReference reference;

  private final ApiCompletion completion;
  private final LastResponse lastAnswer;

  ApiCommand(
      SessionOpener opener,
      CurrentSession sessions,
      PortalPrompt prompt,
      ApiReference known,
      ApiCompletion completion,
      LastResponse lastAnswer) {
    super("api", CommandGroup.API, "Send any request to the API");
    optionalArgument("method", "GET, PUT, POST, DELETE and so on", completion.words());
    optionalArgument("path", "for example people/@self; /api/2.0/ is added", completion.words());
    optionalArgument(
        "body",
        "JSON in single quotes, @file for a file with JSON, or @- for standard input",
        completion.words());
    repeatingOption(
        "query", "name=value", "added to the URL as a query parameter", completion.queries());
    repeatingOption(
        BodyFields.TYPED,
        "name=value",
        "a JSON field; true, false, null and numbers keep their type; @file is read",
        completion.fields());
    repeatingOption(
        BodyFields.RAW,
        "name=text",
        "a JSON field whose value is always a string",
        completion.fields());
    repeatingOption(
        "file",
        "part=@file",
        "a form part: name=@file for a file, name=text for text",
        completion.parts());
    repeatingOption(
        "header",
        "name: value",
        "an extra header; 'Accept:' leaves a default header out",
        CompletionSource.none());
    flag("all", "fetch every page (by startIndex) as one list");
    flag(ApiResponseWriter.INCLUDE, "show the status line and headers of the response, too");
    option(
        ApiResponseWriter.FILE,
        "file",
        "write the body to a file, whole or not at all; - is standard output",
        new FileCompletion());
    flag(ApiResponseWriter.FORCE, "replace an existing file");
    flag("yes", "on a production portal, send without asking");
    option(
        "description",
        "file",
        "load an OpenAPI description for help and completion",
        completion.files());
    jsonFlag();
    example("api GET people/@self");
    example("api GET people/filter --query employeeStatus=1 --all");
    example("api PUT people/ada/photo '{\"files\": \"https://photos.example/ada.png\"}'");
    example("api PUT people/ada/photo --field files=https://photos.example/ada.png");
    example(
        "api POST people/b7d2f609-84c1-4e3a-9f58-1d0a6c7b3e92/photo --file File=@me.jpg"
            + " --file Autosave=true");
    example("api GET people/filter --all --output people.json");
    example("api --description openapi.yaml");
    exitCode(ExitCode.DONE, "success: status 2xx, and the response does not say success: false");
    exitCode(ExitCode.REFUSED, "the portal refused (even with status 200), or you answered no");
    exitCode(
        ExitCode.NO_ANSWER, "no usable response: unreachable, too slow or not a DocSpace portal");
    exitCode(ExitCode.NOT_CONNECTED, "not connected, or the portal refused the API key");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    note("On every version, a refused photo upload has status 200 and success false.");
    note("Since 3.6 even admins cannot change others' photos; before 3.6 they can.");
    note("Before 3.6, POST people/<user name>/photo changes your own photo: use the person's ID.");
    note("Since 3.7 a limited API key gets 403 for settings, capabilities and version.");
    this.opener = opener;
    this.sessions = sessions;
    this.prompt = prompt;
    this.reference = known;

    this.completion = completion;
    this.lastAnswer = lastAnswer;
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return input.optionalArgument("method").map("GET"::equalsIgnoreCase).orElse(false)
        && ApiResponseWriter.file(input) == null;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("'help api <method> <path>' shows the parameters and responses of a request,"),
        Text.of("'help api people' lists the requests below a path. Tab completes the paths of"),
        Text.of("all official calls, people, parameters, values and a body to fill in. A loaded"),
        Text.of("description stays in use until 'api --description bundled'."),
        Text.of(
            "--field and --raw-field build one JSON object: 'a[b]=c' puts b into the object a,"),
        Text.of("'a[]=c' adds to the list a. With GET and HEAD they become query parameters."),
        Text.of("'Accept;' sends a header without a value. A header given twice is sent twice."),
        Text.of(
            "With --all, a file or another program gets each page when it arrives, also with a"),
        Text.of("filter of single items, such as '.[].id'; a filter such as 'length' needs all."),
        Text.of("Piped output is the raw response (images as bytes). With --json, images are"),
        Text.of("described instead. The session's own API key is always shown as ***."));
  }

  @Override
  protected List<Text> helpOn(List<String> words, LineLayout layout) {
    return reference.page(words, layout);
  }

  @Override
  protected CompletionSource helpCompletion() {
    return completion.words();
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> description = input.option("description");
    if (description.isPresent()) {
      CommandResult loaded = reference.load(description.get());
      if (loaded.exitCode() != ExitCode.DONE || input.optionalArgument("method").isEmpty()) {
        return loaded;
      }
      loaded.lines().forEach(input::printRemark);
    }
    ApiArguments typed = ApiArguments.of(input, usage(), null);
    ApiResponseWriter output = ApiResponseWriter.of(input, typed.method());
    output.checkFile();
    CommandResult notConnected = opener.ensureSession(input);
    return notConnected == null ? call(sessions.require(), typed, output, input) : notConnected;
  }

  private CommandResult call(
      Session session, ApiArguments typed, ApiResponseWriter output, CommandInput input) {
    RawRequest call = typed.call(session.address());
    reference.notices(session, call, typed.all()).forEach(input::printRemark);
    if (!isConfirmed(call, session, input)) {
      return CommandResult.failed(
          ExitCode.REFUSED, "Nothing was sent.", "--yes skips the question.");
    }
    return valid(
        () ->
            typed.all()
                ? sendAll(session, call, output)
                : output.show(ApiRequestSender.send(session, call), call));
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    if (input.hasFlag("description") && input.optionalArgument("method").isEmpty()) {
      return CommandResult.of(Text.of("It reads an API description from a file on this computer."));
    }
    ApiArguments typed = ApiArguments.of(input, usage(), context.dryRun());
    ApiResponseWriter.of(input, typed.method());
    CommandResult notConnected = opener.ensureSession(context);
    if (notConnected != null) {
      return notConnected;
    }
    Session session = context.require();
    RawRequest call = typed.call(session.address());
    isConfirmed(call, session, input);
    return valid(
        () -> {
          if (typed.all()) {
            ApiRequestSender.sendAll(session, call, (response, items) -> {});
          } else {
            ApiRequestSender.send(session, call);
          }
          return CommandResult.of();
        });
  }

  /** Asks on a production portal before a request that may change something. */
  private boolean isConfirmed(RawRequest call, Session session, CommandInput input) {
    return call.reads()
        || !prompt.isProduction(session)
        || Consent.given(
            input,
            session,
            Question.REQUIRED,
            () -> {
              if (!input.canAsk()) {
                input.printRemark(SessionText.productionRemark());
              }
              String answer = input.ask(ApiRequestText.question(call));
              return answer != null && answer.strip().equalsIgnoreCase(call.method());
            });
  }

  /** Returns the result of sending a request, which may be invalid HTTP. */
  private CommandResult valid(Supplier<CommandResult> sending) {
    try {
      return sending.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "This request cannot be sent: " + e.getMessage() + ".", "Usage: " + usage());
    }
  }

  private CommandResult sendAll(Session session, RawRequest call, ApiResponseWriter output) {
    List<PackedJson> pages = new ArrayList<>();
    return output.showPages(
        consumer -> {
          PagedResult result =
              ApiRequestSender.sendAll(
                  session,
                  call,
                  (response, items) -> {
                    pages.add(PackedJson.of(Json.list(items)));
                    consumer.accept(response, items);
                  });
          if (result instanceof PagedResult.Pages) {
            lastAnswer.keepList(pages);
          }
          return result;
        },
        call);
  }
}
