package io.github.photoshell.render;

import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.RefusalReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for a portal's no: what it said, what is behind it, and what would work. */
final class RefusalText {
  private static final String TRY_ANOTHER =
      "Give the https address of the picture itself, one that everybody can open, or a file.";

  private RefusalText() {}

  static CommandResult of(Refused refused) {
    Integer status = refused.status() < 0 ? null : refused.status();
    return CommandResult.failed(ExitCode.REFUSED, said(refused) + " " + why(refused), next(refused))
        .withStatus(status);
  }

  private static String said(Refused refused) {
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
        .map(RefusalText::withoutStop)
        .collect(Collectors.joining("; or ", "It may be that ", "."));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String sentence(RefusalReason reason, Refused refused) {
    String person = DisplayNames.shown(refused.person().displayName());
    return switch (reason) {
      case NOT_YOURS ->
          "only %s can change this photo, from DocSpace 3.6 on; you are %s."
              .formatted(person, DisplayNames.of(refused.you()));
      case NO_RIGHT -> "you may not edit %s.".formatted(person);
      case OWNERS_PHOTO ->
          "%s owns the portal, and the owner's photo is the owner's alone.".formatted(person);
      case DISABLED_PERSON -> "%s is disabled.".formatted(person);
      case GONE -> "%s has been removed meanwhile.".formatted(person);
      case KEY -> "the key may not change photos: it lacks accounts:write.";
      case NOT_HTTPS -> "the address is not https.";
      case PRIVATE_ADDRESS -> "the address belongs to a private network.";
      case UNKNOWN_HOST -> "the portal finds no such host.";
      case REDIRECT -> "the address leads on to another, and portals from 3.7 on do not follow.";
      case PORTALS_OWN_PICTURE -> "it is a picture of the portal's own, which it may not fetch.";
      case DOWNLOAD_FAILED -> "the address gave an error instead of a picture.";
      case UNREACHABLE_ADDRESS -> "the portal got no connection to the address, or not in time.";
      case TOO_LARGE_DOWNLOAD, TOO_LARGE_FILE -> "the picture is larger than the portal takes.";
      case EMPTY_DOWNLOAD -> "the address gave nothing.";
      case NOT_AN_IMAGE -> "what it got is not a picture that it can read.";
    };
  }

  private static String next(Refused refused) {
    if (refused.causes().isEmpty()) {
      return "'person %s' shows what the portal has."
          .formatted(DisplayNames.word(refused.person()));
    }
    return switch (refused.causes().get(0).reason()) {
      case NOT_YOURS ->
          "With a key of their own %s can; 'photo-set @self <image>' changes yours."
              .formatted(DisplayNames.shown(refused.person().displayName()));
      case NO_RIGHT, OWNERS_PHOTO, DISABLED_PERSON -> "'photo-set @self <image>' changes yours.";
      case GONE -> "'people' lists who is there.";
      case KEY -> "Make a key with accounts:write in the portal, then 'connect <portal>'.";
      case REDIRECT -> "Open it in a browser, and give the address of the picture it ends at.";
      case TOO_LARGE_DOWNLOAD, TOO_LARGE_FILE ->
          "Use a smaller one: the portal scales to 1280 by 1280 pixels anyway.";
      default -> TRY_ANOTHER;
    };
  }
}
