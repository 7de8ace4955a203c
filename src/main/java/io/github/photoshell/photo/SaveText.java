package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.SaveOutcome.AlreadyThere;
import io.github.photoshell.photo.SaveOutcome.NoName;
import io.github.photoshell.photo.SaveOutcome.NoPhoto;
import io.github.photoshell.photo.SaveOutcome.NotAFile;
import io.github.photoshell.photo.SaveOutcome.NotAnImage;
import io.github.photoshell.photo.SaveOutcome.NotFetched;
import io.github.photoshell.photo.SaveOutcome.NotMadeYet;
import io.github.photoshell.photo.SaveOutcome.NotSeen;
import io.github.photoshell.photo.SaveOutcome.NotWritten;
import io.github.photoshell.photo.SaveOutcome.Saved;
import io.github.photoshell.photo.SavePhoto.SaveRequest;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts for {@code photo-save}. */
final class SaveText {
  private SaveText() {}

  /**
   * @param request what was asked for; its file is {@code -} for standard output
   */
  static CommandResult of(SaveOutcome outcome, SaveRequest request, LineLayout layout) {
    if (outcome instanceof Saved saved) {
      return of(saved);
    }
    if (outcome instanceof NoPhoto none) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "%s has no photo; the portal shows its default image."
              .formatted(PersonNames.of(none.person())),
          "To save the default image: "
              + line(request, none.person(), request.size())
              + " --default");
    }
    if (outcome instanceof NotMadeYet not) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The portal has not created the size %s of this photo yet.".formatted(not.size().word()),
          "Try again in a moment. To save the original: "
              + line(request, not.person(), PhotoSize.ORIGINAL));
    }
    if (outcome instanceof NotFetched not) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          PhotoViewText.words(not.reply()),
          "'photo-show %s' shows what is known about the photo."
              .formatted(PersonNames.word(not.person())));
    }
    if (outcome instanceof NotAnImage not) {
      return CommandResult.failed(
          ExitCode.NO_ANSWER,
          "The portal did not send an image; nothing was written.",
          "'photo-show %s' shows what is known about the photo."
              .formatted(PersonNames.word(not.person())));
    }
    if (outcome instanceof AlreadyThere there) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "The file %s already exists and was not changed.".formatted(there.path()),
          "To replace it, add --force; or give another file name after the person.");
    }
    if (outcome instanceof NotAFile pipe) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "%s is a pipe or a device, not a file; nothing was written.".formatted(pipe.path()),
          "To write to standard output, use '-' as the file.");
    }
    if (outcome instanceof NotWritten not) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "%s cannot be written: %s. Nothing was saved.".formatted(not.path(), not.reason()),
          "Give another file or folder after the person.");
    }
    if (outcome instanceof NoName no) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "'%s' is not a valid file name.".formatted(no.typed()),
          "Give a file or a folder after the person, or neither.");
    }
    PhotoView view = ((NotSeen) outcome).view();
    if (view instanceof PhotoView.Hidden hidden) {
      return PhotoViewText.hidden(hidden.person());
    }
    return PeopleText.noSingleMatch(((PhotoView.NoOnePerson) view).search(), layout);
  }

  /** Returns the line that asks for the same file, perhaps in another size. */
  private static String line(SaveRequest request, Person person, PhotoSize size) {
    List<String> words = new ArrayList<>(List.of("photo-save", PersonNames.word(person)));
    if (request.file() != null) {
      words.add(Tokenizer.quoted(request.file()));
    }
    if (size != PhotoSize.ORIGINAL) {
      words.addAll(List.of("--size", size.word()));
    }
    if (request.replaces()) {
      words.add("--force");
    }
    return String.join(" ", words);
  }

  private static CommandResult of(Saved saved) {
    ImageBytes file = saved.file();
    List<Text> lines = new ArrayList<>();
    PixelSize size = file.size();
    lines.add(
        Text.of(
            Style.GOOD,
            "Saved to %s: %s, a %s%s, %,d bytes."
                .formatted(
                    saved.path(),
                    saved.isDefault()
                        ? "the default image"
                        : "the photo of " + PersonNames.of(saved.person()),
                    file.format(),
                    size == null ? "" : " of %d×%d pixels".formatted(size.width(), size.height()),
                    file.bytes().length)));
    if (saved.hasOtherExtension()) {
      lines.add(
          Text.of(
              Style.WARN,
              "The file is a %s, although its extension says otherwise.".formatted(file.format())));
    }
    return CommandResult.of(lines);
  }

  /** Returns a description of the image bytes for transcripts. */
  static Text counted(ImageBytes file) {
    return Text.of("a %s of %,d bytes".formatted(file.format(), file.bytes().length));
  }

  /** Returns the written file as JSON. */
  static String json(Saved saved) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    PixelSize size = saved.file().size();
    file.put("file", saved.path().toAbsolutePath().toString());
    file.put("personId", saved.person().id());
    file.put("size", saved.size().word());
    file.put("isDefault", saved.isDefault());
    file.put("format", saved.file().format());
    file.put("bytes", saved.file().bytes().length);
    file.put("width", size == null ? null : size.width());
    file.put("height", size == null ? null : size.height());
    return Json.object(file).pretty();
  }
}
