package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.Target;
import io.github.photoshell.api.OpenApiDescription.Step;
import io.github.photoshell.api.Operation.Parameter;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Completes the API's methods, paths, user names in paths, query parameters and their values. */
@Component
final class ApiCompletion {
  private static final Set<String> WITH_VALUE =
      Set.of(
          "query", "file", "header", "description", "field", "raw-field", "output", "jq", "into");
  private static final int MAX_WAIT_MILLIS = 250;

  private final CurrentDescription descriptions;
  private final PersonCompletion people;
  private final CompletionSource files = new FileCompletion();

  ApiCompletion(CurrentDescription descriptions, PersonCompletion people) {
    this.descriptions = descriptions;
    this.people = people;
  }

  /** A completion that depends on the words before, which start with the command's name. */
  private record ContextCompletion(BiFunction<String, List<String>, List<CompletionItem>> by)
      implements CompletionSource {
    @Override
    public List<CompletionItem> complete(String typed) {
      return List.of();
    }

    @Override
    public List<CompletionItem> complete(String typed, List<String> before) {
      return by.apply(typed, before);
    }
  }

  /** Completes method, path or body, whichever is next. */
  CompletionSource words() {
    return new ContextCompletion(
        (typed, before) -> {
          List<String> given = arguments(before);
          return switch (given.size()) {
            case 0 -> methods();
            case 1 -> paths(given.get(0), typed);
            case 2 -> typed.startsWith("@") ? files(typed, 1) : body(given);
            default -> List.of();
          };
        });
  }

  /** Completes {@code --query}. */
  CompletionSource queries() {
    return new ContextCompletion(
        (typed, before) ->
            operation(arguments(before))
                .map(operation -> query(operation, typed, 0))
                .orElse(List.of()));
  }

  /** Completes {@code --field} and {@code --raw-field}. */
  CompletionSource fields() {
    return new ContextCompletion(
        (typed, before) -> {
          int at = typed.indexOf("=@");
          if (at > 0) {
            return files(typed, at + 2);
          }
          return operation(arguments(before))
              .map(
                  operation ->
                      operation
                          .content()
                          .map(content -> BodyFieldCompletion.fields(content.type(), typed))
                          .orElseGet(() -> query(operation, typed, 0)))
              .orElse(List.of());
        });
  }

  /** Completes {@code --file}. */
  CompletionSource parts() {
    return new ContextCompletion(
        (typed, before) -> {
          int at = typed.indexOf("=@");
          if (at > 0) {
            return files(typed, at + 2);
          }
          return operation(arguments(before))
              .flatMap(Operation::content)
              .map(content -> BodyFieldCompletion.parts(content.type()))
              .orElse(List.of());
        });
  }

  /** Completes {@code --description}. */
  CompletionSource files() {
    CompletionSource bundled = CompletionSource.choice(List.of("bundled"));
    return files.and(bundled);
  }

  private List<CompletionItem> body(List<String> given) {
    return operation(given)
        .flatMap(Operation::content)
        .filter(content -> !content.isForm())
        .map(content -> List.of(CompletionItem.of(BodySkeleton.of(content.type(), ""), "")))
        .orElse(List.of());
  }

  private List<CompletionItem> methods() {
    return descriptionIfReady()
        .map(
            description ->
                description.methods().stream()
                    .map(method -> CompletionItem.of(method, count(description, method)))
                    .toList())
        .orElse(List.of());
  }

  private static String count(OpenApiDescription description, String method) {
    long calls =
        description.operations().stream()
            .filter(operation -> operation.method().equals(method))
            .count();
    return calls == 1 ? "1 call" : calls + " calls";
  }

  private List<CompletionItem> paths(String method, String typed) {
    OpenApiDescription description = descriptionIfReady().orElse(null);
    if (description == null) {
      return List.of();
    }
    int question = typed.indexOf('?');
    if (question >= 0) {
      int from = Math.max(question, typed.lastIndexOf('&')) + 1;
      return operation(List.of(method, typed))
          .map(operation -> query(operation, typed, from))
          .orElse(List.of());
    }
    int slash = typed.lastIndexOf('/') + 1;
    String begun = typed.substring(0, slash);
    String segment = typed.substring(slash);
    String fullPath =
        begun.startsWith("/")
            ? begun
            : (begun.startsWith(ServerAddress.API_PATH.substring(1)) ? "/" : ServerAddress.API_PATH)
                + begun;
    List<CompletionItem> items = new ArrayList<>();
    List<CompletionItem> inVariables = new ArrayList<>();
    List<Step> steps = new ArrayList<>(description.steps(method, fullPath));
    // Whole calls come first.
    steps.sort(Comparator.comparing(step -> step.operation() == null));
    for (Step step : steps) {
      if (!step.isVariable()) {
        String rest = step.operation() == null ? "/" : "";
        items.add(
            new CompletionItem(
                begun + step.segment() + rest, hint(step), "", !step.hasLongerPaths()));
        if (step.hasLongerPaths() && step.segment().equals(segment) && rest.isEmpty()) {
          items.add(new CompletionItem(begun + segment + "/", "…", "", false));
        }
      } else {
        inVariables.addAll(values(begun, segment, step));
      }
    }
    // Last, because there may be more people than the list has room for.
    items.addAll(inVariables);
    return items;
  }

