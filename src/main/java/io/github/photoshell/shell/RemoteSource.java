package io.github.photoshell.shell;

import java.util.List;

/**
 * Where offers come from over the network. Called in the background; may take its time and may
 * fail. Each call asks once at most.
 */
public interface RemoteSource {
  /** Returns what every word of {@code typed} occurs in, or the first of it. */
  CompletionResult ask(String typed);

  /** Asks in another way, at the next Tab, where {@link #ask} found nothing at all. */
  CompletionResult askOtherwise(String typed);

  /** Returns what is known without asking; added to an answer, and newer than a remembered one. */
  List<CompletionItem> known(String typed);
}
