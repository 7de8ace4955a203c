package io.github.photoshell.photo;

import io.github.photoshell.directory.SearchRefusal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an export of photos ended. */
public sealed interface ExportOutcome {

  /**
   * It went through people, to the end or not.
   *
   * @param rows a person each, in the portal's order
   * @param total how many people match; larger than the number of rows where it was broken off
   * @param interrupted whether it was cancelled
   * @param brokenBy what made it end early, such as a full disk; null for nothing
   */
  record Exported(
      Path folder, List<Row> rows, int total, boolean interrupted, @Nullable String brokenBy)
      implements ExportOutcome {
    public Exported {
      rows = List.copyOf(rows);
    }

    /** Returns how many people's photos ended so. */
    public long count(Ending ending) {
      return rows.stream().filter(row -> row.ending() == ending).count();
    }
  }

  /** The portal doesn't let this key list people. */
  record NoList(SearchRefusal why) implements ExportOutcome {}

  /** The folder can't be used. */
  record NoFolder(Path folder, String why) implements ExportOutcome {}

  /**
   * What became of one person's photo.
   *
   * @param file its name in the folder; empty for none
   * @param reason why it is not there; empty where it is
   */
  record Row(
      String id,
      String userName,
      String email,
      String name,
      String file,
      Ending ending,
      String reason) {}

  /** The endings that the report knows. */
  enum Ending {
    /** It is new in the folder. */
    SAVED("saved"),
    /** The folder had another one. */
    CHANGED("changed"),
    /** The folder has it already. */
    SAME("the same"),
    NO_PHOTO("no photo"),
    /** The portal said no. */
    REFUSED("refused"),
    /** No usable answer. */
    FAILED("failed");

    private final String words;

    Ending(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