  private static String hint(Step step) {
    Operation operation = step.operation();
    String more = step.hasLongerPaths() ? "…" : "";
    return operation == null ? more : operation.summary() + (step.hasLongerPaths() ? " …" : "");
  }

  /** Returns the people or values that a variable can have, or its name for other variables. */
  private List<CompletionItem> values(String begun, String segment, Step step) {
    Parameter variable = step.variable();
    if (variable != null && variable.isPerson()) {
      return people(begun, segment, step, variable.type().type().equals("ID"));
    }
    String rest = step.operation() == null ? "/" : "";
    if (variable != null && !variable.type().choices().isEmpty()) {
      return variable.type().choices().stream()
          .map(
              choice ->
                  new CompletionItem(
                      begun + choice.value() + rest, choice.meaning(), "", !step.hasLongerPaths()))
          .toList();
    }
    return segment.isEmpty() || segment.startsWith("{")
        ? List.of(new CompletionItem(begun + step.segment() + rest, hint(step), "", false))
        : List.of();
  }

  private List<CompletionItem> people(String begun, String segment, Step step, boolean asIds) {
    String words = segment.toLowerCase(Locale.ROOT);
    List<CompletionItem> items = new ArrayList<>();
    for (CompletionItem person : (asIds ? people.ids() : people).complete(segment)) {
      boolean fits =
          person.value().toLowerCase(Locale.ROOT).contains(words)
              || person.keywords().toLowerCase(Locale.ROOT).contains(words);
      // In a variable, @self is an ordinary user name, which does not exist (contract 3.1).
      if (fits && !person.value().equals("@self")) {
        items.add(
            new CompletionItem(
                begun + person.value(), person.columns(), begun + segment, !step.hasLongerPaths()));
      }
    }
    return items;
  }

  private static List<CompletionItem> query(Operation operation, String typed, int from) {
    String before = typed.substring(0, from);
    String begun = typed.substring(from);
    int equals = begun.indexOf('=');
    if (equals < 0) {
      return operation.query().stream()
          .map(
              parameter ->
                  new CompletionItem(before + parameter.name() + "=", about(parameter), "", false))
          .toList();
    }
    String name = begun.substring(0, equals);
    return operation
        .query(name)
        .map(parameter -> parameter.type().choices())
        .orElse(List.of())
        .stream()
        .map(choice -> CompletionItem.of(before + name + "=" + choice.value(), choice.meaning()))
        .toList();
  }

  private static String about(Parameter parameter) {
    String words = parameter.description().replaceFirst("\\.\\s.*", ".");
    return (parameter.required() ? "required, " : "")
        + (words.isEmpty() ? parameter.type().words() : words);
  }

  private List<CompletionItem> files(String typed, int from) {
    String before = typed.substring(0, from);
    return files.complete(typed.substring(from)).stream()
        .map(
            completionItem ->
                new CompletionItem(
                    before + completionItem.value(),
                    completionItem.columns(),
                    "",
                    completionItem.complete()))
        .toList();
  }

  private Optional<Operation> operation(List<String> given) {
    if (given.size() < 2) {
      return Optional.empty();
    }
    String path = ApiRequestSender.target(given.get(1), null).map(Target::path).orElse("/");
    return descriptionIfReady().flatMap(description -> description.find(given.get(0), path));
  }

  /** Returns the arguments after the command's name, without options. */
  private static List<String> arguments(List<String> before) {
    List<String> arguments = new ArrayList<>();
    for (int i = 1; i < before.size(); i++) {
      String word = before.get(i);
      if (!word.startsWith("--")) {
        arguments.add(word);
      } else if (WITH_VALUE.contains(word.substring(2))) {
        i++;
      }
    }
    return arguments;
  }

  /** Returns the description; empty if reading it for the first time would delay the keyboard. */
  private Optional<OpenApiDescription> descriptionIfReady() {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(descriptions::current)
              .get(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
