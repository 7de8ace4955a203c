package io.github.photoshell.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes safe file names from user names, unique even on file systems that ignore case. */
public final class SafeFileNames {
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /**
   * Reserves a name.
   *
   * @return false if it was already reserved
   */
  public boolean take(String fileName) {
    return taken.add(PlainFileName.key(fileName));
  }

  /**
   * Returns an unused name.
   *
   * @param id appended if the name is in use
   * @param extension the extension with its dot
   */
  public String of(String name, String id, String extension) {
    String safe = PlainFileName.of(name.isBlank() ? id : name);
    String wanted = safe + extension;
    for (int i = 1; !take(wanted); i++) {
      wanted = safe + "-" + PlainFileName.of(id) + (i == 1 ? "" : "-" + i) + extension;
    }
    return wanted;
  }
}
