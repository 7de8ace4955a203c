package io.github.photoshell.practice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/**
 * Setting a photo from a file (section 3.4 of the contract). Once it is asked, it answers 200 to
 * everything and says in the body whether anything was done.
 */
final class UploadEndpoints {
  /** The kinds of image that a file may be; a download may be any. */
  private static final Set<String> KINDS = Set.of("png", "jpeg");

  private static final String NO_FILE = "The uploaded file could not be found";
  private static final String NO_PERSON = "The user could not be found";
  private static final String NOT_YOURS = "Security error.";
  private static final String ADMINS = "No permissions to perform this action";
  private static final String TOO_LARGE =
      "The maximum file size is exceeded (%d MB).".formatted(PortalState.LIMIT / 1024 / 1024);
  private static final String OTHER_KIND = "Unknown image file type";

  private final PortalState premises;
  private final PhotoRules rights;

  UploadEndpoints(PortalState premises) {
    this.premises = premises;
    this.rights = new PhotoRules(premises);
  }

  ActionResult post(RequestContext visit) {
    if (visit.request().oversized()) {
      throw new ValidationError("", "Failed to read the request form. " + ApiError.BODY_TOO_LARGE);
    }
    MultipartForm form = MultipartForm.of(visit.request());
    boolean autosave = autosave(form);
    Optional<MultipartForm.Part> file = premises.newest() ? form.file("File") : form.anyFile();
    if (file.isEmpty()) {
      return no(NO_FILE);
    }
    visit.happening().names(file.get().fileName());
    Optional<Member> person = target(visit);
    if (person.isEmpty()) {
      return no(NO_PERSON);
    }
    if (!rights.mayChange(visit.caller(), person.get())) {
      return no(NOT_YOURS);
    }
    if (rights.barredFromAdmin(visit.caller(), person.get())) {
      return no(ADMINS);
    }
    return store(visit, person.get(), file.get().bytes(), autosave);
  }

  private boolean autosave(MultipartForm form) {
    Optional<String> field = form.field("autosave");
    if (field.isEmpty()) {
      if (premises.newest()) {
        return false;
      }
      throw ApiError.argument("Value cannot be null. (Parameter 'value')");
    }
    return switch (field.get().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        if (premises.newest()) {
          throw new ValidationError(
              "Autosave", "The value '%s' is not valid for Autosave.".formatted(field.get()));
        }
        throw ApiError.notABoolean(field.get());
      }
    };
  }

  private Optional<Member> target(RequestContext visit) {
    if (premises.rules() == ServerVersion.V3_5 && MemberDirectory.guid(visit.userId()).isEmpty()) {
      // Not an oversight here: whatever it can't read as an ID, 3.5 takes for the caller.
      return Optional.of(visit.caller());
    }
    return premises.people().target(visit.userId());
  }

  private ActionResult store(
      RequestContext visit, Member person, ByteString file, boolean autosave) {
    if (file.size() > PortalState.LIMIT) {
      return no(TOO_LARGE);
    }
    if (file.size() == 0) {
      return no(OTHER_KIND);
    }
    StoredPhoto photo;
    try {
      photo = StoredPhoto.of(file, StoredPhoto.Source.FILE);
    } catch (NotAnImageException e) {
      return no(HtmlEncoder.encoded(e.words()));
    }
    if (!KINDS.contains(photo.extension())) {
      return no(OTHER_KIND);
    }
    if (!autosave) {
      String name = premises.albums().park(photo);
      visit.parked(person, photo);
      return yes("/storage/userPhotos/temp/" + name);
    }
    Instant now = premises.now();
    visit.noted(PracticeChange.Kind.SET, person, premises.albums().upload(person, photo, now));
    return yes(saved(person, premises.cachedLook(person)));
  }

  private static Map<String, String> saved(Member person, PhotoStore.Look look) {
    Map<String, String> saved = new LinkedHashMap<>();
    ProfileWriter.links(person.id(), look)
        .forEach((name, link) -> saved.put(name.equals("original") ? "main" : name, link));
    return saved;
  }

  private static ActionResult yes(Object data) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("success", true);
    result.put("data", data);
    return ActionResult.of(result);
  }

  private static ActionResult no(String message) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("success", false);
    result.put("message", message);
    return ActionResult.of(result);
  }
}
