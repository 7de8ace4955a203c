package io.github.photoshell.practice;

import io.github.photoshell.practice.DecodedImage.NotAnImageException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/**
 * The endpoint that receives a photo file (section 3.4 of the contract). The action always answers
 * 200 and says in the body whether it succeeded.
 */
final class UploadEndpoints {
  /** The accepted formats of a file; a download may have any format. */
  private static final Set<String> CONTENT_TYPES = Set.of("png", "jpeg");

  private static final String NO_FILE = "The uploaded file could not be found";
  private static final String NO_PERSON = "The user could not be found";
  private static final String NOT_YOURS = "Security error.";
  private static final String ADMINS = "No permissions to perform this action";
  private static final String TOO_LARGE =
      "The maximum file size is exceeded (%d MB)."
          .formatted(PortalState.MAX_FILE_BYTES / 1024 / 1024);
  private static final String OTHER_KIND = "Unknown image file type";

  private UploadEndpoints() {}

  static ActionResult post(RequestContext context) {
    if (context.request().oversized()) {
      throw new ValidationError("", "Failed to read the request form. " + ApiError.BODY_TOO_LARGE);
    }
    MultipartForm multipartForm = MultipartForm.of(context.request());
    boolean autosave = autosave(context.state(), multipartForm);
    Optional<MultipartForm.Part> file =
        context.state().isNewest() ? multipartForm.file("File") : multipartForm.firstFile();
    if (file.isEmpty()) {
      return failure(NO_FILE);
    }
    context.effects().setImage(file.get().fileName());
    Optional<Member> member = target(context);
    if (member.isEmpty()) {
      return failure(NO_PERSON);
    }
    if (!context.rules().canChange(member.get())) {
      return failure(NOT_YOURS);
    }
    if (context.rules().barredFromAdmin(member.get())) {
      return failure(ADMINS);
    }
    return store(context, member.get(), file.get().bytes(), autosave);
  }

  private static boolean autosave(PortalState state, MultipartForm multipartForm) {
    Optional<String> field = multipartForm.field("autosave");
    if (field.isEmpty()) {
      if (state.isNewest()) {
        return false;
      }
      throw ApiError.argument("Value cannot be null. (Parameter 'value')");
    }
    return switch (field.get().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        if (state.isNewest()) {
          throw new ValidationError(
              "Autosave", "The value '%s' is not valid for Autosave.".formatted(field.get()));
        }
        throw ApiError.notABoolean(field.get());
      }
    };
  }

  private static Optional<Member> target(RequestContext context) {
    if (context.state().version() == ServerVersion.V3_5
        && MemberDirectory.parseGuid(context.userId()).isEmpty()) {
      // Intended: on 3.5 anything that is not an ID means the caller.
      return Optional.of(context.caller());
    }
    return context.state().members().resolve(context.userId());
  }

  private static ActionResult store(
      RequestContext context, Member member, ByteString file, boolean autosave) {
    if (file.size() > PortalState.MAX_FILE_BYTES) {
      return failure(TOO_LARGE);
    }
    if (file.size() == 0) {
      return failure(OTHER_KIND);
    }
    StoredPhoto photo;
    try {
      photo = StoredPhoto.of(file, StoredPhoto.Source.FILE);
    } catch (NotAnImageException e) {
      return failure(HtmlEncoder.encode(e.text()));
    }
    if (!CONTENT_TYPES.contains(photo.extension())) {
      return failure(OTHER_KIND);
    }
    PortalState state = context.state();
    if (!autosave) {
      String name = state.photos().addUpload(photo);
      context.recordParked(member, photo);
      return success("/storage/userPhotos/temp/" + name);
    }
    Instant now = state.now();
    context.recordChange(
        PracticeChange.Kind.SET, member, state.photos().upload(member, photo, now));
    return success(saved(member, state.cachedProfilePhoto(member)));
  }

  private static Map<String, String> saved(Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, String> saved = new LinkedHashMap<>();
    ProfileWriter.links(member.id(), profilePhoto)
        .forEach((name, link) -> saved.put(name.equals("original") ? "main" : name, link));
    return saved;
  }

  private static ActionResult success(Object data) {
    return ActionResult.of(JsonBodies.members("success", true, "data", data));
  }

  private static ActionResult failure(String message) {
    return ActionResult.of(JsonBodies.members("success", false, "message", message));
  }
}
