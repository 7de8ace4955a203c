package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns an exception into an error message that says what happened and what to do next. */
public final class FailureText {
  private FailureText() {}

  /** Returns the failure and what to do next; never a stack trace. */
  public static CommandResult of(Throwable exception) {
    if (exception instanceof PortalException portal) {
      return of(portal).withStatus(portal.status());
    }
    return CommandResult.failed(
        ExitCode.NO_ANSWER,
        "Internal error in photoshell: " + exception,
        "This is a bug. Please report it together with the line you typed.");
  }

  /** Returns the failure for one of several people in a few words, with the portal's reason. */
  public static String brief(PortalException exception) {
    return exception.kind() == FailureKind.REFUSED
        ? "the portal refused" + code(exception) + detail(exception)
        : exception.kind().brief();
  }

  /** Returns the failure on the practice portal, where keys cannot be created. */
  public static CommandResult onPracticePortal(Throwable exception) {
    return exception instanceof PortalException portal && portal.kind() == FailureKind.TOKEN_REFUSED
        ? CommandResult.failed(
                ExitCode.NOT_CONNECTED,
                "The portal refused the API key (401): it is disabled or has expired.",
                "'practice-as <person>' uses another key; on a real portal you would create a new"
                    + " one.")
            .withStatus(portal.status())
        : of(exception);
  }

