package io.github.photoshell.shell;

import java.util.List;

/**
 * A source of completions over the network. It is called in the background, may be slow and may
 * fail. Each method sends at most one request.
 */
public interface RemoteCompletionSource {
  /** Returns the items that match every word of {@code typed}, or the first of them. */
  CompletionResult ask(String typed);

  /** Asks in another way, at the next Tab, if {@link #ask} found nothing. */
  CompletionResult askFallback(String typed);

  /** Returns the items known without a request; they replace cached ones. */
  List<CompletionItem> knownItems(String typed);
}
