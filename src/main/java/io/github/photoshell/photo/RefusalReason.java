package io.github.photoshell.photo;

/** Why a portal refuses to change a photo (contract 3.3, 3.4, 3.7). */
public enum RefusalReason {
  /** From 3.6 on only the person themself may. */
  NOT_YOURS,
  /** Before 3.6: the key's maker may not edit this person. */
  NO_RIGHT,
  /** Before 3.6: the owner's photo is the owner's alone. */
  OWNERS_PHOTO,
  /** Before 3.6: a disabled person's photo can't be removed. */
  DISABLED_PERSON,
  /** The person has been removed meanwhile. */
  GONE,
  /** The key lacks {@code accounts:write}. */
  KEY,
  /** A portal on https downloads from https only. */
  NOT_HTTPS,
  /** The address belongs to a private network, the portal's own included. */
  PRIVATE_ADDRESS,
  /** The portal can't resolve the address's host. */
  UNKNOWN_HOST,
  /** The address redirects; a portal from 3.7 on doesn't follow. */
  REDIRECT,
  /** A picture of the portal itself, which it may not download without signing in. */
  PORTALS_OWN_PICTURE,
  /** The address answered with an error; the portal's words name it. */
  DOWNLOAD_FAILED,
  /** The portal got no connection to the address, or not in time. */
  UNREACHABLE_ADDRESS,
  /** What the address gave is larger than the portal takes. */
  TOO_LARGE_DOWNLOAD,
  /** The address gave nothing. */
  EMPTY_DOWNLOAD,
  /** The portal can't read it as an image. */
  NOT_AN_IMAGE,
  /** The file is larger than the portal takes; only where its limit isn't known beforehand. */
  TOO_LARGE_FILE
}