  private static CommandResult of(PortalException exception) {
    String host = host(exception.call());
    return switch (exception.kind()) {
      case UNKNOWN_HOST ->
          noResponse(
              "Host " + host + " was not found.",
              "Check the address and your network, then type 'connect <portal>'.");
      case UNREACHABLE ->
          noResponse(
              "Cannot connect to " + host + ".",
              "Check the address and that the portal is running, then try again.");
      case TIMED_OUT ->
          unknownOutcome(
              exception,
              "No response in time to " + call(exception),
              "The portal may be busy. Try again in a minute.");
      case TLS ->
          noResponse(
              "No secure connection to " + host + detail(exception) + ".",
              "'doctor' shows details. The portal, or a proxy in front of it, may be outdated or"
                  + " misconfigured.");
      case UNTRUSTED ->
          noResponse(
              "The certificate of %s was issued by an unknown authority%s."
                  .formatted(host, detail(exception)),
              "If the authority is your own, add --ca-file <pem> with its certificate and try"
                  + " again.");
      case WRONG_HOST ->
          noResponse(
              "The certificate of %s is not valid for that name%s."
                  .formatted(host, certificateNames(exception)),
              "Type 'connect' with a name from the certificate, or ask the portal's admin to"
                  + " replace it.");
      case CERTIFICATE_EXPIRED ->
          noResponse(
              "The certificate of " + host + " has expired" + expiryDate(exception) + ".",
              "Ask the portal's admin to renew it. Is this computer's clock right? It says "
                  + LocalDate.now(ZoneOffset.UTC)
                  + ".");
      case CERTIFICATE_NOT_YET_VALID ->
          noResponse(
              "The certificate of %s is not valid before %s."
                  .formatted(
                      host, exception.detail() == null ? "a later date" : exception.detail()),
              "Is this computer's clock right? It says " + LocalDate.now(ZoneOffset.UTC) + ".");
      case CLIENT_CERTIFICATE ->
          noResponse(
              host + " requires a TLS client certificate, and accepted none.",
              "Send yours with 'connect <portal> --client-cert <p12 or pem>'.");
      case NO_TLS ->
          noResponse(
              host + " answers, but not over https.",
              "Check the port. For plain http type http://…; another computer also needs"
                  + " --allow-http.");
      case PROXY_DOWN ->
          noResponse(
              "Cannot connect to the proxy" + detail(exception) + ".",
              "Check that proxy. Hosts listed in NO_PROXY are reached without the proxy.");
      case PROXY_LOGIN ->
          noResponse(
              "The proxy refused the user name and password (407)" + detail(exception) + ".",
              "Put them into the proxy's address: http://user:password@proxy…. Encode special"
                  + " characters, such as @ as %40.");
      case PROXY_SCHEME ->
          noResponse(
              "The proxy requires a sign-in method that photoshell does not support (407)"
                  + detail(exception)
                  + ".",
              "Use a local proxy that signs in for you. Hosts listed in NO_PROXY are reached"
                  + " without a proxy.");
      case PROXY_REFUSED ->
          noResponse(
              "The proxy refused the connection to " + host + detail(exception) + ".",
              "Ask the proxy's admin. Hosts listed in NO_PROXY are reached without it.");
      case CONNECTION_LOST ->
          unknownOutcome(
              exception, "The connection was lost during " + call(exception), "Try again.");
      case TOO_LARGE ->
          unknownOutcome(
              exception,
              "The response to " + call(exception) + " is larger than 10 MB",
              "Request less, for example by adding search words.");
      case UNREADABLE ->
          unknownOutcome(
              exception,
              "The response to "
                  + call(exception)
                  + (isSuccess(exception) ? "" : " (" + exception.status() + ")")
                  + " is not what a DocSpace portal sends"
                  + detail(exception),
              "Is this the portal's own address? 'status' shows where you are connected.");
      case CANCELLED -> cancelled(exception);
      case TOKEN_REFUSED ->
          CommandResult.failed(
              ExitCode.NOT_CONNECTED,
              "The portal refused the API key (401): it is unknown, disabled or expired."
                  + detailSentence(exception),
              "Type 'connect <portal>' and enter a valid one.");
      case KEY_LACKS_SCOPE ->
          refused(
              "The API key does not allow " + call(exception) + " (403).",
              "'status' shows the key's rights. A portal admin can create a key with more rights.");
      case WRONG_NETWORK ->
          refused(
              "The portal's IP restrictions block this network (403" + detail(exception) + ").",
              "Ask the portal's admin to allow this computer's IP address.");
      case UNPAID ->
          refused(
              "The portal " + PortalStateText.of(exception.kind()) + " (402).",
              PortalStateText.next(exception.kind()));
      case SUSPENDED ->
          refused(
              "The portal at %s %s (404) and answers no requests."
                  .formatted(host, PortalStateText.of(exception.kind())),
              PortalStateText.next(exception.kind()));
      case BUSY, RESTORING, MOVING, ENCRYPTING ->
          refused(
              "The portal "
                  + PortalStateText.of(exception.kind())
                  + " (403) and refuses this request until that is finished.",
              PortalStateText.next(exception.kind()));
      case NO_PORTAL ->
          noResponse(
              "There is no portal at %s (404): the address is wrong, or the portal is being deleted.%s"
                  .formatted(host, detailSentence(exception)),
              "Check the address, then type 'connect <portal>'.");
      case NO_SUCH_CALL ->
          refused(
              "The portal has no API call " + call(exception) + " (404).",
              "'api' with Tab lists the official calls; older portals lack some of them.");
      case TOO_MANY ->
          refused(
              "The portal accepts no more requests for now (429)." + detailSentence(exception),
              waiting(exception.retryAfter()));
      case PROXY ->
          unknownOutcome(
              exception,
              "A proxy or firewall in front of the portal answered %s%s%s"
                  .formatted(call(exception), status(exception), detail(exception)),
              exception.status() != null && exception.status() < 500
                  ? "This was not the portal's decision. Ask the admin of the proxy or firewall."
                  : "The portal may be starting or overloaded. Try again in a minute.");
      case REDIRECTED -> redirected(exception, host);
      case REFUSED ->
          refused(
              "The portal refused " + call(exception) + status(exception) + detail(exception) + ".",
              afterRefusal(exception.status()));
    };
  }

  private static CommandResult redirected(PortalException exception, String host) {
    String target = exception.detail();
    if (Objects.equals(exception.status(), 304)) {
      return refused(
          "The portal answered " + call(exception) + " with 304: nothing has changed.",
          "Without If-None-Match and If-Modified-Since it sends the full response.");
    }
    if (target == null) {
      return noResponse(
          "%s redirects %s%s, but does not say where to."
              .formatted(host, call(exception), code(exception)),
          "Is this the portal's own address? 'status' shows where you are connected.");
    }
    if (target.startsWith("/")) {
      return noResponse(
          "The portal redirects %s to %s%s; redirects are not followed."
              .formatted(call(exception), target, code(exception)),
          "The portal may not be set up yet, or may need another sign-in. Open it in a browser.");
    }
    return noResponse(
        "%s redirects requests to %s%s; redirects are not followed."
            .formatted(host, target, code(exception)),
        "If you trust that address, type 'connect' with it.");
  }

