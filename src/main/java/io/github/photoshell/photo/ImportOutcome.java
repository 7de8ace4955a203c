package io.github.photoshell.photo;

import io.github.photoshell.directory.SearchRefusal;
import io.github.photoshell.portal.ServerAddress;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an import of photos ended. */
public sealed interface ImportOutcome {

  /**
   * It was done, to the end or not.
   *
   * @param rows as in the plan, with what became of them; those that it did not come to are still
   *     {@link Ending#TO_SET}
   * @param interrupted whether it was cancelled
   * @param brokenBy what made it end early; null for nothing
   */
  record Imported(Plan plan, List<Row> rows, boolean interrupted, @Nullable String brokenBy)
      implements ImportOutcome {
    public Imported {
      rows = List.copyOf(rows);
    }
  }

  /** Only the plan was wanted; nothing was sent. */
  record OnlyPlanned(Plan plan) implements ImportOutcome {}

  /** There is nothing to do, and never was; nothing was sent and nothing written. */
  record NothingToSet(Plan plan) implements ImportOutcome {}

  /** Asked, and not wanted, or nobody could be asked; nothing was sent. */
  record Declined(Plan plan) implements ImportOutcome {}

  /** Cancelled before anything was sent. */
  record Cancelled() implements ImportOutcome {}

  /** It is no folder of images and no CSV file. */
  record NotUsable(Path path, String why) implements ImportOutcome {}

  /** The journal cannot be kept, without which an import could not go on; nothing was sent. */
  record NoJournal(Path folder, String why) implements ImportOutcome {}

  /** The portal doesn't let this key list people. */
  record NoList(SearchRefusal why) implements ImportOutcome {}

  /** The key may not change photos; nothing was sent. */
  record KeyLacksScope() implements ImportOutcome {}

  /**
   * What would be done.
   *
   * @param report where the report goes
   * @param rows in the order of the folder or the CSV file
   * @param replaced how many people have a photo that would be replaced
   * @param oldOnesKept whether the portal hands out what would be replaced, so that it can be kept
   * @param today how many changes this portal still takes today
   */
  record Plan(
      ServerAddress portal,
      PortalVersion version,
      Account you,
      Path report,
      List<Row> rows,
      int replaced,
      boolean oldOnesKept,
      int today) {
    public Plan {
      rows = List.copyOf(rows);
    }

    /** Returns how many photos would be set. */
    public long toSet() {
      return rows.stream().filter(row -> row.ending() == Ending.TO_SET).count();
    }
  }

  /**
   * One image.
   *
   * @param named where it was found: a file's name, or a line of a CSV file
   * @param who as written there, and the user name once the person is known
   * @param id empty until the person is known; so are the next two
   * @param reason empty where there is nothing to say
   */
  record Row(
      String named,
      String who,
      String id,
      String email,
      String name,
      String image,
      Ending ending,
      String reason) {
    Row ended(Ending how, String why) {
      return new Row(named, who, id, email, name, image, how, why);
    }
  }

  /** What can become of an image. */
  enum Ending {
    /** It will be sent, or would have been. */
    TO_SET("to set"),
    CHANGED("changed"),
    /** It is the photo already; it was not sent. */
    SAME("the same"),
    /** No image is named. */
    NO_IMAGE("no image"),
    /** The same person and image stand further up. */
    REPEATED("repeated"),
    NOBODY("nobody found"),
    /** It may be one of several people. */
    SEVERAL("several people"),
    /** Several images are named for one person. */
    SEVERAL_IMAGES("several images"),
    BAD_IMAGE("unfit image"),
    /** The portal's rules forbid it; it was not sent. */
    FORBIDDEN("not allowed"),
    /** The portal said no. */
    REFUSED("refused"),
    /** It was sent, and whether it became the photo is not known. */
    UNSURE("not sure"),
    /** No usable answer; it was not changed. */
    FAILED("failed");

    private static final Set<Ending> FINE = Set.of(TO_SET, CHANGED, SAME, NO_IMAGE, REPEATED);

    private final String words;

    Ending(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether it is as asked. */
    public boolean isFine() {
      return FINE.contains(this);
    }
  }
}
