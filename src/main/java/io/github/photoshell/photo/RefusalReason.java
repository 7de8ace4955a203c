package io.github.photoshell.photo;

/** A reason why a portal refuses to change a photo (contract 3.3, 3.4, 3.7). */
public enum RefusalReason {
  /** Since 3.6: only that person may change the photo. */
  NOT_YOURS,
  /** Before 3.6: the owner of the API key may not edit this person. */
  NO_RIGHT,
  /** Before 3.6: only the portal owner may change the owner's photo. */
  OWNERS_PHOTO,
  /** Before 3.6: only that admin or the portal owner may set an admin's photo from a file. */
  ADMINS_PHOTO,
  /** Before 3.6: a disabled person's photo cannot be removed. */
  DISABLED_PERSON,
  /** The person has been removed from the portal. */
  GONE,
  /** The API key lacks {@code accounts:write}. */
  KEY,
  /** A portal on https downloads from https only. */
  NOT_HTTPS,
  /** The address belongs to a private network, the portal's own included. */
  PRIVATE_ADDRESS,
  /** The portal cannot resolve the host of the address. */
  UNKNOWN_HOST,
  /** The address redirects; portals since 3.7 do not follow. */
  REDIRECT,
  /** An image of the portal itself, which it cannot download without signing in. */
  IMAGE_ON_PORTAL,
  /** The address returned an error, given in the portal's message. */
  DOWNLOAD_FAILED,
  /** The portal could not connect to the address, or not in time. */
  UNREACHABLE_ADDRESS,
  /** The downloaded image is larger than the portal accepts. */
  TOO_LARGE_DOWNLOAD,
  /** The address returned no data. */
  EMPTY_DOWNLOAD,
  /** The portal cannot read what it downloaded as an image. */
  NOT_AN_IMAGE,
  /** The portal cannot read the file as an image: it is damaged, or has too many pixels. */
  UNREADABLE_FILE,
  /** The file is larger than the portal accepts; used only if the limit was not known before. */
  TOO_LARGE_FILE
}
