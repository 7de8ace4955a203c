package io.github.photoshell.portal;

import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.HttpClients;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.ResponseReader;
import io.github.photoshell.http.RetryPolicy;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Token;
import io.github.photoshell.http.Transport;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A dry run: its portals record the requests they would send and answer them with assumed
 * responses. No connection is opened.
 */
public final class DryRun {
  /** The assumed behaviour of the portal. */
  public enum Scenario {
    /** Every person exists and has a photo, and every request succeeds. */
    GOOD,
    /** The requested person does not exist. */
    NO_SUCH_PERSON,
    /** There is no photo yet. */
    NO_PHOTO,
    /** The connection is lost once, during the first request that changes something. */
    CONNECTION_LOST,
    /** A change does not show in the first read after it. */
    SHOWS_LATE,
    /** There are 250 people. */
    MANY_PEOPLE,
    /** The key can change photos and nothing else. */
    LIMITED_KEY
  }

  /** When a command asks before its next request, unless {@code --yes} is given. */
  public enum Question {
    /** If the current photo cannot be kept. */
    IF_NOT_KEPT,
    /** In any case; a script continues without an answer. */
    ALWAYS,
    /** In any case; a script needs {@code --yes}. */
    REQUIRED
  }

  /**
   * One request of a dry run, without secrets.
   *
   * @param question the question that would be asked before it; null for none
   * @param byHand whether the user wrote the request, as for {@link Portal#call}
   */
  public record Step(RequestSnapshot call, @Nullable Question question, boolean byHand) {}

  /**
   * A placeholder in the requests for a value that only the portal knows.
   *
   * @param variable a name for it
   * @param call the number of the request whose response contains the value, from 1; 0 if known
   *     before
   * @param field the place in that response, as in {@code response.id}
   * @param of the requested name; null if not about a person
   */
  public record Unknown(
      String literal, String variable, int call, String field, @Nullable String of) {}

  /** The placeholder ID of the user before connecting. */
  public static final String UNKNOWN_USER_ID = "eeeeeeee-0000-4000-8000-000000000000";

  private static final RetryPolicy RETRIES = new RetryPolicy(Duration.ZERO, false);

  private final Scenario scenario;
  private final DryRunResponses dryRunResponses;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private @Nullable Question question;

  /**
   * @param selfId the user's ID
   * @param selfUserName their user name; null when unknown
   */
  public DryRun(Scenario scenario, String selfId, @Nullable String selfUserName) {
    this.scenario = scenario;
    this.dryRunResponses = new DryRunResponses(scenario, selfId, selfUserName);
  }

  public Scenario scenario() {
    return scenario;
  }

  /** Returns the requests so far, in order. */
  public synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Returns the placeholders in the requests. */
  public synchronized List<Unknown> unknowns() {
    return dryRunResponses.unknowns();
  }

  /** Records a missing file or folder that is assumed to be valid, with all that is in it. */
  public synchronized void assumeFile(String path) {
    if (files.stream()
        .noneMatch(known -> path.equals(known) || path.startsWith(known + File.separator))) {
      files.add(path);
    }
  }

  /** Returns the missing files and folders that are assumed to be valid. */
  public synchronized List<String> assumedFiles() {
    return List.copyOf(files);
  }

  /** Records that a question would be asked now. */
  public synchronized void record(Question next) {
    question = next;
  }

  /** Returns the transport that records and answers the requests to a portal. */
  Transport transport(ServerAddress address, @Nullable Token token) {
    return new Transport() {
      @Override
      public <T> T send(Request request, CallOptions options, ResponseReader<T> reader) {
        Request whole = HttpClients.withHeaders(request, options);
        for (int attempt = 1; ; attempt++) {
          HttpResult result = answer(address, whole, options, token);
          T value = reader.read(result);
          if (RETRIES.pauseAfter(result, reader.failureOf(value), attempt) == null) {
            return value;
          }
        }
      }
    };
  }

  private synchronized HttpResult answer(
      ServerAddress address, Request request, CallOptions options, @Nullable Token token) {
    boolean isSigned =
        options.kind() != CallOptions.Kind.ANONYMOUS && address.sameOrigin(request.url());
    HttpResult result =
        dryRunResponses.answer(request, options, isSigned ? token : null, steps.size() + 1);
    RequestSnapshot call = result.redactor().call(RequestSnapshot.of(address, result));
    steps.add(new Step(call, question, options.kind() == CallOptions.Kind.RAW));
    question = null;
    return result;
  }
}
