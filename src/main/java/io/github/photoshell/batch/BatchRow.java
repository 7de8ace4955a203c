package io.github.photoshell.batch;

import io.github.photoshell.photo.BatchReasonText.Ending;
import io.github.photoshell.text.Style;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One photo of an export or import, and what became of it.
 *
 * @param named the file name, or the line of the CSV file; empty in an export
 * @param identifier the user name; until the person is known, as written there
 * @param id empty until the person is known, as are the next two
 * @param image the name of the file, or the address; empty for none
 * @param replaces whether the person has a photo that an import would replace
 * @param reason empty if there is nothing to add
 * @param remedy what removes that reason; null if nothing does
 */
record BatchRow(
    String named,
    String identifier,
    String id,
    String email,
    String name,
    String image,
    boolean replaces,
    Result result,
    String reason,
    @Nullable Remedy remedy) {

  BatchRow withResult(Result newResult, String newReason) {
    return withResult(newResult, newReason, remedy);
  }

  BatchRow withResult(Result newResult, String newReason, @Nullable Remedy newRemedy) {
    return new BatchRow(
        named, identifier, id, email, name, image, replaces, newResult, newReason, newRemedy);
  }

  /** Returns why it failed; empty if it did not. */
  String failure() {
    return result == Result.FAILED ? reason : "";
  }

  /** Returns what an import does to the photo: replaced, new or removed; empty if nothing. */
  String change() {
    if (result == Result.TO_CLEAR || result == Result.CLEARED) {
      return "removed";
    }
    boolean isSet = result == Result.TO_SET || result == Result.CHANGED;
    return !isSet ? "" : replaces ? "replaced" : "new";
  }

  /** Returns the text in a column. */
  String cell(Column column) {
    return switch (column) {
      case NAMED -> named;
      case ID -> id;
      case USER_NAME, PERSON -> identifier;
      case EMAIL -> email;
      case NAME -> name;
      case FILE, IMAGE -> image;
      case OUTCOME -> result.words();
      case REASON -> reason;
      case CHANGE -> change();
    };
  }

  /** A column of a report, and a member of its rows in JSON. */
  enum Column {
    NAMED("named"),
    ID("id"),
    USER_NAME("userName"),
    /** The same as the user name, as the JSON of an import calls it. */
    PERSON("person"),
    EMAIL("email"),
    NAME("name"),
    FILE("file"),
    IMAGE("image"),
    OUTCOME("outcome"),
    REASON("reason"),
    CHANGE("change");

    static final List<Column> OF_EXPORT =
        List.of(ID, USER_NAME, EMAIL, NAME, FILE, OUTCOME, REASON);

    static final List<Column> OF_IMPORT =
        List.of(NAMED, USER_NAME, ID, EMAIL, NAME, IMAGE, OUTCOME, REASON, CHANGE);

    static final List<Column> OF_IMPORT_JSON =
        List.of(NAMED, PERSON, ID, EMAIL, NAME, IMAGE, OUTCOME, REASON, CHANGE);

    private final String title;

    Column(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What would make an image fit, or find its person. */
  enum Remedy {
    /** {@code --by-name}, because the file is named by a display name. */
    BY_NAME,
    /** {@code --fit}. */
    FIT,
    /** Saving it as JPEG, which no option does. */
    SAVE_AS_JPEG
  }

  /** The possible results for one photo of an export, an import or an undo of one. */
  enum Result {
    /** The image will be sent, or would have been. */
    TO_SET(Style.GOOD, "to set", "will be set"),
    /** The photo is new in the folder of an export. */
    SAVED(Style.GOOD, "saved"),
    /** The photo was set; in an export, the folder had another photo of this person. */
    CHANGED(Style.GOOD, "changed"),
    /** The photo will be removed, or would have been. */
    TO_CLEAR(Style.GOOD, "to clear", "will be removed"),
    CLEARED(Style.GOOD, "cleared", "removed"),
    /** The photo, or its file, is as asked for already. */
    SAME(Style.PLAIN, "the same", "unchanged"),
    NO_PHOTO(Style.PLAIN, "no photo"),
    /** The row names no image. */
    NO_IMAGE(Style.PLAIN, "no image"),
    /** An earlier row has the same person and image. */
    REPEATED(Style.PLAIN, "repeated"),
    UNKNOWN_PERSON(Style.BAD, "nobody found", "no such person"),
    /** Several people match. */
    AMBIGUOUS_PERSON(Style.BAD, "several people"),
    /** The same person has several images. */
    SEVERAL_IMAGES(Style.BAD, "several images"),
    BAD_IMAGE(Style.BAD, "unfit image", "unusable image"),
    /** The portal's rules forbid the change; the image was not sent. */
    FORBIDDEN(Style.BAD, "not allowed"),
    /** The photo before the import will be restored, or would have been. */
    TO_UNDO(Style.GOOD, "to undo"),
    TO_REDO(Style.GOOD, "to redo"),
    RESTORED(Style.GOOD, "restored"),
    /** There is no photo again, as before the import. */
    REMOVED(Style.GOOD, "removed"),
    /** The photo was already as before the import; nothing was sent. */
    AS_BEFORE(Style.GOOD, "already as before"),
    /** The folder has another file of this name, or the file was changed after the last export. */
    NOT_REPLACED(Style.BAD, "not replaced"),
    /** The photo was changed again after the import; nothing was sent. */
    CHANGED_SINCE(Style.BAD, "changed since"),
    /** The photo before the import was not kept. */
    NOT_KEPT(Style.BAD, "not kept"),
    /** The portal refused. */
    REFUSED(Style.BAD, "refused"),
    /** The change was sent but could not be verified. */
    UNSURE(Style.BAD, "not sure", "not verified"),
    /** No usable response; the photo was not changed. */
    FAILED(Style.BAD, "failed");

    static final Set<Result> OF_EXPORT =
        set(SAVED, CHANGED, SAME, NO_PHOTO, NOT_REPLACED, REFUSED, FAILED);

    static final Set<Result> OF_IMPORT =
        set(
            TO_SET,
            CHANGED,
            TO_CLEAR,
            CLEARED,
            SAME,
            NO_IMAGE,
            REPEATED,
            UNKNOWN_PERSON,
            AMBIGUOUS_PERSON,
            SEVERAL_IMAGES,
            BAD_IMAGE,
            FORBIDDEN,
            REFUSED,
            UNSURE,
            FAILED);

    static final Set<Result> OF_UNDO = undo(TO_UNDO);
    static final Set<Result> OF_REDO = undo(TO_REDO);

    private final Style style;
    private final String words;
    private final String label;

    Result(Style style, String words) {
      this(style, words, words);
    }

    /**
     * @param words in reports and JSON
     * @param label on the screen
     */
    Result(Style style, String words, String label) {
      this.style = style;
      this.words = words;
      this.label = label;
    }

    private static Set<Result> undo(Result planned) {
      return set(
          planned,
          RESTORED,
          REMOVED,
          AS_BEFORE,
          FORBIDDEN,
          CHANGED_SINCE,
          NOT_KEPT,
          REFUSED,
          UNSURE,
          FAILED);
    }

    private static Set<Result> set(Result first, Result... others) {
      return Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /**
     * Returns the result of a change.
     *
     * @param done the result if the photo was changed
     * @param same the result if it was already as requested
     */
    static Result of(Ending ending, Result done, Result same) {
      return switch (ending) {
        case DONE -> done;
        case SAME -> same;
        case UNSURE -> UNSURE;
        case FAILED -> FAILED;
        case REFUSED -> REFUSED;
      };
    }

    Style style() {
      return style;
    }

    String words() {
      return words;
    }

    String label() {
      return label;
    }

    /** Returns whether the change was not tried yet. */
    boolean isPlanned() {
      return this == TO_SET || this == TO_CLEAR || this == TO_UNDO || this == TO_REDO;
    }

    /** Returns whether the result is not an error. */
    boolean isFine() {
      return style != Style.BAD;
    }
  }
}
