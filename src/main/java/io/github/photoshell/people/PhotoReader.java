package io.github.photoshell.people;

import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.UserIds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses of one person's photo. It asks by user name, which portals look up in their
 * database; by ID they answer from a cache that an upload does not renew (contract 3.1). If the
 * user name does not work, it asks by ID from then on, because hashes of the two kinds are not
 * comparable.
 */
public final class PhotoReader {
  /** Excludes user names that reach another service in a path (contract 2.1). */
  private static final Pattern IN_A_PATH =
      Pattern.compile("(?i)(?!files|privacyroom)[\\p{L}\\p{N}_][\\p{L}\\p{N}._+-]*");

  private static final Pattern OWNER = Pattern.compile("([0-9A-Fa-f-]{36})_orig_.*");

  private final Portal portal;
  private final String id;
  private @Nullable String userName;

  public PhotoReader(Portal portal, Person person) {
    this(portal, person.id(), person.userName());
  }

  /**
   * @param userName null or empty for a person without one
   */
  public PhotoReader(Portal portal, String id, @Nullable String userName) {
    this.portal = portal;
    this.id = id;
    boolean useful =
        userName != null && IN_A_PATH.matcher(userName).matches() && !UserIds.isId(userName);
    this.userName = useful ? userName : null;
  }

  /** Asks the portal once more. */
  public Reply<PhotoUrls> read() {
    if (userName != null) {
      Reply<PhotoUrls> reply = portal.api().photo(userName);
      if (isOfThisPerson(reply)) {
        return reply;
      }
      userName = null;
    }
    return portal.api().photo(id);
  }

  /** Returns whether the last response came from the portal's database. */
  public boolean isCurrent() {
    return userName != null;
  }

  /** A user name may belong to another person by now. */
  private boolean isOfThisPerson(Reply<PhotoUrls> reply) {
    if (reply instanceof Reply.Ok<PhotoUrls> ok) {
      Matcher owner = OWNER.matcher(ok.value().fileName());
      return !owner.matches() || owner.group(1).equalsIgnoreCase(id);
    }
    int status =
        reply instanceof Reply.Refused<PhotoUrls> refused
            ? refused.status()
            : ((Reply.Failed<PhotoUrls>) reply).status();
    return status != 404;
  }
}
