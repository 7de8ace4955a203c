package io.github.photoshell.photo;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.SaveOutcome.Fetched;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Saves a person's photo to a file. */
public final class SavePhoto {
  private final ShowPhoto photos;

  public SavePhoto(ShowPhoto photos) {
    this.photos = photos;
  }

  /**
   * A request to save a photo.
   *
   * @param file a file or a folder; null for a file named after the person in the current folder
   * @param replaces whether an existing file may be replaced
   * @param evenDefault whether to save the default image if there is no photo
   */
  record SaveRequest(
      String person,
      @Nullable String file,
      PhotoSize size,
      boolean replaces,
      boolean evenDefault) {}

  /**
   * Downloads the photo and writes it atomically.
   *
   * @throws io.github.photoshell.portal.PortalException if there is no usable response about person
   *     or photo
   */
  SaveOutcome save(Session session, SaveRequest saveRequest) {
    SaveOutcome outcome =
        fetch(session, saveRequest.person(), saveRequest.size(), saveRequest.evenDefault());
    return outcome instanceof Fetched fetched ? written(session, saveRequest, fetched) : outcome;
  }

  /**
   * Downloads the photo.
   *
   * @param evenDefault whether to return the default image if there is no photo
   * @return {@link Fetched} on success
   * @throws io.github.photoshell.portal.PortalException as above
   */
  SaveOutcome fetch(Session session, String search, PhotoSize size, boolean evenDefault) {
    PhotoView view = photos.view(session, search, size);
    if (!(view instanceof PhotoView.Looked looked)) {
      return new SaveOutcome.NotSeen(view);
    }
    Person person = looked.person();
    boolean none = looked.urls().isDefault();
    if (none && !evenDefault) {
      return new SaveOutcome.NoPhoto(person);
    }
    String address = Objects.requireNonNullElse(size.of(looked.urls()), "");
    if (!none && PhotoUrls.isDefaultImage(address)) {
      return new SaveOutcome.NotMadeYet(person, size);
    }
    ImageBytes file = looked.file();
    if (file == null) {
      return new SaveOutcome.NotFetched(person, looked.reply());
    }
    if (file.format() == null) {
      return new SaveOutcome.NotAnImage(person);
    }
    return new Fetched(person, file, none);
  }

  private static SaveOutcome written(Session session, SaveRequest saveRequest, Fetched fetched) {
    Person person = fetched.person();
    ImageBytes file = fetched.file();
    Path path;
    try {
      path = path(saveRequest.file(), person, file);
    } catch (InvalidPathException e) {
      return new SaveOutcome.NoName(e.getInput());
    }
    if (isSpecial(path)) {
      return new SaveOutcome.NotAFile(path);
    }
    try {
      if (!session.isDryRun()) {
        AtomicFile.write(
            path, saveRequest.replaces(), FileMode.DEFAULT, out -> out.write(file.bytes()));
      }
    } catch (FileAlreadyExistsException e) {
      return new SaveOutcome.AlreadyThere(path);
    } catch (IOException | SecurityException e) {
      return new SaveOutcome.NotWritten(path, AtomicFile.reason(e));
    }
    return new SaveOutcome.Saved(
        person, saveRequest.size(), path, file, fetched.isDefault(), endsOtherwise(path, file));
  }

  private static Path path(@Nullable String typed, Person person, ImageBytes file) {
    String name = safeName(person) + "." + file.extension();
    if (typed == null) {
      return TypedPath.of(name);
    }
    Path path = TypedPath.of(typed);
    if (Files.isDirectory(path) || namesFolder(typed)) {
      return path.resolve(name);
    }
    Path last = path.getFileName();
    return last == null || last.toString().contains(".") || isSpecial(path)
        ? path
        : path.resolveSibling(last + "." + file.extension());
  }

  /** Returns whether the typed path ends like a folder, which may be missing. */
  private static boolean namesFolder(String typed) {
    return typed.endsWith("/") || typed.endsWith(File.separator);
  }

  /** Returns whether the path is a pipe or a device. */
  private static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /** User names come from the portal and are not always valid file names. */
  static String safeName(Person person) {
    return PlainFileName.of(person.userName() == null ? person.id() : person.userName());
  }

  private static boolean endsOtherwise(Path path, ImageBytes file) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    Set<String> fits =
        switch (file.extension()) {
          case "jpg" -> Set.of("jpg", "jpeg", "jpe");
          case "tif" -> Set.of("tif", "tiff");
          default -> Set.of(file.extension());
        };
    return !fits.contains(extension);
  }
}
