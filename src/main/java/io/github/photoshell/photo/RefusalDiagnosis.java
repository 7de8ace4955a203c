package io.github.photoshell.photo;

import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the causes of a refusal from status, roles and version (contract 3.3 to 3.7). The portal's
 * messages are used only where they are not translated.
 */
public final class RefusalDiagnosis {
  private static final String DOWNLOAD = "Failed to download photo: ";
  private static final Set<String> REDIRECTS =
      Set.of(
          "Ambiguous",
          "MultipleChoices",
          "Moved",
          "MovedPermanently",
          "Found",
          "Redirect",
          "SeeOther",
          "RedirectMethod",
          "TemporaryRedirect",
          "RedirectKeepVerb",
          "PermanentRedirect");

  /** The address ranges that portals since 3.7 do not download from (contract 3.3, row 8). */
  private static final Pattern PRIVATE =
      Pattern.compile(
          "localhost|0\\..*|10\\..*|127\\..*|169\\.254\\..*|192\\.168\\..*"
              + "|172\\.(1[6-9]|2\\d|3[01])\\..*|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*"
              + "|\\[(::1?|f[cd].*|fe[89ab].*)]");

  /** The end of each message of the portal's image library, which is never translated. */
  private static final Pattern IMAGE_LIBRARY = Pattern.compile(" @ (warning|error|fatal)/");

  private final Session session;
  private final Person person;
  private final @Nullable ImageSource image;

  /**
   * @param image what was sent; null when the photo was to be removed
   */
  RefusalDiagnosis(Session session, Person person, @Nullable ImageSource image) {
    this.session = session;
    this.person = person;
    this.image = image;
  }

  /** Returns a refusal for a missing scope; a status of -1 means that nothing was sent. */
  Refused byKey(int status) {
    return refused(status, null, List.of(certain(RefusalReason.KEY)));
  }

  /** Returns a refusal by a proxy that found the file too large. */
  Refused tooLarge(int status) {
    return refused(status, null, List.of(certain(RefusalReason.TOO_LARGE_FILE)));
  }

  Refused of(int status, String reason) {
    return refused(status, reason.isBlank() ? null : reason, causes(status, reason));
  }

  private Refused refused(int status, @Nullable String reason, List<Cause> causes) {
    return new Refused(person, session.account(), status, reason, causes, session.version());
  }

  private List<Cause> causes(int status, String reason) {
    if (status == 404) {
      return List.of(certain(RefusalReason.GONE));
    }
    if (status == 200 && image instanceof LocalImage && IMAGE_LIBRARY.matcher(reason).find()) {
      // Rights are checked before the file is decoded.
      return List.of(certain(RefusalReason.UNREADABLE_FILE));
    }
    if (!session.account().id().equalsIgnoreCase(person.id())) {
      List<Cause> foreign = ofAnotherPerson(status);
      if (!foreign.isEmpty() && foreign.get(0).certain()) {
        return foreign;
      }
      List<Cause> all = new ArrayList<>(foreign);
      all.addAll(ofTheImage(status, reason));
      return List.copyOf(all);
    }
    return ofTheImage(status, reason);
  }

  /** Contract 3.7. A failed download is recognized below by status and message. */
  private List<Cause> ofAnotherPerson(int status) {
    YesNoUnknown ownOnly = session.version().changesOwnPhotoOnly();
    if (ownOnly != YesNoUnknown.NO) {
      return List.of(new Cause(RefusalReason.NOT_YOURS, ownOnly == YesNoUnknown.YES));
    }
    if (status != 403 && person.role() == Role.OWNER) {
      return List.of(certain(RefusalReason.OWNERS_PHOTO));
    }
    if (status == 200
        && image instanceof LocalImage
        && person.role() == Role.ADMIN
        && session.account().role() != Role.OWNER) {
      return List.of(certain(RefusalReason.ADMINS_PHOTO));
    }
    Role you = session.account().role();
    boolean editsEveryone = you == Role.OWNER || you == Role.ADMIN;
    if (status == 403 && image == null && person.status() == Person.Status.DISABLED) {
      return editsEveryone
          ? List.of(certain(RefusalReason.DISABLED_PERSON))
          : List.of(likely(RefusalReason.DISABLED_PERSON), likely(RefusalReason.NO_RIGHT));
    }
    return status == 403 || (status == 200 && !editsEveryone)
        ? List.of(likely(RefusalReason.NO_RIGHT))
        : List.of();
  }

