package io.github.photoshell.batch;

import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One image and the person it is for, or a person whose photo is removed, as given by a folder, a
 * ZIP or a CSV file. Missing values are empty.
 *
 * @param named the file name, or the line of the CSV file
 * @param person a user name, an e-mail or an ID
 * @param name a display name
 * @param image as written there
 * @param source an address or the path of a file; empty for a file outside the folder; for an image
 *     with {@code content}, a text that is the same for the same image
 * @param clears whether the photo is removed; the image is not used then
 * @param key where the API key of the person is; null to use that of the session
 * @param content reads an image that is not a file; null for a file or an address
 */
record ImportEntry(
    String named,
    String person,
    String id,
    String userName,
    String email,
    String name,
    String image,
    String source,
    boolean clears,
    @Nullable PersonKey key,
    @Nullable ImageContent content) {

  /** Reads the bytes of an image that is not a file of its own. */
  @FunctionalInterface
  interface ImageContent {
    byte[] read() throws IOException;
  }

  /** Returns the user name, e-mail, ID or display name that names the person. */
  String identifier() {
    return Stream.of(userName, email, person, id, name)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns whether a program has to run to get the API key. */
  boolean runsProgram() {
    return key != null && key.file() == null;
  }

  /** Returns whether it names an image, or needs none. */
  boolean isWhole() {
    return clears || !image.isEmpty();
  }

  /** Returns whether another entry asks for the same change of a photo. */
  boolean isSameChange(ImportEntry other) {
    return clears == other.clears && (clears || source.equals(other.source));
  }

  /**
   * An image as it was read.
   *
   * @param source the image, checked, or why it cannot be used
   * @param fileState changes when the file of the image changes
   */
  record ReadImage(ImageSource source, String fileState) {
    /** Returns a digest of a usable image, or of its address. */
    String digest() {
      return source instanceof LocalImage file
          ? Fingerprint.of(file.bytes())
          : Fingerprint.of(((ImageSource.Address) source).url());
    }

    /** Returns the size of the image; null if unknown. */
    @Nullable PixelSize size() {
      return source instanceof LocalImage file ? file.size() : null;
    }
  }

  /** Reads the image and makes it fit for the portal if {@code fit} is set. */
  ReadImage read(Session session, boolean fit) {
    // Before the file, so that a change meanwhile is noticed.
    String state = fileState();
    return new ReadImage(image(session, fit), state);
  }

  /** Returns an image that was read before, or reads it again if its file has changed since. */
  ReadImage read(Session session, boolean fit, @Nullable ReadImage before) {
    return before != null && before.fileState().equals(fileState()) ? before : read(session, fit);
  }

  private String fileState() {
    if (content != null || ImportPlanner.isAddress(source)) {
      return "";
    }
    try {
      BasicFileAttributes file = Files.readAttributes(Path.of(source), BasicFileAttributes.class);
      return file.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + file.size();
    } catch (IOException | InvalidPathException e) {
      // It is reported when it is read.
      return "";
    }
  }

  private ImageSource image(Session session, boolean fit) {
    if (content == null) {
      return SetPhoto.source(source, session, fit);
    }
    try {
      return SetPhoto.source(image, content.read(), session, fit);
    } catch (IOException e) {
      return new ImageSource.ImageProblem.Unreadable(image, BatchRunner.words(e));
    }
  }
}
