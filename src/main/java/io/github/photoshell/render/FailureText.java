package io.github.photoshell.render;

import io.github.photoshell.portal.FailureKind;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.NotConnectedException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The only place that words failures to get a response. */
public final class FailureText {
  private FailureText() {}

  /** Returns the failure and what to do next; never a stack trace. */
  public static CommandResult of(Throwable accident) {
    if (accident instanceof PortalException portal) {
      return of(portal).withStatus(portal.status());
    }
    if (accident instanceof NotConnectedException) {
      return notConnected();
    }
    return CommandResult.failed(
        ExitCode.NO_ANSWER,
        "Internal error in photoshell: " + accident,
        "This is a bug. Please report it together with the line you typed.");
  }

  /** Returns the failure on the practice portal, where keys cannot be created. */
  public static CommandResult onPracticePortal(Throwable accident) {
    return accident instanceof PortalException portal && portal.kind() == FailureKind.TOKEN_REFUSED
        ? CommandResult.failed(
                ExitCode.NOT_CONNECTED,
                "The portal refused the API key (401): it is disabled or has expired.",
                "'practice-as <person>' uses another key; on a real portal you would create a new"
                    + " one.")
            .withStatus(portal.status())
        : of(accident);
  }

  /** Returns the failure of a command that needs a session. */
  public static CommandResult notConnected() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "Not connected to a portal.",
        "Type 'connect <portal>', or 'practice' to learn on a portal where nothing can break.");
  }

  private static CommandResult of(PortalException accident) {
    String host = host(accident.call());
    return switch (accident.kind()) {
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
              accident,
              "No response in time to " + call(accident),
              "The portal may be busy. Try again in a minute.");
      case TLS ->
          noResponse(
              "No secure connection to " + host + detail(accident) + ".",
              "'doctor' shows details. The portal, or a proxy in front of it, may be outdated or"
                  + " misconfigured.");
      case UNTRUSTED ->
          noResponse(
              "The certificate of "
                  + host
                  + " was issued by an unknown authority"
                  + detail(accident)
                  + ".",
              "If the authority is your own, add --ca-file <pem> with its certificate and try"
                  + " again.");
      case WRONG_HOST ->
          noResponse(
              "The certificate of " + host + " is not valid for that name" + names(accident) + ".",
              "Type 'connect' with a name from the certificate, or ask the portal's admin to replace"
                  + " it.");
      case CERTIFICATE_EXPIRED ->
          noResponse(
              "The certificate of " + host + " has expired" + on(accident) + ".",
              "Ask the portal's admin to renew it. Is this computer's clock right? It says "
                  + LocalDate.now(ZoneOffset.UTC)
                  + ".");
      case CERTIFICATE_NOT_YET_VALID ->
          noResponse(
              "The certificate of "
                  + host
                  + " is not valid before "
                  + (accident.detail() == null ? "a later date" : accident.detail())
                  + ".",
              "Is this computer's clock right? It says " + LocalDate.now(ZoneOffset.UTC) + ".");
      case CLIENT_CERTIFICATE ->
          noResponse(
              host + " requires a TLS client certificate, and none was sent.",
              "photoshell cannot send one. Ask the portal's admin for access without it.");
      case NO_TLS ->
          noResponse(
              host + " answers, but not over https.",
              "Check the port. For plain http type http://…; another computer also needs"
                  + " --allow-http.");
      case PROXY_DOWN ->
          noResponse(
              "Cannot connect to the proxy" + detail(accident) + ".",
              "Check that setting. Hosts listed in NO_PROXY are reached without the proxy.");
      case PROXY_LOGIN ->
          noResponse(
              "The proxy refused the user name and password (407)" + detail(accident) + ".",
              "Put them into that setting: http://user:password@proxy…. Encode special characters,"
                  + " such as @ as %40.");
      case PROXY_SCHEME ->
          noResponse(
              "The proxy requires a sign-in method that photoshell does not support (407)"
                  + detail(accident)
                  + ".",
              "Use a local proxy that signs in for you. Hosts listed in NO_PROXY are reached"
                  + " without a proxy.");
      case PROXY_REFUSED ->
          noResponse(
              "The proxy refused the connection to " + host + detail(accident) + ".",
              "Ask the proxy's admin. Hosts listed in NO_PROXY are reached without it.");
      case BROKEN_OFF ->
          unknownOutcome(
              accident, "The connection was lost during " + call(accident), "Try again.");
      case TOO_LARGE ->
          unknownOutcome(
              accident,
              "The response to " + call(accident) + " is larger than 10 MB",
              "Request less, for example by adding search words.");
      case UNREADABLE ->
          unknownOutcome(
              accident,
              "The response to "
                  + call(accident)
                  + (isSuccess(accident) ? "" : " (" + accident.status() + ")")
                  + " is not what a DocSpace portal sends"
                  + detail(accident),
              "Is this the portal's own address? 'status' shows where you are connected.");
      case CANCELLED -> cancelled(accident);
      case TOKEN_REFUSED ->
          CommandResult.failed(
              ExitCode.NOT_CONNECTED,
              "The portal refused the API key (401): it is unknown, disabled or expired."
                  + detailSentence(accident),
              "Type 'connect <portal>' and enter a valid one.");
      case KEY_LACKS_SCOPE ->
          refused(
              "The API key does not allow " + call(accident) + " (403).",
              "'status' shows the key's rights. A portal admin can create a key with more rights.");
      case WRONG_NETWORK ->
          refused(
              "The portal's IP restrictions block this network (403" + detail(accident) + ").",
              "Ask the portal's admin to allow this computer's IP address.");
      case UNPAID ->
          refused(
              "The portal " + PortalStateText.of(accident.kind()) + " (402).",
              PortalStateText.next(accident.kind()));
      case SUSPENDED ->
          refused(
              "The portal at "
                  + host
                  + " "
                  + PortalStateText.of(accident.kind())
                  + " (404) and answers no requests.",
              PortalStateText.next(accident.kind()));
      case BUSY, RESTORING, MOVING, ENCRYPTING ->
          refused(
              "The portal "
                  + PortalStateText.of(accident.kind())
                  + " (403) and refuses this request until that is finished.",
              PortalStateText.next(accident.kind()));
      case NO_PORTAL ->
          noResponse(
              "There is no portal at "
                  + host
                  + " (404): the address is wrong, or the portal is being deleted."
                  + detailSentence(accident),
              "Check the address, then type 'connect <portal>'.");
      case NO_SUCH_CALL ->
          refused(
              "The portal has no API call " + call(accident) + " (404).",
              "'api' with Tab lists the official calls; older portals lack some of them.");
      case TOO_MANY ->
          refused(
              "The portal accepts no more requests for now (429)." + detailSentence(accident),
              waiting(accident.retryAfter()));
      case PROXY ->
          unknownOutcome(
              accident,
              "A proxy or firewall in front of the portal answered "
                  + call(accident)
                  + status(accident)
                  + detail(accident),
              accident.status() != null && accident.status() < 500
                  ? "This was not the portal's decision. Ask the admin of the proxy or firewall."
                  : "The portal may be starting or overloaded. Try again in a minute.");
      case REDIRECTED -> redirected(accident, host);
      case REFUSED ->
          refused(
              "The portal refused " + call(accident) + status(accident) + detail(accident) + ".",
              afterRefusal(accident.status()));
    };
  }

  private static CommandResult redirected(PortalException accident, String host) {
    String target = accident.detail();
    if (Objects.equals(accident.status(), 304)) {
      return refused(
          "The portal answered " + call(accident) + " with 304: nothing has changed.",
          "Without If-None-Match and If-Modified-Since it sends the full response.");
    }
    if (target == null) {
      return noResponse(
          "%s redirects %s%s, but does not say where to."
              .formatted(host, call(accident), code(accident)),
          "Is this the portal's own address? 'status' shows where you are connected.");
    }
    if (target.startsWith("/")) {
      return noResponse(
          "The portal redirects %s to %s%s; redirects are not followed."
              .formatted(call(accident), target, code(accident)),
          "The portal may not be set up yet, or may need another sign-in. Open it in a browser.");
    }
    return noResponse(
        "%s redirects requests to %s%s; redirects are not followed."
            .formatted(host, target, code(accident)),
        "If you trust that address, type 'connect' with it.");
  }

  /** Returns a failure that says whether a change may have been made and how to check it. */
  private static CommandResult unknownOutcome(PortalException accident, String what, String next) {
    return accident.mayHaveHappened()
        ? noResponse(what + "; the portal may have processed it anyway.", howToCheck(accident))
        : noResponse(what + ".", next);
  }

  private static CommandResult cancelled(PortalException accident) {
    return accident.mayHaveHappened()
        ? new CommandResult(
            ExitCode.INTERRUPTED,
            List.of(
                Text.of("Cancelled; the portal may still process " + call(accident) + "."),
                Text.of(howToCheck(accident))),
            null)
        : new CommandResult(ExitCode.INTERRUPTED, List.of(Text.of("Cancelled.")), null);
  }

  private static String howToCheck(PortalException accident) {
    String call = call(accident);
    return "Before sending it again, run 'api GET %s' to see what the portal has now."
        .formatted(call.substring(call.indexOf(' ') + 1));
  }

  private static boolean isSuccess(PortalException accident) {
    return accident.status() == null || accident.status() < 300;
  }

  private static String code(PortalException accident) {
    return accident.status() == null ? "" : " (" + accident.status() + ")";
  }

  /** Returns the detail as a separate sentence. */
  private static String detailSentence(PortalException accident) {
    String detail = detail(accident);
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

  private static CommandResult noResponse(String what, String next) {
    return CommandResult.failed(ExitCode.NO_ANSWER, what, next);
  }

  private static CommandResult refused(String what, String next) {
    return CommandResult.failed(ExitCode.REFUSED, what, next);
  }

  private static String waiting(@Nullable Duration wait) {
    return wait == null
        ? "Wait a minute, then try again."
        : "Wait %s as the portal asks, then try again.".formatted(words(wait));
  }

  private static String words(Duration wait) {
    long seconds = wait.toSeconds();
    if (seconds < 120) {
      return seconds + " seconds";
    }
    return seconds < 7200 ? seconds / 60 + " minutes" : seconds / 3600 + " hours";
  }

  private static String detail(PortalException accident) {
    String detail = accident.detail() == null ? "" : accident.detail().strip();
    return detail.isEmpty() ? "" : ": " + detail.replaceFirst("(?<!\\.)\\.$", "");
  }

  private static String names(PortalException accident) {
    return accident.detail() == null || accident.detail().isBlank()
        ? ""
        : "; it is for " + accident.detail();
  }

  private static String on(PortalException accident) {
    return accident.detail() == null ? "" : " on " + accident.detail();
  }

  private static String status(PortalException accident) {
    return accident.status() == null ? "" : " with " + accident.status();
  }

  /** Returns the method and the path, without the host, which the prompt shows. */
  private static String call(PortalException accident) {
    String call = accident.call();
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
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
