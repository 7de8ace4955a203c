package io.github.photoshell.session;

import io.github.photoshell.image.PixelSize;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Role;
import io.github.photoshell.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of accounts, roles, versions and photos on the screen. */
public final class DisplayNames {
  /**
   * The maximum number of characters of a name on the screen, about as many as on the portal's own
   * pages.
   */
  private static final int MAX_NAME = 100;

  private DisplayNames() {}

  /** Returns a name or e-mail from the portal, shortened for the screen. */
  public static String shown(String name) {
    return Text.abbreviate(name, MAX_NAME);
  }

  /** Returns whether a name is shown in full. */
  public static boolean isShownWhole(String name) {
    return shown(name).equals(name);
  }

  /** Returns {@code "Sean O'Neil (sean)"}. */
  public static String of(Account account) {
    return named(account.displayName(), account.userName());
  }

  /** Returns {@code "Sean O'Neil (sean)"}. */
  public static String named(String displayName, @Nullable String userName) {
    return userName == null
        ? shown(displayName)
        : "%s (%s)".formatted(shown(displayName), shown(userName));
  }

  public static String of(@Nullable Role role) {
    if (role == null) {
      return "role unknown";
    }
    return switch (role) {
      case OWNER -> "owner of the portal";
      case ADMIN -> "DocSpace admin";
      case ROOM_ADMIN -> "room admin";
      case USER -> "user";
      case GUEST -> "guest";
    };
  }

  public static String of(PortalVersion version) {
    if (version.number() != null) {
      return "DocSpace " + shown(version.number());
    }
    return "DocSpace, version unknown"
        + (version.docSpace() == null ? "" : " (" + shown(version.docSpace()) + ")");
  }

  /** Returns {@code "a PNG of 400×400 pixels"}, or less if less is known. */
  public static String of(PhotoUrls photo) {
    if (photo.isDefault()) {
      return "no photo";
    }
    PixelSize size = photo.size();
    String format = photo.extension();
    return size == null || format == null
        ? "a photo"
        : "a %s of %d×%d pixels"
            .formatted(shown(format).toUpperCase(Locale.ROOT), size.width(), size.height());
  }
}
