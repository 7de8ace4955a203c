package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Reads a photo back after a change was sent. Hash, size and format are compared first. If they are
 * unchanged, the stored bytes decide: two changes within a second share a hash, and by ID an upload
 * shows late (contract 3.1).
 */
final class ChangeVerifier {
  /** The number of reads before a change counts as not made; the growing pauses add up to 15 s. */
  private static final int MAX_READS = 6;

  private final Portal portal;
  private final PreviousPhoto before;
  private final boolean removes;
  private final @Nullable LocalImage file;
  private final boolean alwaysReadsBytes;
  private boolean cameBack;

  /** The result of one read. */
  enum Verdict {
    /** The photo is as requested. */
    DONE,
    /** The photo is not (or not yet) as requested. */
    NOT_DONE,
    /** The data read does not decide it. */
    UNKNOWN,
    /** The photo was removed, and the portal shows one again. */
    CAME_BACK,
    /** The portal did not show the photo. */
    UNREADABLE
  }

  /**
   * One read of the photo.
   *
   * @param shown null for {@link Verdict#UNREADABLE}
   * @param stored the stored bytes; null if they were not read or not available
   * @param reply the portal's response
   */
  record Reading(
      Verdict verdict,
      @Nullable ShownPhoto shown,
      @Nullable ImageBytes stored,
      Reply<PhotoUrls> reply) {}

  /**
   * @param image the new photo; null for a removal
   * @param alwaysReadsBytes whether to read the stored bytes even if the rest decides
   */
  ChangeVerifier(
      Portal portal, PreviousPhoto before, @Nullable ImageSource image, boolean alwaysReadsBytes) {
    this.portal = portal;
    this.before = before;
    this.removes = image == null;
    this.file = image instanceof LocalImage sent ? sent : null;
    this.alwaysReadsBytes = alwaysReadsBytes;
  }

  /** Records the response to the change. For a removal it can show that the photo came back. */
  void recordResponse(Object answer) {
    cameBack = removes && answer instanceof PhotoUrls urls && !urls.isDefault();
  }

  /**
   * Reads the photo until the change shows, a limited number of times: caches and replicas may lag.
   *
   * @throws io.github.photoshell.portal.PortalException if cancelled
   */
  Reading awaitChange() {
    Reading look = readOnce();
    for (int next = 2; next <= MAX_READS && mayChange(look.verdict()); next++) {
      portal.pauseBefore(next);
      look = readOnce();
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
   * Reads the photo once.
   *
   * @throws io.github.photoshell.portal.PortalException if cancelled
   */
  Reading readOnce() {
    Reply<PhotoUrls> reply = before.reader().read();
    if (!(reply instanceof Reply.Ok<PhotoUrls> ok)) {
      return new Reading(Verdict.UNREADABLE, null, null, reply);
    }
    ShownPhoto now = ShownPhoto.of(ok, before.reader().isCurrent());
    if (removes) {
      return new Reading(ofRemoval(now), now, null, reply);
    }
    if (now.isDefault()) {
      return new Reading(Verdict.NOT_DONE, now, null, reply);
    }
    boolean differs = before.shown() == null || before.differsFrom(now);
    if (differs && !alwaysReadsBytes && hasExpectedSize(now.urls())) {
      return new Reading(Verdict.DONE, now, null, reply);
    }
    try {
      ImageBytes stored = stored(now);
      return new Reading(ofBytes(stored, differs), now, stored, reply);
    } catch (PortalException e) {
      if (!differs) {
        throw e;
      }
      return new Reading(Verdict.DONE, now, null, reply);
    }
  }

  /** Returns the stored bytes; null if they are not available. */
  @Nullable ImageBytes stored(ShownPhoto shown) {
    return ShownPhoto.file(portal.picture(shown.urls().original()));
  }

  private Verdict ofRemoval(ShownPhoto now) {
    if (now.isDefault()) {
      return Verdict.DONE;
    }
    return before.differsFrom(now) ? Verdict.CAME_BACK : Verdict.NOT_DONE;
  }

  /** A lagging file list shows the size of the previous photo with a new hash. */
  private boolean hasExpectedSize(PhotoUrls now) {
    PixelSize sent = file == null ? null : file.size();
    PixelSize stored = now.size();
    return portal.dryRun() != null
        || sent == null
        || stored == null
        || StoredPhotoSize.matches(sent, stored);
  }

  private Verdict ofBytes(@Nullable ImageBytes stored, boolean differs) {
    if (stored != null && file != null && stored.isSameAs(file.bytes())) {
      return Verdict.DONE;
    }
    ImageBytes old = before.image();
    if (stored == null || old == null) {
      return differs ? Verdict.DONE : Verdict.UNKNOWN;
    }
    if (!stored.isSameAs(old.bytes())) {
      return Verdict.DONE;
    }
    if (isScaled()) {
      // The portal's version of the file may equal the previous photo.
      return differs ? Verdict.DONE : Verdict.UNKNOWN;
    }
    return file == null && differs ? Verdict.DONE : Verdict.NOT_DONE;
  }

  private boolean isScaled() {
    PixelSize sent = file == null ? null : file.size();
    return sent != null && !StoredPhotoSize.isUnchanged(sent);
  }
}
