package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.PageConsumer;
import io.github.photoshell.api.ApiRequestSender.PagedResult;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawResponse;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Prints the pages of a list, or writes them to a file. */
final class ListOutput {
  private final ApiResponseWriter single;
  private final CommandInput input;

  /** The file for the list; null to print it. */
  private final @Nullable String file;

  /**
   * @param single shows a response that is not a list
   */
  ListOutput(ApiResponseWriter single, CommandInput input, @Nullable String file) {
    this.single = single;
    this.input = input;
    this.file = file;
  }

  /** Fetches the pages of a list, and gives each to a consumer. */
  @FunctionalInterface
  interface Fetching {
    PagedResult fetch(PageConsumer consumer);
  }

  /** Ends the writing of a file, which is then not kept. */
  private static final class UnfinishedListException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient PagedResult result;

    UnfinishedListException(PagedResult result) {
      this.result = result;
    }
  }

  /** Fetches all pages of a list and shows them, each as it arrives unless all are needed first. */
  CommandResult show(Fetching fetching, RawRequest call) {
    boolean needsAll =
        input.hasFlag(ShellCommand.INTO)
            || input.filterNeedsWholeList()
            || (file == null && (input.canPage() || (input.isTerminal() && !input.json())));
    if (needsAll) {
      return showWhole(fetching, call);
    }
    return file == null ? streamed(fetching, call) : streamedToFile(file, fetching, call);
  }

  private CommandResult showWhole(Fetching fetching, RawRequest call) {
    List<Json> items = new ArrayList<>();
    PagedResult result = fetching.fetch((response, page) -> items.addAll(page));
    if (!(result instanceof PagedResult.Pages whole)) {
      return unfinished(result, call, 0);
    }
    boolean isCut = printRemarks(whole);
    Json document = ApiRequestSender.withItems(whole.envelope(), items, items.size());
    if (file == null && !input.json() && input.isTerminal()) {
      input.page(ApiText.lines(document));
      return listResult(isCut, null);
    }
    String data = (input.json() ? ApiText.response(document) : document).pretty();
    return file == null ? listResult(isCut, data) : withCut(isCut, single.saved(data));
  }

  private CommandResult streamed(Fetching fetching, RawRequest call) {
    ListWriter writer = new ListWriter(form(), input::printJson);
    PagedResult result;
    try {
      result = fetching.fetch((response, page) -> writer.add(page));
    } catch (PortalException | CancellationException | JqException e) {
      if (writer.items() > 0) {
        input.printRemark(ApiText.shownItems(writer.items()));
      }
      throw e;
    }
    if (!(result instanceof PagedResult.Pages whole)) {
      return unfinished(result, call, writer.items());
    }
    writer.end(whole.envelope());
    return listResult(printRemarks(whole), null);
  }

  private CommandResult streamedToFile(String path, Fetching fetching, RawRequest call) {
    boolean[] isCut = {false};
    long[] length = {0};
    try {
      return OutputFile.write(
          path,
          input.hasFlag(ApiResponseWriter.FORCE),
          FileMode.DEFAULT,
          out -> {
            ListWriter writer =
                new ListWriter(
                    form(),
                    text -> {
                      byte[] bytes = input.filtered(text).getBytes(StandardCharsets.UTF_8);
                      length[0] += bytes.length;
                      write(out, bytes);
                    });
            PagedResult result = fetching.fetch((response, page) -> writer.add(page));
            if (!(result instanceof PagedResult.Pages whole)) {
              throw new UnfinishedListException(result);
            }
            writer.end(whole.envelope());
            isCut[0] = printRemarks(whole);
          },
          ApiResponseWriter.AFTER_SENDING,
          () -> withCut(isCut[0], ApiResponseWriter.savedResult(path, length[0])));
    } catch (UnfinishedListException e) {
      return unfinished(e.result, call, 0);
    }
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ListWriter.Form form() {
    return input.hasFilter()
        ? ListWriter.Form.PAGES
        : input.json() ? ListWriter.Form.LIST : ListWriter.Form.ENVELOPE;
  }

  /** Prints the remarks about a list; returns whether it was cut. */
  private boolean printRemarks(PagedResult.Pages whole) {
    input.printRemark(ApiText.statusLine(whole));
    Text cut = ApiText.incompleteList(whole);
    if (cut != null) {
      input.printRemark(cut);
    }
    return cut != null;
  }

  /**
   * Returns the result of a list that could not be read to its end.
   *
   * @param shown the number of items that were printed already
   */
  private CommandResult unfinished(PagedResult result, RawRequest call, int shown) {
    if (shown > 0) {
      input.printRemark(ApiText.shownItems(shown, result.total()));
    } else if (result.items() > 0) {
      input.printRemark(ApiText.readItems(result.items(), result.total()));
    }
    if (result instanceof PagedResult.PageRefused broken) {
      return shown > 0
          ? ApiResponseWriter.refusal(broken.refused(), call)
          : single.show(broken.refused(), call);
    }
    RawResponse answer = ((PagedResult.NotAList) result).answer();
    if (result.items() == 0) {
      input.printRemark(Text.of(Style.WARN, "The response is not a list, so --all has no effect."));
      return single.show(answer, call);
    }
    CommandResult broken = ApiText.invalidJson(answer);
    single.noteNothingWritten();
    return broken == null ? ApiText.pageWithoutList(answer) : broken;
  }

  /** Returns the result of {@code --all}; a list that was cut ends with exit code 1. */
  private static CommandResult listResult(boolean isCut, @Nullable String data) {
    if (isCut) {
      return CommandResult.report(List.of(), data);
    }
    return data == null ? CommandResult.of() : CommandResult.data(data);
  }

  private static CommandResult withCut(boolean isCut, CommandResult saved) {
    return isCut && saved.hasOutput()
        ? CommandResult.report(List.of(), null).withRemarks(saved.remarks())
        : saved;
  }
}
