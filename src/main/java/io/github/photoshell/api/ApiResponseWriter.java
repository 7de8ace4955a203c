package io.github.photoshell.api;

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
final class ApiResponseWriter {
  static final String INCLUDE = "include";
  static final String FILE = "output";
  static final String FORCE = "force";

  private static final String STANDARD_OUTPUT = "-";
  static final String AFTER_SENDING =
      "The request itself was sent. Give another file after --output.";

  private final CommandInput input;
  private final boolean includesHeaders;

  /** The file for the body; null to print it. */
  private final @Nullable String file;

  private ApiResponseWriter(CommandInput input, boolean includesHeaders, @Nullable String file) {
    this.input = input;
    this.includesHeaders = includesHeaders;
    this.file = file;
  }

  /**
   * Reads the options about the output.
   *
   * @throws UsageException if they contradict each other, or the file could not be written
   */
  static ApiResponseWriter of(CommandInput input, String method) {
    String file = file(input);
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
    return new ApiResponseWriter(input, includes, file);
  }

  /** Returns the file for the body; null if it is printed. */
  static @Nullable String file(CommandInput input) {
    return input.option(FILE).filter(typed -> !typed.equals(STANDARD_OUTPUT)).orElse(null);
  }

  /** Refuses a file that cannot be written, before anything is sent. */
  void checkFile() {
    if (file != null) {
      OutputFile.check(file, input.hasFlag(FORCE));
    }
  }

  /** Fetches all pages of a list and shows them. */
  CommandResult showPages(ListOutput.Fetching fetching, RawRequest call) {
    return new ListOutput(this, input, file).show(fetching, call);
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
      return refusal(answer, call);
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

  static CommandResult refusal(RawResponse answer, RawRequest call) {
    return ApiText.refusal(answer, call).withStatus(answer.status() < 0 ? null : answer.status());
  }

  private static CommandResult withData(CommandResult failure, String text) {
    return new CommandResult(failure.exitCode(), failure.lines(), text, failure.status());
  }

  private CommandResult savedBody(RawResponse answer) {
    return input.json() ? saved(document(answer)) : saved(answer.body());
  }

  /** Writes a document, or what the filter selects from it. */
  CommandResult saved(String document) {
    return saved(input.filtered(document).getBytes(StandardCharsets.UTF_8));
  }

  private CommandResult saved(byte[] bytes) {
    if (file == null) {
      return CommandResult.of();
    }
    CommandResult done = savedResult(file, bytes.length);
    return OutputFile.write(
        file,
        input.hasFlag(FORCE),
        FileMode.DEFAULT,
        out -> out.write(bytes),
        AFTER_SENDING,
        () -> done);
  }

  static CommandResult savedResult(String path, long bytes) {
    return CommandResult.of()
        .withRemarks(List.of(Text.of("Saved to %s: %,d bytes.".formatted(path, bytes))));
  }

  private CommandResult notSaved(RawResponse answer, List<Text> head, CommandResult failure) {
    if (!input.json()) {
      page(head, ApiText.body(answer));
    }
    noteNothingWritten();
    return failure;
  }

  void noteNothingWritten() {
    if (file != null) {
      input.printRemark(Text.of(Style.WARN, "Nothing was written to " + file + "."));
    }
  }
}
