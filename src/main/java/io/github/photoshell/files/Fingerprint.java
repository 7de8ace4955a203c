package io.github.photoshell.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of a text or an image, to compare without storing: an address may contain a signature.
 */
public final class Fingerprint {
  private static final int BYTES = 16;

  /** Cloning is cheaper than looking up a provider each time. */
  private static final MessageDigest PROTOTYPE = unused();

  private Fingerprint() {}

  private static MessageDigest unused() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String of(byte[] bytes) {
    try {
      byte[] hash = ((MessageDigest) PROTOTYPE.clone()).digest(bytes);
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
