package io.github.photoshell.command;

import io.github.photoshell.api.CallByHand;
import io.github.photoshell.api.CallByHand.Target;
import io.github.photoshell.api.CallByHand.Walk;
import io.github.photoshell.api.CallText;
import io.github.photoshell.api.Description;
import io.github.photoshell.api.Descriptions;
import io.github.photoshell.api.Descriptions.Taken;
import io.github.photoshell.api.Operation;
import io.github.photoshell.api.OperationText;
import io.github.photoshell.portal.AnyAnswer;
import io.github.photoshell.portal.AnyCall;
import io.github.photoshell.portal.PortalAddress;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Look;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offers;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code api <method> <path> [<body>]}: any call of the API by hand. */
@Component
final class ApiCommand extends ShellCommand {
  private static final String BUNDLED = "bundled";

  private final Connecting connecting;
  private final CurrentSession sessions;
  private final Whereabouts whereabouts;
  private final Descriptions descriptions;
  private final CallByHand calls;
  private final ApiOffers offers;

  ApiCommand(
      Connecting connecting,
      CurrentSession sessions,
      Whereabouts whereabouts,
      Descriptions descriptions,
      CallByHand calls,
      ApiOffers offers) {
    super("api", Group.API, "Make any call of the API by hand");
    optionalArgument("method", "GET, PUT, POST, DELETE and so on", offers.words());
    optionalArgument("path", "such as people/@self; /api/2.0/ goes without saying", offers.words());
    optionalArgument("body", "JSON in single quotes, or @ and a file with JSON", offers.words());
    repeatingOption("query", "name=value", "goes behind the path, encoded", offers.queries());
    repeatingOption("file", "part=@file", "a part of a form; without @ a text", offers.parts());
    repeatingOption("header", "name: value", "another header", Offers.none());
    flag("all", "follow startIndex to the last page, and answer as if it were one");
    flag("yes", "on a production portal, change without asking");
    option("description", "file", "an OpenAPI description to know more calls by", offers.files());
    answersWithData();
    example("api GET people/@self");
    example("api GET people/filter --query employeeStatus=1 --all");
    example("api PUT people/ada/photo '{\"files\": \"https://photos.example/ada.png\"}'");
    example("api POST people/ada/photo --file File=@me.jpg --file Autosave=true");
    example("api --description openapi.yaml");
    ends(Ending.DONE, "the portal did it: a status of 2xx, and no success of false in the answer");
    ends(Ending.REFUSED, "the portal said no, also with status 200, or you did");
    ends(Ending.NO_ANSWER, "no usable answer: unreachable, too slow, no DocSpace portal");
    ends(Ending.NOT_CONNECTED, "not connected, or the portal refused the key");
    ends(Ending.INTERRUPTED, "stopped with Ctrl-C");
    mayGoWrong(
        "A photo upload that is refused has status 200 and success false, on every version.");
    mayGoWrong(
        "From 3.6 on others' photos are refused, to admins too; before, they are overwritten.");
    mayGoWrong("From 3.7 on a limited key may not read settings, capabilities and version (403).");
    this.connecting = connecting;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
    this.descriptions = descriptions;
    this.calls = calls;
    this.offers = offers;
  }

  @Override
  public boolean callsPortal() {
    return true;
  }

