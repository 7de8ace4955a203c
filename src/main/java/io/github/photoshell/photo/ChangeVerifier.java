package io.github.photoshell.photo;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PixelSize;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Reads a photo back after a change was sent. Hash, size and format are compared first; where they
 * are as before, the stored bytes tell, for two changes within a second share a hash, and by ID an
 * upload shows late (contract 3.1).
 */
final class ChangeVerifier {
  /** How often it is looked before a change counts as not made; the pauses grow to 15 s in all. */
  private static final int LOOKS = 6;

  private final Portal portal;
  private final PreviousPhoto before;
  private final boolean removes;
  private final @Nullable LocalImage file;
  private final boolean alwaysReadsBytes;
  private boolean cameBack;

  /** What one look showed. */
  enum Verdict {
    /** The photo is as wanted. */
    DONE,
    /** It is not as wanted, or not yet. */
    NOT_DONE,
    /** Nothing that was read tells. */
    UNKNOWN,
    /** The photo was removed, and the portal shows one again. */
    CAME_BACK,
    /** The portal did not show the photo. */
    UNREADABLE
  }

  /**
   * One look.
   *
   * @param shown null for {@link Verdict#UNREADABLE}
   * @param stored the stored bytes, where they were read and could be had
   * @param reply the portal's answer
   */
  record Look(
      Verdict verdict,
      @Nullable ShownPhoto shown,
      @Nullable PictureFile stored,
      Reply<PhotoUrls> reply) {}

  /**
   * @param file what was sent; null for an address and for a removal
   * @param alwaysReadsBytes whether the stored bytes are wanted where the rest would tell, too
   */
  ChangeVerifier(
      Portal portal,
      PreviousPhoto before,
      boolean removes,
      @Nullable LocalImage file,
      boolean alwaysReadsBytes) {
    this.portal = portal;
    this.before = before;
    this.removes = removes;
    this.file = file;
    this.alwaysReadsBytes = alwaysReadsBytes;
  }

  /** Whether it is a removal that is read back. */
  boolean removes() {
    return removes;
  }

  /** Takes note of the answer to the change. Of a removal it can show that the photo came back. */
  void answered(Object answer) {
    cameBack = removes && answer instanceof PhotoUrls urls && !urls.isDefault();
  }

  /**
   * Looks until the change shows, a few times at most: caches and replicas may lag behind.
   *
   * @throws io.github.photoshell.portal.PortalException when it is cancelled
   */
  Look untilItShows() {
    Look look = once();
    for (int next = 2; next <= LOOKS && mayChange(look.verdict()); next++) {
      portal.pauseBefore(next);
      look = once();
    }
    return look;
  }

  private boolean mayChange(Verdict verdict) {
    return switch (verdict) {
      case DONE, UNREADABLE -> false;
      case NOT_DONE, UNKNOWN -> true;
      case CAME_BACK -> !cameBack;
    };
  }

  /**
   * Looks once.
   *
   * @throws io.github.photoshell.portal.PortalException when it is cancelled
   */
  Look once() {
    Reply<PhotoUrls> reply = before.reader().read();
    if (!(reply instanceof Reply.Ok<PhotoUrls> ok)) {
      return new Look(Verdict.UNREADABLE, null, null, reply);
    }
    ShownPhoto now = ShownPhoto.of(ok, before.reader().isCurrent());
    if (removes) {
      return new Look(ofRemoval(now), now, null, reply);
    }
    if (now.isDefault()) {
      return new Look(Verdict.NOT_DONE, now, null, reply);
    }
    boolean differs = before.shown() == null || before.differsFrom(now);
    if (differs && !alwaysReadsBytes && hasExpectedSize(now.urls())) {
      return new Look(Verdict.DONE, now, null, reply);
    }
    try {
      PictureFile stored = stored(now);
      return new Look(ofBytes(stored, differs), now, stored, reply);
    } catch (PortalException cancelled) {
      if (!differs) {
        throw cancelled;
      }
      return new Look(Verdict.DONE, now, null, reply);
    }
  }

  /** Returns the stored bytes; null where they can't be had. */
  @Nullable PictureFile stored(ShownPhoto shown) {
    return PictureFile.of(portal.picture(shown.urls().original()));
  }

  private Verdict ofRemoval(ShownPhoto now) {
    if (now.isDefault()) {
      return Verdict.DONE;
    }
    return before.differsFrom(now) ? Verdict.CAME_BACK : Verdict.NOT_DONE;
  }

  /** A file list that lags behind shows the size of the photo before under a new hash. */
  private boolean hasExpectedSize(PhotoUrls now) {
    PixelSize sent = file == null ? null : file.size();
    PixelSize stored = now.size();
    return DryRun.isOn() || sent == null || stored == null || StoredPhotoSize.fits(sent, stored);
  }

  private Verdict ofBytes(@Nullable PictureFile stored, boolean differs) {
    if (stored != null && file != null && stored.isSameAs(file.bytes())) {
      return Verdict.DONE;
    }
    PictureFile old = before.picture();
    if (stored == null || old == null) {
      return differs ? Verdict.DONE : Verdict.UNKNOWN;
    }
    if (!stored.isSameAs(old.bytes())) {
      return Verdict.DONE;
    }
    if (isScaled()) {
      // What the portal makes of the file may be the photo that was there.
      return differs ? Verdict.DONE : Verdict.UNKNOWN;
    }
    return file == null && differs ? Verdict.DONE : Verdict.NOT_DONE;
  }

  private boolean isScaled() {
    PixelSize sent = file == null ? null : file.size();
    return sent != null && !StoredPhotoSize.keeps(sent);
  }
}
