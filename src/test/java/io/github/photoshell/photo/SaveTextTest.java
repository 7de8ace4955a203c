package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.people.PersonLookup;
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
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests what is said about a photo that is saved to a file. */
class SaveTextTest {
  private static final Path FILE = Path.of("ada.png");

  private static Saved saved(boolean isDefault, boolean hasOtherExtension) {
    ImageBytes image = new ImageBytes(new byte[1234], "PNG", new PixelSize(40, 30));
    return new Saved(ADA, PhotoSize.RETINA, FILE, image, isDefault, hasOtherExtension);
  }

  private static CommandResult result(SaveOutcome outcome) {
    SaveRequest request = new SaveRequest("ada", "my ada.png", PhotoSize.BIG, true, false);
    return SaveText.of(outcome, request, LineLayout.unlimited());
  }

  private static List<String> lines(SaveOutcome outcome) {
    return result(outcome).lines().stream().map(Text::plain).toList();
  }

  static Stream<Arguments> failures() {
    String facts = "'photo-show ada' shows what is known about the photo.";
    return Stream.of(
        arguments(
            new NoPhoto(ADA),
            ExitCode.REFUSED,
            "Ada Lovelace (ada) has no photo; the portal shows its default image.",
            "To save the default image: photo-save ada 'my ada.png' --size big --force --default"),
        arguments(
            new NotMadeYet(ADA, PhotoSize.BIG),
            ExitCode.REFUSED,
            "The portal has not created the size big of this photo yet.",
            "Try again in a moment. To save the original: photo-save ada 'my ada.png' --force"),
        arguments(
            new NotFetched(ADA, new PictureReply.Withheld(403)),
            ExitCode.REFUSED,
            "The portal does not let this API key download stored photos (403).",
            facts),
        arguments(
            new NotAnImage(ADA),
            ExitCode.NO_ANSWER,
            "The portal did not send an image; nothing was written.",
            facts),
        arguments(
            new AlreadyThere(FILE),
            ExitCode.USAGE,
            "The file ada.png already exists and was not changed.",
            "To replace it, add --force; or give another file name after the person."),
        arguments(
            new NotAFile(FILE),
            ExitCode.USAGE,
            "ada.png is a pipe or a device, not a file; nothing was written.",
            "To write to standard output, use '-' as the file."),
        arguments(
            new NotWritten(FILE, "no space left"),
            ExitCode.REFUSED,
            "ada.png cannot be written: no space left. Nothing was saved.",
            "Give another file or folder after the person."),
        arguments(
            new NoName("\0"),
            ExitCode.USAGE,
            "'' is not a valid file name.",
            "Give a file or a folder after the person, or neither."),
        arguments(
            new NotSeen(new PhotoView.Hidden(ADA)),
            ExitCode.REFUSED,
            "The portal does not show the photo of Ada Lovelace (ada) to this API key.",
            "'photo-show @self' shows your own photo; 'status' shows what the API key can do."),
        arguments(
            new NotSeen(new PhotoView.NoOnePerson(new PersonLookup.Unknown("x", List.of(), 0))),
            ExitCode.REFUSED,
            "No person has the user name, e-mail or ID 'x'.",
            "To search: people <part of a name>"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasAMessageAndANextStep(
      SaveOutcome outcome, ExitCode exitCode, String message, String next) {
    assertThat(result(outcome).exitCode()).isEqualTo(exitCode);
    assertThat(lines(outcome)).containsExactly(message, next);
  }

  @Test
  void savedFileIsDescribed() {
    assertThat(result(saved(false, false)).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(lines(saved(false, false)))
        .containsExactly(
            "Saved to ada.png: the photo of Ada Lovelace (ada), a PNG of 40×30 pixels, 1,234"
                + " bytes.");
    assertThat(lines(saved(true, true)))
        .containsExactly(
            "Saved to ada.png: the default image, a PNG of 40×30 pixels, 1,234 bytes.",
            "The file is a PNG, although its extension says otherwise.");
  }

  @Test
  void jsonHasTheWholePathAndTheSize() {
    assertThat(SaveText.json(saved(false, false)))
        .containsSubsequence(
            "\"file\": \"" + FILE.toAbsolutePath(),
            "\"personId\": \"" + ADA.id(),
            "\"size\": \"retina\"",
            "\"isDefault\": false",
            "\"format\": \"PNG\"",
            "\"bytes\": 1234",
            "\"width\": 40",
            "\"height\": 30");
  }

  @Test
  void imageOfUnknownSizeHasNoPixels() {
    ImageBytes image = new ImageBytes(new byte[3], "WebP", null);
    Saved saved = new Saved(ADA, PhotoSize.ORIGINAL, FILE, image, false, false);
    assertThat(lines(saved).get(0)).endsWith(", a WebP, 3 bytes.");
    assertThat(SaveText.json(saved)).contains("\"width\": null", "\"height\": null");
    assertThat(SaveText.counted(image).plain()).isEqualTo("a WebP of 3 bytes");
  }
}
