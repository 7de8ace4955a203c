package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.PagedResult;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawResponse;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the response of {@code api}, or writes its body to a file. */
final class ApiOutput {
  static final String INCLUDE = "include";
  static final String FILE = "output";
  static final String FORCE = "force";

  private static final String STANDARD_OUTPUT = "-";

  private final CommandInput input;
  private final boolean includesHeaders;

  /** The file for the body; null to print it. */
  private final @Nullable String file;

  private ApiOutput(CommandInput input, boolean includesHeaders, @Nullable String file) {
    this.input = input;
    this.includesHeaders = includesHeaders;
    this.file = file;
  }

  /**
   * Reads the options about the output.
   *
   * @throws UsageException if they contradict each other, or the file could not be written
   */
  static ApiOutput of(CommandInput input, String method) {
    String file = input.option(FILE).filter(typed -> !typed.equals(STANDARD_OUTPUT)).orElse(null);
    boolean includes = input.hasFlag(INCLUDE);
    if (includes && input.hasFlag("all")) {
      throw new UsageException(
          "--include shows one response, and --all fetches several.",
          "Leave out one of the two; 'trace on' shows each request.");
    }
    if (file == null && input.hasFlag(FORCE)) {
      throw new UsageException(
          "--force replaces an existing file, but no file is given.", "Add --output <file>.");
    }
    if (file != null && input.option(ShellCommand.INTO).isPresent()) {
      throw new UsageException(
          "--output writes the body to a file, and --into keeps it.", "Leave out one of the two.");
    }
    if (file != null && method.equals("HEAD")) {
      throw new UsageException("The response to HEAD has no body to write.", "Leave out --output.");
    }
    return new ApiOutput(input, includes, file);
  }

  /** Refuses a file that cannot be written, before anything is sent. */
  void checkFile() {
    if (file != null) {
      OutputFile.check(file, input.hasFlag(FORCE));
    }
  }

  /** Shows all pages of a list. */
  CommandResult showPages(PagedResult walk, RawRequest call) {
    if (walk instanceof PagedResult.NotAList single) {
      input.printRemark(Text.of(Style.WARN, "The response is not a list, so --all has no effect."));
      return show(single.answer(), call);
    }
    if (walk instanceof PagedResult.PageRefused broken) {
      if (broken.items() > 0) {
        input.printRemark(
            Text.of(
                Style.WARN, "The portal refused a page after %d items.".formatted(broken.items())));
      }
      return show(broken.refused(), call);
    }
    PagedResult.Pages whole = (PagedResult.Pages) walk;
    input.printRemark(ApiText.statusLine(whole));
    Text cut = ApiText.incompleteList(whole);
    if (cut != null) {
      input.printRemark(cut);
    }
    String data = (input.json() ? ApiText.response(whole.envelope()) : whole.envelope()).pretty();
    if (file != null) {
      CommandResult saved = saved(data);
      return cut == null || !saved.hasOutput()
          ? saved
          : CommandResult.report(List.of(), null).withRemarks(saved.remarks());
    }
    if (input.json() || !input.isTerminal()) {
      return listResult(cut, data);
    }
    input.page(ApiText.lines(whole.envelope()));
    return listResult(cut, null);
  }

  /** Returns the result of {@code --all}; a list that was cut ends with exit code 1. */
  private static CommandResult listResult(@Nullable Text cut, @Nullable String data) {
    if (cut != null) {
      return CommandResult.report(List.of(), data);
    }
    return data == null ? CommandResult.of() : CommandResult.data(data);
  }

