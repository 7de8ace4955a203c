package io.github.photoshell.session;

import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Completes the names of saved portals and shows their addresses. */
@Component
final class SavedPortalCompletion implements CompletionSource {
  private final SavedPortals portals;

  SavedPortalCompletion(SavedPortals portals) {
    this.portals = portals;
  }

  @Override
  public List<CompletionItem> complete(String typed) {
    try {
      return portals.all().stream()
          .map(portal -> CompletionItem.of(portal.name(), portal.address()))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public boolean completesPortals() {
    return true;
  }
}