  /** Returns a failure that says whether a change may have been made and how to check it. */
  private static CommandResult unknownOutcome(
      PortalException exception, String message, String next) {
    return exception.mayHaveHappened()
        ? noResponse(message + "; the portal may have processed it anyway.", howToCheck(exception))
        : noResponse(message + ".", next);
  }

  private static CommandResult cancelled(PortalException exception) {
    return exception.mayHaveHappened()
        ? new CommandResult(
            ExitCode.INTERRUPTED,
            List.of(
                Text.of("Cancelled; the portal may still process " + call(exception) + "."),
                Text.of(howToCheck(exception))),
            null)
        : new CommandResult(ExitCode.INTERRUPTED, List.of(Text.of("Cancelled.")), null);
  }

  private static String howToCheck(PortalException exception) {
    String call = call(exception);
    return "Before sending it again, run 'api GET %s' to see what the portal has now."
        .formatted(call.substring(call.indexOf(' ') + 1));
  }

  private static boolean isSuccess(PortalException exception) {
    return exception.status() == null || exception.status() < 300;
  }

  private static String code(PortalException exception) {
    return exception.status() == null ? "" : " (" + exception.status() + ")";
  }

  /** Returns the detail as a separate sentence. */
  private static String detailSentence(PortalException exception) {
    String detail = detail(exception);
    return detail.isEmpty() ? "" : " It says" + detail + ".";
  }

  private static String afterRefusal(@Nullable Integer status) {
    int code = status == null ? 403 : status;
    if (code >= 500) {
      return "The portal has an internal error. 'last' shows the full response for its admin.";
    }
    return switch (code) {
      case 402 -> "The portal's plan does not include this; its owner can change the plan.";
      case 403 -> "'status' shows who you are and what the API key can do.";
      default -> "'last' shows the request and the full response.";
    };
  }

  private static CommandResult noResponse(String message, String next) {
    return CommandResult.failed(ExitCode.NO_ANSWER, message, next);
  }

  private static CommandResult refused(String message, String next) {
    return CommandResult.failed(ExitCode.REFUSED, message, next);
  }

  private static String waiting(@Nullable Duration wait) {
    return wait == null
        ? "Wait a minute, then try again."
        : "Wait %s as the portal asks, then try again.".formatted(words(wait));
  }

  /** Returns a time to wait in seconds, minutes or hours, rounded up. */
  public static String words(Duration wait) {
    long seconds = wait.toSeconds();
    if (seconds < 120) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    return seconds < 7200 ? (seconds + 59) / 60 + " minutes" : (seconds + 3599) / 3600 + " hours";
  }

  private static String detail(PortalException exception) {
    String detail = exception.detail() == null ? "" : exception.detail().strip();
    return detail.isEmpty() ? "" : ": " + detail.replaceFirst("(?<!\\.)\\.$", "");
  }

  private static String certificateNames(PortalException exception) {
    return exception.detail() == null || exception.detail().isBlank()
        ? ""
        : "; it is for " + exception.detail();
  }

  private static String expiryDate(PortalException exception) {
    return exception.detail() == null ? "" : " on " + exception.detail();
  }

  private static String status(PortalException exception) {
    return exception.status() == null ? "" : " with " + exception.status();
  }

  /** Returns the method and the path, without the host, which the prompt shows. */
  private static String call(PortalException exception) {
    String call = exception.call();
    int blank = call.indexOf(' ');
    URI address = uri(call.substring(blank + 1));
    return address == null || address.getRawPath() == null
        ? call
        : call.substring(0, blank + 1) + address.getRawPath();
  }

  private static String host(String call) {
    URI address = uri(call.substring(call.indexOf(' ') + 1));
    return address == null || address.getRawAuthority() == null ? call : address.getRawAuthority();
  }

  private static @Nullable URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
