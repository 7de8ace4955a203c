package io.github.photoshell.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * Serves the image files (section 3.1 of the contract). {@code /static/images/} needs no key;
 * {@code /storage/userPhotos/} accepts any valid key, whatever its scopes.
 */
final class FileEndpoints {
  private static final Pattern DEFAULT_PHOTO =
      Pattern.compile("default_user_photo_size_(\\d{2,3})-(\\d{2,3})\\.png");
  private static final Pattern STORED_PHOTO =
      Pattern.compile("([0-9a-f-]{36})_(orig|size)_(\\d+-\\d+)\\.([a-z]+)");
  private static final String CACHE_FOREVER =
      "must-revalidate, no-transform, immutable, max-age=31536000, private";
  private static final String NO_CACHE = "no-cache, no-store, no-transform";
  private static final Map<Integer, ByteString> DEFAULT_PHOTOS = new ConcurrentHashMap<>();

  private final PortalState state;

  FileEndpoints(PortalState state) {
    this.state = state;
  }

  HttpReply answer(PortalRequest request) {
    if (!request.method().equals("GET")) {
      return HttpReply.empty(405).with("Allow", "GET");
    }
    List<String> path = request.path();
    if (path.get(0).equals("static")) {
      return defaultPhoto(path)
          .map(bytes -> HttpReply.file("image/png", bytes))
          .orElseGet(() -> HttpReply.empty(404));
    }
    Optional<IssuedKey> key = state.validKey(request);
    if (key.isEmpty()) {
      return HttpReply.empty(403);
    }
    if (path.size() != 4 || !path.get(1).equals("userPhotos")) {
      return HttpReply.empty(404);
    }
    String name = path.get(3);
    return switch (path.get(2)) {
      case "root" ->
          isHiddenFrom(key.get().owner(), name)
              ? HttpReply.empty(403)
              : file(request, name, stored(name));
      case "temp" -> file(request, name, state.photos().parked(name).map(StoredPhoto::original));
      default -> HttpReply.empty(404);
    };
  }

  /**
   * Guests can read only their own photos. The practice portal does not know what others share with
   * a guest.
   */
  private static boolean isHiddenFrom(Member caller, String name) {
    return caller.role() == Role.GUEST && !name.startsWith(caller.id() + "_");
  }

  private static HttpReply file(PortalRequest request, String name, Optional<ByteString> bytes) {
    // The content type follows the name, as on the portal, although a scaled file is always PNG.
    String type = "image/" + name.substring(name.lastIndexOf('.') + 1);
    String cached = request.query("hash") == null ? NO_CACHE : CACHE_FOREVER;
    return bytes
        .map(
            found ->
                HttpReply.file(type, found)
                    .with("Content-Disposition", "attachment; filename=" + name)
                    .with("Cache-Control", cached))
        .orElseGet(() -> HttpReply.empty(404));
  }

  private Optional<ByteString> stored(String name) {
    Matcher parts = STORED_PHOTO.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<UUID> id = MemberDirectory.parseGuid(parts.group(1));
    List<StoredPhoto> photos = id.map(state.photos()::files).orElse(List.of());
    boolean original = parts.group(2).equals("orig");
    String dimensions = parts.group(3);
    Optional<StoredPhoto> photo =
        photos.stream()
            .filter(candidate -> candidate.extension().equals(parts.group(4)))
            .filter(candidate -> !original || candidate.dimensions().equals(dimensions))
            .findFirst();
    return original
        ? photo.map(StoredPhoto::original)
        : photo.flatMap(found -> square(found, dimensions));
  }

  private static Optional<ByteString> square(StoredPhoto photo, String dimensions) {
    return ProfileWriter.SQUARES.values().stream()
        .filter(side -> dimensions.equals(side + "-" + side))
        .findFirst()
        .map(photo::square);
  }

  /** Returns the default photo if a path names one of its five sizes. */
  static Optional<ByteString> defaultPhoto(List<String> path) {
    if (path.size() != 3 || !path.get(0).equals("static") || !path.get(1).equals("images")) {
      return Optional.empty();
    }
    Matcher size = DEFAULT_PHOTO.matcher(path.get(2));
    if (!size.matches() || !size.group(1).equals(size.group(2))) {
      return Optional.empty();
    }
    int side = Integer.parseInt(size.group(1));
    return ProfileWriter.SQUARES.containsValue(side)
        ? Optional.of(
            DEFAULT_PHOTOS.computeIfAbsent(
                side, any -> DecodedImage.encode(PortraitPainter.placeholder(side), "png")))
        : Optional.empty();
  }
}
