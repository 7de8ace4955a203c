package io.github.photoshell.directory;

import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.PortalException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a listing of people ended. */
public sealed interface PeopleListing {

  /**
   * The people that match, or the first of them.
   *
   * @param total how many match
   * @param json the same people as the portal sent them, a list
   * @param cut why not every page was read though it was asked for; null where that is not so
   */
  record Listed(List<Person> people, int total, Json json, @Nullable ListLimit cut)
      implements PeopleListing {}

  /**
   * The portal gave no answer now, but one to the same question before, in the same session.
   *
   * @param age how long ago that was
   * @param trouble why there is no answer now
   */
  record Remembered(Listed listed, Duration age, PortalException trouble)
      implements PeopleListing {}

  /** The portal doesn't let this key search. */
  record Refused(SearchRefusal why) implements PeopleListing {}
}
