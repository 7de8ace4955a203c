package io.github.photoshell.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What would be sent. Inside {@link #run}, portals made or taken for the rehearsal note their
 * requests, which they build as ever, and answer them from assumptions; no connection is opened.
 */
public final class DryRun {
  private static final InheritableThreadLocal<@Nullable DryRun> CURRENT =
      new InheritableThreadLocal<>();

  /** How things are assumed to go. */
  public enum Scenario {
    /** Everybody exists, has a photo, and everything succeeds. */
    GOOD,
    /** Whoever is asked for is not known to the portal. */
    NOBODY_OF_THAT_NAME,
    /** There is no photo yet. */
    NO_PHOTO,
    /** The line breaks once, during the first call that changes something. */
    LINE_BREAKS_AT_THE_CHANGE,
    /** A change does not show in the first read after it. */
    SHOWS_LATE,
    /** There are two and a half hundred people. */
    MANY_PEOPLE,
    /** The key may change photos and nothing else. */
    NARROW_KEY
  }

  /**
   * One call of a rehearsal, without secrets.
   *
   * @param asked whether the reader would be asked before it
   * @param byHand whether it was given whole, as by {@link Portal#call}
   */
  public record Step(RequestSnapshot call, boolean asked, boolean byHand) {}

  /**
   * A text in the calls that stands for something only the portal knows.
   *
   * @param variable a name for it
   * @param call the call whose answer tells it, 1 for the first; 0 where it was known before
   * @param field where in that answer, as in {@code response.id}
   * @param of the name that was asked for; null where it is not about a person
   */
  public record Unknown(
      String literal, String variable, int call, String field, @Nullable String of) {}

  /** The ID of whoever has not connected yet. */
  public static final String NOBODY_YET = "eeeeeeee-0000-4000-8000-000000000000";

  private final Scenario scenario;
  private final DryRunResponses dryRunResponses;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private boolean asked;

  /**
   * @param selfId the ID of whoever rehearses
   * @param selfUserName their user name; null when it isn't known
   */
  public DryRun(Scenario scenario, String selfId, @Nullable String selfUserName) {
    this.scenario = scenario;
    this.dryRunResponses = new DryRunResponses(scenario, selfId, selfUserName);
  }

  /** Whether this thread rehearses: nothing may be written, asked or remembered. */
  public static boolean isOn() {
    return CURRENT.get() != null;
  }

  /** Returns the rehearsal of this thread, or null. */
  public static @Nullable DryRun current() {
    return CURRENT.get();
  }

  /** Has this thread rehearse. */
  public <T> T run(Supplier<T> whatToDo) {
    DryRun before = CURRENT.get();
    CURRENT.set(this);
    try {
      return whatToDo.get();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  public Scenario turn() {
    return scenario;
  }

  /** Returns the calls until now, in order. */
  public synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Returns what of the calls only the portal knows. */
  public synchronized List<Unknown> unknowns() {
    return dryRunResponses.unknowns();
  }

  /** Notes that a file is taken for a good one though it is not there. */
  public synchronized void assumeFile(String path) {
    files.add(path);
  }

  /** Returns the files that are taken for good ones though they are not there. */
  public synchronized List<String> assumedFiles() {
    return List.copyOf(files);
  }

  /** Notes that the reader would be asked now. */
  public synchronized void question() {
    asked = true;
  }

  private synchronized Response answer(ServerAddress address, Request request) throws IOException {
    boolean byHand = request.tag(RawCalls.class) != null;
    RequestSnapshot call = ExchangeRedactor.of(request).call(RequestSnapshot.of(address, request));
    steps.add(new Step(call, asked, byHand));
    asked = false;
    return dryRunResponses.answer(request, steps.size());
  }

  /** Marks a request as one that is not to be sent. */
  record Role(DryRun dryRun, ServerAddress address) {}

  /** Where requests that are not to be sent end. */
  static final class DryRunInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      Role role = Objects.requireNonNull(request.tag(Role.class));
      return role.dryRun().answer(role.address(), request);
    }
  }
}
