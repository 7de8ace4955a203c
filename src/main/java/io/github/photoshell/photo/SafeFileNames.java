package io.github.photoshell.photo;

import io.github.photoshell.files.PlainFileName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes file names of user names, which come from strangers, never two alike where letter case does
 * not count.
 */
final class SafeFileNames {
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /**
   * Takes a name that is in use already.
   *
   * @return false where it was taken before
   */
  boolean take(String fileName) {
    return taken.add(PlainFileName.key(fileName));
  }

  /**
   * Returns a name nobody has.
   *
   * @param id goes behind the name where another has it
   * @param ending with its dot
   */
  String of(String name, String id, String ending) {
    String safe = PlainFileName.of(name.isBlank() ? id : name);
    String wanted = safe + ending;
    for (int i = 1; !take(wanted); i++) {
      wanted = safe + "-" + PlainFileName.of(id) + (i == 1 ? "" : "-" + i) + ending;
    }
    return wanted;
  }
}