  private List<Cause> ofTheImage(int status, String reason) {
    if (image instanceof ImageSource.Address address) {
      return status == 403 ? ofAddress(address.url(), reason) : ofDownload(reason);
    }
    // A portal refuses a file with 200 (contract 3.4); other statuses are handled elsewhere.
    if (image == null || status != 200) {
      return List.of();
    }
    // The file was checked before: an unknown limit or its content remain.
    return session.uploadLimit() == null
        ? List.of(likely(RefusalReason.TOO_LARGE_FILE), likely(RefusalReason.UNREADABLE_FILE))
        : List.of(likely(RefusalReason.UNREADABLE_FILE));
  }

  private List<Cause> ofAddress(String url, String reason) {
    if (session.version().checksImageAddresses() == YesNoUnknown.NO) {
      return List.of();
    }
    if (reason.startsWith(DOWNLOAD)) {
      String answer = reason.substring(DOWNLOAD.length()).strip();
      if (REDIRECTS.contains(answer)) {
        return List.of(certain(RefusalReason.REDIRECT));
      }
      boolean own = session.address().sameOrigin(url);
      return List.of(certain(own ? RefusalReason.IMAGE_ON_PORTAL : RefusalReason.DOWNLOAD_FAILED));
    }
    // Rows 7 and 8 of contract 3.3 look the same.
    RefusalReason sure = urlProblem(session, url);
    if (sure != null) {
      return List.of(certain(sure));
    }
    List<Cause> causes = new ArrayList<>();
    if (!isHttps(url)) {
      causes.add(likely(RefusalReason.NOT_HTTPS));
    }
    causes.add(likely(RefusalReason.PRIVATE_ADDRESS));
    causes.add(likely(RefusalReason.UNKNOWN_HOST));
    return List.copyOf(causes);
  }

  /** Returns why portals since 3.7 never download from an address; null if they may. */
  public static @Nullable RefusalReason urlProblem(Session session, String url) {
    if (!isHttps(url) && session.address().isHttps()) {
      return RefusalReason.NOT_HTTPS;
    }
    return PRIVATE.matcher(host(url)).matches() ? RefusalReason.PRIVATE_ADDRESS : null;
  }

  private static boolean isHttps(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("https:");
  }

  /** Rows 10 to 13; the messages come from the server's source and its image library. */
  private static List<Cause> ofDownload(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.equals("image size is too large")) {
      return List.of(certain(RefusalReason.TOO_LARGE_DOWNLOAD));
    }
    if (words.equals("unknown image file type")) {
      return List.of(certain(RefusalReason.EMPTY_DOWNLOAD));
    }
    if (words.contains("no decode delegate") || words.contains("improper image header")) {
      return List.of(certain(RefusalReason.NOT_AN_IMAGE));
    }
    if (words.matches("(?s).*(timeout|timed out|refused|no such host|ssl|connection).*")) {
      return List.of(likely(RefusalReason.UNREACHABLE_ADDRESS));
    }
    return List.of(likely(RefusalReason.UNREACHABLE_ADDRESS), likely(RefusalReason.NOT_AN_IMAGE));
  }

  private static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Cause certain(RefusalReason reason) {
    return new Cause(reason, true);
  }

  private static Cause likely(RefusalReason reason) {
    return new Cause(reason, false);
  }
}
