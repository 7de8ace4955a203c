package io.github.photoshell.batch;

import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.session.Session;
import java.util.Arrays;
import java.util.List;

/** The photos that people have before an import. */
final class CurrentPhotos {
  private final Session session;

  CurrentPhotos(Session session) {
    this.session = session;
  }

  static PhotoUrls urls(String original) {
    return new PhotoUrls(original, null, null, null, null, null);
  }

  /** Returns whether the person currently has a photo. */
  static boolean hasPhoto(Member member) {
    String original = member.original();
    if (original == null || original.isBlank()) {
      return member.person().hasPhoto();
    }
    return !urls(original).isDefault();
  }

  /**
   * Returns whether a person's photo is an image, byte for byte. The bytes are downloaded only if
   * the photo has its size.
   */
  boolean isPhotoOf(Member member, LocalImage file) {
    String original = member.original();
    PixelSize size = file.size();
    if (session.isDryRun() || original == null || size == null || !hasPhoto(member)) {
      return false;
    }
    PixelSize stored = urls(original).size();
    return (stored == null || stored.equals(size))
        && session.portal().picture(original) instanceof PictureReply.Fetched fetched
        && Arrays.equals(fetched.picture().bytes(), file.bytes());
  }

  /** Returns whether photos can be downloaded and kept, tested with the first one. */
  boolean canBeKept(List<Member> members) {
    for (Member member : members) {
      String original = member.original();
      if (original != null && hasPhoto(member)) {
        return !(session.portal().picture(original) instanceof PictureReply.Withheld);
      }
    }
    return true;
  }
}