  /** Shows one response. */
  CommandResult show(RawResponse answer, RawRequest call) {
    if (answer.status() > 0) {
      input.printRemark(ApiText.statusLine(answer));
    }
    Text cut = ApiText.incompleteList(answer, call);
    if (cut != null) {
      input.printRemark(cut);
    }
    if (answer.echoed()) {
      input.printRemark(ApiText.apiKeyRemoved());
    }
    List<Text> head = head(answer, call);
    if (answer.refusal() != null) {
      if (!input.json() && answer.json() != null) {
        page(head, ApiText.lines(answer.json()));
      } else {
        head.forEach(input::printLine);
      }
      noteNothingWritten();
      return ApiText.refusal(answer, call).withStatus(answer.status() < 0 ? null : answer.status());
    }
    if (call.method().equals("HEAD")) {
      head.forEach(input::printLine);
      return ApiText.headers(answer, input.json());
    }
    CommandResult broken = ApiText.invalidJson(answer);
    CommandResult failure = broken == null ? ApiText.hiddenRefusal(answer) : broken;
    if (file != null) {
      return failure == null ? savedBody(answer) : notSaved(answer, head, failure);
    }
    if (input.json()) {
      return failure != null ? failure : CommandResult.data(document(answer));
    }
    if (answer.json() == null || input.isTerminal()) {
      print(answer, head);
      return failure == null ? CommandResult.of() : failure;
    }
    head.forEach(input::printLine);
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    boolean isInUtf8 =
        !text.startsWith("\ufeff")
            && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), answer.body());
    if (!isInUtf8 && input.writeBytes(answer.body(), ApiText.typeAndSize(answer))) {
      return failure == null ? CommandResult.of() : failure;
    }
    return failure == null ? CommandResult.data(text) : withData(failure, text);
  }

  /**
   * Returns the status line and headers to print before the body. If the results are data or go to
   * a file, they are printed as remarks now.
   */
  private List<Text> head(RawResponse answer, RawRequest call) {
    if (!includesHeaders || answer.status() < 0) {
      return List.of();
    }
    // The result of HEAD is the headers.
    boolean areResult = call.method().equals("HEAD") && answer.refusal() == null && !input.json();
    List<Text> head = ApiText.head(answer, !areResult);
    if (file == null && !input.json()) {
      return head;
    }
    head.forEach(input::printRemark);
    return List.of();
  }

  private static String document(RawResponse answer) {
    return answer.json() == null
        ? ApiText.bodyFacts(answer)
        : ApiText.response(answer.json()).pretty();
  }

  /** Prints the raw body to a pipe or file, and a readable form to a terminal. */
  private void print(RawResponse answer, List<Text> head) {
    if (answer.json() != null || input.isTerminal()) {
      page(head, ApiText.body(answer));
      return;
    }
    head.forEach(input::printLine);
    if (!input.writeBytes(answer.body(), ApiText.typeAndSize(answer))) {
      input.page(ApiText.body(answer));
    }
  }

  private void page(List<Text> head, List<Text> body) {
    List<Text> lines = new ArrayList<>(head);
    lines.addAll(body);
    input.page(lines);
  }

  private static CommandResult withData(CommandResult failure, String text) {
    return new CommandResult(failure.exitCode(), failure.lines(), text, failure.status());
  }

  private CommandResult savedBody(RawResponse answer) {
    return input.json() ? saved(document(answer)) : saved(answer.body());
  }

  /** Writes a document, or what the filter selects from it. */
  private CommandResult saved(String document) {
    return saved((input.filtered(document) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private CommandResult saved(byte[] bytes) {
    if (file == null) {
      return CommandResult.of();
    }
    CommandResult done =
        CommandResult.of()
            .withRemarks(List.of(Text.of("Saved to %s: %,d bytes.".formatted(file, bytes.length))));
    return OutputFile.write(
        file,
        input.hasFlag(FORCE),
        FileMode.DEFAULT,
        bytes,
        "The request itself was sent. Give another file after --output.",
        () -> done);
  }

  private CommandResult notSaved(RawResponse answer, List<Text> head, CommandResult failure) {
    if (!input.json()) {
      page(head, ApiText.body(answer));
    }
    noteNothingWritten();
    return failure;
  }

  private void noteNothingWritten() {
    if (file != null) {
      input.printRemark(Text.of(Style.WARN, "Nothing was written to " + file + "."));
    }
  }
}