  @Override
  protected boolean onlyReads(Input input) {
    return input.optional("method").map("GET"::equalsIgnoreCase).orElse(false);
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of(
            "'help api <method> <path>' shows what a call takes and answers, 'help api people'"),
        Text.of("the calls below a path. A description is kept until '--description bundled'."));
  }

  @Override
  protected List<Text> helpOn(List<String> words, Look look) {
    Description description = descriptions.current();
    String first = words.get(0);
    boolean isMethod = ApiRequest.METHODS.contains(first.toUpperCase(Locale.ROOT));
    if (words.size() > 2 || (words.size() == 2 && !isMethod)) {
      throw new UsageException("Too many words.", "Type 'help api <method> <path>'.");
    }
    if (words.size() == 2) {
      return OperationText.page(described(description, first, words.get(1)), look);
    }
    String below = isMethod ? "/" : path(first);
    List<Operation> found =
        description.operations().stream()
            .filter(one -> !isMethod || one.method().equalsIgnoreCase(first))
            .filter(one -> one.path().startsWith(below))
            .toList();
    if (found.isEmpty()) {
      throw new UsageException("The description knows no calls below " + below + ".", known());
    }
    return OperationText.list(found, look);
  }

  private Operation described(Description description, String method, String typed) {
    String path = path(typed);
    Optional<Operation> found = description.find(method, path);
    if (found.isEmpty()) {
      List<String> others = description.methods(path);
      throw new UsageException(
          "The description knows no %s %s.".formatted(method.toUpperCase(Locale.ROOT), path),
          others.isEmpty() ? known() : "It knows " + String.join(", ", others) + " there.");
    }
    return found.get();
  }

  private String path(String typed) {
    PortalAddress portal = sessions.current().map(Session::address).orElse(null);
    return CallByHand.target(typed, portal).map(Target::path).orElse(typed);
  }

  private String known() {
    return descriptions.isBundled()
        ? "Only people, photos, keys and settings are described inside; 'api --description <file>'"
            + " takes the official one."
        : "'help api GET' lists what it knows.";
  }

  @Override
  protected Offers helpOffers() {
    return offers.words();
  }

  @Override
  protected Answer run(Input input) {
    Optional<String> description = input.option("description");
    if (description.isPresent() && !input.rehearses()) {
      Answer taken = take(description.get());
      if (taken.ending() != Ending.DONE || input.optional("method").isEmpty()) {
        return taken;
      }
      taken.lines().forEach(input::note);
    }
    if (description.isPresent() && input.optional("method").isEmpty()) {
      return Answer.of(Text.of("It reads a description from a file on this computer."));
    }
    ApiRequest typed = ApiRequest.of(input, usage());
    Answer notConnected = connecting.ensureSession(input);
    return notConnected == null ? call(typed, input) : notConnected;
  }

  private Answer take(String file) {
    if (file.equals(BUNDLED)) {
      try {
        return Answer.of(CallText.uses(descriptions.useBundled(), true));
      } catch (IOException unable) {
        return Answer.failed(
            Ending.REFUSED,
            "The description could not be forgotten: " + unable.getMessage() + ".",
            "Is the folder for photoshell's state yours to write?");
      }
    }
    Taken taken = descriptions.take(LocalPath.of(file));
    if (taken instanceof Taken.Unusable unusable) {
      return Answer.failed(
          Ending.USAGE,
          "%s is no API description: %s.".formatted(file, unusable.why()),
          "The official one is api/openapi.yaml of ONLYOFFICE/docspace-api-sdk-java.");
    }
    if (taken instanceof Taken.NotKept notKept) {
      return Answer.of(
          CallText.uses(notKept.description(), false),
          Text.of(Tone.WARN, "It could not be kept for the next start: " + notKept.why() + "."));
    }
    return Answer.of(CallText.uses(((Taken.Used) taken).description(), false));
  }

  private Answer call(ApiRequest typed, Input input) {
    AnyCall call = typed.call(sessions.require().address());
    if (!input.rehearses()) {
      notices(call, typed.all()).forEach(input::note);
    }
    boolean asks = !call.reads() && whereabouts.isProduction() && !input.has("yes");
    Rehearsal rehearsal = Rehearsal.current();
    if (asks && rehearsal != null) {
      rehearsal.question();
    } else if (asks) {
      String answer = input.answer(CallText.question(call));
      if (answer == null || !answer.strip().equalsIgnoreCase(call.method())) {
        return Answer.failed(Ending.REFUSED, "Nothing was sent.", "--yes skips the question.");
      }
    }
    try {
      return typed.all()
          ? walked(calls.sendAll(call), call, input)
          : shown(calls.send(call), call, input);
    } catch (IllegalArgumentException unsendable) {
      throw new UsageException(
          "That cannot be sent: " + unsendable.getMessage() + ".", "Usage: " + usage());
    }
  }

  private List<Text> notices(AnyCall call, boolean all) {
    Description description = descriptions.current();
    Operation operation = description.find(call.method(), call.path()).orElse(null);
    List<Text> notices = new ArrayList<>(CallText.notices(description, operation, call, all));
    if (descriptions.isLost()) {
      notices.add(0, CallText.lostDescription());
    }
    if (call.path().contains("/@self/")) {
      String you = sessions.require().who().id();
      notices.add(
          Text.of(
              Tone.WARN, "The portal takes @self in people/@self alone; your ID is " + you + "."));
    }
    return notices;
  }

  private Answer walked(Walk walk, AnyCall call, Input input) {
    if (walk instanceof Walk.NoList single) {
      input.note(Text.of(Tone.WARN, "The answer holds no list, so there are no pages to follow."));
      return shown(single.answer(), call, input);
    }
    if (walk instanceof Walk.Broken broken) {
      if (broken.items() > 0) {
        input.note(
            Text.of(Tone.WARN, "After %d items a page was refused.".formatted(broken.items())));
      }
      return shown(broken.refused(), call, input);
    }
    Walk.Whole whole = (Walk.Whole) walk;
    input.note(CallText.status(whole));
    if (input.json()) {
      return Answer.data(CallText.response(whole.envelope()).pretty());
    }
    if (!input.isTerminal()) {
      return Answer.data(whole.envelope().pretty());
    }
    input.page(CallText.lines(whole.envelope()));
    return Answer.of();
  }

  private Answer shown(AnyAnswer answer, AnyCall call, Input input) {
    if (answer.status() > 0) {
      input.note(CallText.status(answer));
    }
    if (answer.refusal() != null) {
      if (!input.json() && answer.json() != null) {
        input.page(CallText.lines(answer.json()));
      }
      return CallText.refusal(answer, call).with(answer.status() < 0 ? null : answer.status());
    }
    if (call.method().equals("HEAD")) {
      return CallText.head(answer, input.json());
    }
    Answer failure = CallText.hiddenRefusal(answer);
    if (input.json() && answer.json() != null) {
      return failure == null ? Answer.data(CallText.response(answer.json()).pretty()) : failure;
    }
    String text = text(answer, input);
    if (text != null && !input.isTerminal()) {
      return failure == null ? Answer.data(text) : withData(failure, text);
    }
    input.page(CallText.body(answer));
    return failure == null ? Answer.of() : failure;
  }

  /** Returns the body as it came, for what reads on; null where it is none to print. */
  private static @Nullable String text(AnyAnswer answer, Input input) {
    return input.isTerminal() || CallText.isBinary(answer) || answer.body().length == 0
        ? null
        : new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static Answer withData(Answer failure, String text) {
    return new Answer(failure.ending(), failure.lines(), text, failure.status());
  }
}
