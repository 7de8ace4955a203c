package io.github.photoshell.photo;

import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts for a refusal: the portal's message, the cause, and the next step. */
final class RefusalText {
  private static final String TRY_ANOTHER =
      "Use the public https address of the image itself, or a file.";

  private RefusalText() {}

  static CommandResult of(Refused refused) {
    Integer status = refused.status() < 0 ? null : refused.status();
    return CommandResult.failed(
            ExitCode.REFUSED, portalMessage(refused) + " " + why(refused), next(refused))
        .withStatus(status);
  }

  private static String portalMessage(Refused refused) {
    if (refused.status() < 0) {
      return "Nothing was sent.";
    }
    String reason = refused.reason() == null ? "" : ": " + refused.reason().strip();
    return "The portal refused (%d)%s%s"
        .formatted(refused.status(), reason, reason.endsWith(".") ? "" : ".");
  }

  private static String why(Refused refused) {
    List<Cause> causes = refused.causes();
    if (causes.isEmpty()) {
      return "Nothing was changed.";
    }
    if (causes.get(0).certain()) {
      String sentence = sentence(causes.get(0).reason(), refused);
      return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
    if (causes.size() == 1) {
      return "Most likely: " + sentence(causes.get(0).reason(), refused);
    }
    return causes.stream()
        .map(cause -> sentence(cause.reason(), refused))
        .map(RefusalText::withoutFullStop)
        .collect(Collectors.joining("; or ", "Possible causes: ", "."));
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String sentence(RefusalReason reason, Refused refused) {
    String person = DisplayNames.shown(refused.person().displayName());
    return switch (reason) {
      case NOT_YOURS ->
          "since DocSpace 3.6 only %s can change this photo; you are %s."
              .formatted(person, DisplayNames.of(refused.you()));
      case NO_RIGHT -> "you may not edit %s.".formatted(person);
      case OWNERS_PHOTO ->
          "%s owns the portal, and only the portal owner can change this photo.".formatted(person);
      case ADMINS_PHOTO ->
          "%s is an admin, and only they or the portal owner can set this photo from a file."
              .formatted(person);
      case DISABLED_PERSON ->
          "%s is disabled, and DocSpace 3.5 keeps the photos of disabled people.".formatted(person);
      case GONE -> "%s has been removed from the portal.".formatted(person);
      case KEY -> "the API key lacks accounts:write, so it cannot change photos.";
      case NOT_HTTPS -> "the address is not https.";
      case PRIVATE_ADDRESS -> "the address belongs to a private network.";
      case UNKNOWN_HOST -> "the portal cannot find the host.";
      case REDIRECT ->
          "the address redirects, and since DocSpace 3.7 portals do not follow redirects.";
      case IMAGE_ON_PORTAL -> "the image is on the portal itself, which cannot download it.";
      case DOWNLOAD_FAILED -> "the address returned an error instead of an image.";
      case UNREACHABLE_ADDRESS -> "the portal could not connect to the address in time.";
      case TOO_LARGE_DOWNLOAD, TOO_LARGE_FILE -> "the image is larger than the portal accepts.";
      case EMPTY_DOWNLOAD -> "the address returned no data.";
      case NOT_AN_IMAGE -> "the portal cannot read the data as an image.";
      case UNREADABLE_FILE -> "the portal cannot read the file as an image.";
    };
  }

  private static String next(Refused refused) {
    if (refused.causes().isEmpty()) {
      return "'person %s' shows what the portal has.".formatted(PersonNames.word(refused.person()));
    }
    return switch (refused.causes().get(0).reason()) {
      case NOT_YOURS ->
          "%s can, with their own API key. To change your own photo: photo-set @self <image>"
              .formatted(DisplayNames.shown(refused.person().displayName()));
      case DISABLED_PERSON ->
          "Enable %s in the portal, remove the photo, and disable them again."
              .formatted(DisplayNames.shown(refused.person().displayName()));
      case ADMINS_PHOTO ->
          "Use an https address: photo-set %s <address>"
              .formatted(PersonNames.word(refused.person()));
      case NO_RIGHT, OWNERS_PHOTO -> "To change your own photo: photo-set @self <image>";
      case GONE -> "'people' lists everyone on the portal.";
      case KEY -> ImportReasons.USE_ANOTHER_KEY;
      case REDIRECT -> "Open it in a browser and use the final address of the image.";
      case TOO_LARGE_DOWNLOAD, TOO_LARGE_FILE ->
          "Use a smaller image: the portal scales photos to 1280×1280 pixels anyway.";
      case UNREADABLE_FILE ->
          "Open the file, and save it again as a PNG or JPEG of at most 1280×1280 pixels.";
      default -> TRY_ANOTHER;
    };
  }
}
