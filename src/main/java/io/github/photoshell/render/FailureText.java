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

/** The one place with words for what went wrong on the way to an answer. */
public final class FailureText {
  private FailureText() {}

  /** Returns what happened and what to type next; never a stack trace, never the server's. */
  public static CommandResult of(Throwable accident) {
    if (accident instanceof PortalException portal) {
      return of(portal).withStatus(portal.status());
    }
    if (accident instanceof NotConnectedException) {
      return notConnected();
    }
    return CommandResult.failed(
        ExitCode.NO_ANSWER,
        "Something broke inside photoshell: " + accident,
        "This is a fault of photoshell's. Please report it with the line you typed.");
  }

  /** The same on the practice portal, where nobody makes keys. */
  public static CommandResult onPracticePortal(Throwable accident) {
    return accident instanceof PortalException portal
            && portal.trouble() == FailureKind.TOKEN_REFUSED
        ? CommandResult.failed(
                ExitCode.NOT_CONNECTED,
                "The portal refused the key (401): it is switched off, or has expired.",
                "Here 'practice-as <person>' takes another; on a real portal you would make a new"
                    + " one.")
            .withStatus(portal.status())
        : of(accident);
  }

  /** Returns the answer to a command that needs a portal where there is none. */
  public static CommandResult notConnected() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "Not connected to a portal.",
        "Type 'connect <portal>', or 'practice' to learn on a portal where nothing can break.");
  }

  private static CommandResult of(PortalException accident) {
    String host = host(accident.call());
    return switch (accident.trouble()) {
      case UNKNOWN_HOST ->
          noAnswer(
              "There is no computer named " + host + ".",
              "Check the address, and that this computer is online; then 'connect <portal>'.");
      case UNREACHABLE ->
          noAnswer(
              "No connection to " + host + ".",
              "Check the address and that the portal runs; then the same again.");
      case TIMED_OUT ->
          unknownOutcome(
              accident,
              "No answer in time from " + call(accident),
              "The portal may be busy: the same again in a minute.");
      case TLS ->
          noAnswer(
              "No secure connection to " + host + detail(accident) + ".",
              "'doctor' looks closer; the portal, or a proxy before it, may be too old or set up"
                  + " wrongly.");
      case UNTRUSTED ->
          noAnswer(
              "The certificate of "
                  + host
                  + " is from an authority not known here"
                  + detail(accident)
                  + ".",
              "If it is your own: --ca-file <pem> with that authority's certificate, and the same"
                  + " again.");
      case WRONG_HOST ->
          noAnswer(
              "The certificate shown by " + host + " is not for that name" + names(accident) + ".",
              "Type 'connect' with a name that it is for, or have the portal's certificate made"
                  + " anew.");
      case CERTIFICATE_EXPIRED ->
          noAnswer(
              "The certificate of " + host + " has expired" + on(accident) + ".",
              "Have it renewed. Is this computer's clock right? It says "
                  + LocalDate.now(ZoneOffset.UTC)
                  + ".");
      case CERTIFICATE_NOT_YET_VALID ->
          noAnswer(
              "The certificate of "
                  + host
                  + " is not valid before "
                  + (accident.detail() == null ? "a later day" : accident.detail())
                  + ".",
              "Is this computer's clock right? It says " + LocalDate.now(ZoneOffset.UTC) + ".");
      case CLIENT_CERTIFICATE ->
          noAnswer(
              host + " asks for a certificate of yours (TLS client certificate), and got none.",
              "photoshell has none to show; ask those who run the portal for a way in without.");
      case NO_TLS ->
          noAnswer(
              host + " answers, but does not speak https.",
              "Check the port. Plain http is typed as http://…, with --allow-http off this"
                  + " computer.");
      case PROXY_DOWN ->
          noAnswer(
              "No connection to the proxy" + detail(accident) + ".",
              "Check that setting; hosts named in NO_PROXY are asked without the proxy.");
      case PROXY_LOGIN ->
          noAnswer(
              "The proxy did not take the user name and password (407)" + detail(accident) + ".",
              "Write them into that setting: http://user:password@proxy…, special characters as"
                  + " %40.");
      case PROXY_SCHEME ->
          noAnswer(
              "The proxy wants you to sign in (407) in a way that photoshell does not know"
                  + detail(accident)
                  + ".",
              "A local proxy that signs in for you helps; hosts named in NO_PROXY are asked"
                  + " without one.");
      case PROXY_REFUSED ->
          noAnswer(
              "The proxy did not let the call through to " + host + detail(accident) + ".",
              "Ask whoever runs the proxy; hosts named in NO_PROXY are asked without it.");
      case BROKEN_OFF ->
          unknownOutcome(
              accident, "The connection broke during " + call(accident), "Type the same again.");
      case TOO_LARGE ->
          unknownOutcome(
              accident,
              "The answer to " + call(accident) + " is larger than 10 MB",
              "Ask for less, for example with more words to search for.");
      case UNREADABLE ->
          unknownOutcome(
              accident,
              "The answer to "
                  + call(accident)
                  + (isSuccess(accident) ? "" : " (" + accident.status() + ")")
                  + " is not what a DocSpace portal sends"
                  + detail(accident),
              "Is this the portal's own address? 'status' tells what you are connected to.");
      case CANCELLED -> cancelled(accident);
      case TOKEN_REFUSED ->
          CommandResult.failed(
              ExitCode.NOT_CONNECTED,
              "The portal refused the token (401): it is unknown, switched off or expired."
                  + said(accident),
              "Type 'connect <portal>' with a valid one.");
      case KEY_LACKS_SCOPE ->
          refused(
              "The key lacks the right for " + call(accident) + " (403).",
              "'status' shows the key's rights; a portal admin can make a key with more.");
      case WRONG_NETWORK ->
          refused(
              "The portal lets nobody in from this network (403" + detail(accident) + ").",
              "Ask the portal's admin to allow this computer's address.");
      case UNPAID ->
          refused(
              "The portal " + PortalStateText.of(accident.trouble()) + " (402).",
              PortalStateText.next(accident.trouble()));
      case SUSPENDED ->
          refused(
              "The portal at "
                  + host
                  + " "
                  + PortalStateText.of(accident.trouble())
                  + " (404), and answers no call.",
              PortalStateText.next(accident.trouble()));
      case BUSY, RESTORING, MOVING, ENCRYPTING ->
          refused(
              "The portal "
                  + PortalStateText.of(accident.trouble())
                  + " (403), and refuses this call until that is done.",
              PortalStateText.next(accident.trouble()));
      case NO_PORTAL ->
          noAnswer(
              "There is no portal at "
                  + host
                  + " (404): a wrong address, or it is being removed."
                  + said(accident),
              "Check the address, then 'connect <portal>'.");
      case NO_SUCH_CALL ->
          refused(
              "The portal does not have the call " + call(accident) + " (404).",
              "'api' and Tab list the official calls; older portals do not have all of them.");
      case TOO_MANY ->
          refused(
              "The portal takes no more calls for now (429)." + said(accident),
              waiting(accident.retryAfter()));
      case PROXY ->
          unknownOutcome(
              accident,
              "Something before the portal answered "
                  + call(accident)
                  + status(accident)
                  + detail(accident),
              accident.status() != null && accident.status() < 500
                  ? "It was not the portal's decision; ask those who run the proxy or firewall."
                  : "The portal may be starting or overloaded: the same again in a minute.");
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
          "The portal answered " + call(accident) + " with 304: nothing has changed since.",
          "It was asked so by If-None-Match or If-Modified-Since; without them it sends the whole.");
    }
    if (target == null) {
      return noAnswer(
          "%s redirects %s%s, and does not say where to."
              .formatted(host, call(accident), code(accident)),
          "Is this the portal's own address? 'status' tells what you are connected to.");
    }
    if (target.startsWith("/")) {
      return noAnswer(
          "The portal redirects %s to %s%s; redirects are not followed."
              .formatted(call(accident), target, code(accident)),
          "The portal may not be set up yet, or want another sign-in: open it in a browser.");
    }
    return noAnswer(
        "%s sends calls elsewhere: %s%s; redirects are not followed."
            .formatted(host, target, code(accident)),
        "Type 'connect' with the address that it names, if you trust it.");
  }

  /** Says of a change that it may have been made, and how to find out; never to repeat it. */
  private static CommandResult unknownOutcome(PortalException accident, String what, String next) {
    return accident.mayHaveHappened()
        ? noAnswer(what + "; the portal may have done it all the same.", look(accident))
        : noAnswer(what + ".", next);
  }

  private static CommandResult cancelled(PortalException accident) {
    return accident.mayHaveHappened()
        ? new CommandResult(
            ExitCode.INTERRUPTED,
            List.of(
                Text.of("Cancelled; the portal may do " + call(accident) + " all the same."),
                Text.of(look(accident))),
            null)
        : new CommandResult(ExitCode.INTERRUPTED, List.of(Text.of("Cancelled.")), null);
  }

  private static String look(PortalException accident) {
    String call = call(accident);
    return "Look before you send it again: 'api GET %s' shows what the portal has now."
        .formatted(call.substring(call.indexOf(' ') + 1));
  }

  private static boolean isSuccess(PortalException accident) {
    return accident.status() == null || accident.status() < 300;
  }

  private static String code(PortalException accident) {
    return accident.status() == null ? "" : " (" + accident.status() + ")";
  }

  /** Returns what the answer said besides, as a sentence of its own. */
  private static String said(PortalException accident) {
    String detail = detail(accident);
    return detail.isEmpty() ? "" : " It says" + detail + ".";
  }

  private static String afterRefusal(@Nullable Integer status) {
    int code = status == null ? 403 : status;
    if (code >= 500) {
      return "The portal has a fault there; 'last' shows the whole answer, for those who run it.";
    }
    return switch (code) {
      case 402 -> "The portal's plan does not cover this; its owner can change the plan.";
      case 403 -> "'status' shows who you are and what the key may do.";
      default -> "'last' shows what was sent and the whole answer.";
    };
  }

  private static CommandResult noAnswer(String what, String next) {
    return CommandResult.failed(ExitCode.NO_ANSWER, what, next);
  }

  private static CommandResult refused(String what, String next) {
    return CommandResult.failed(ExitCode.REFUSED, what, next);
  }

  private static String waiting(@Nullable Duration wait) {
    return wait == null
        ? "Wait a minute, then the same again."
        : "It asks to wait %s; then the same again.".formatted(words(wait));
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
        : ", but for " + accident.detail();
  }

  private static String on(PortalException accident) {
    return accident.detail() == null ? "" : " on " + accident.detail();
  }

  private static String status(PortalException accident) {
    return accident.status() == null ? "" : " with " + accident.status();
  }

  /** Returns the method and the path; the host is known from the prompt. */
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
