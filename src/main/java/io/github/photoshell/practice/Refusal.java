package io.github.photoshell.practice;

/**
 * An exception of the portal's own, on its way to becoming an error envelope. The message, the .NET
 * type and the number are what the envelope shows.
 */
final class Refusal extends RuntimeException {
  static final String BODY_TOO_LARGE =
      "Request body too large. The max request body size is %d bytes."
          .formatted(PracticeServer.MOST_BYTES);

  private static final int HRESULT = -2146233088;

  private final int status;
  private final String type;
  private final int hresult;

  private Refusal(int status, String message, String type, int hresult) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.hresult = hresult;
  }

  /** All reasons look alike: the portal drops them. */
  static Refusal accessDenied() {
    return new Refusal(403, "Access denied", "System.Security.SecurityException", -2146233078);
  }

  static Refusal noSuchPerson() {
    return new Refusal(
        404, "The user could not be found", "ASC.Common.Web.ItemNotFoundException", HRESULT);
  }

  /** A body over the limit of the server, where it is no form. */
  static Refusal bodyTooLarge() {
    return new Refusal(
        500,
        BODY_TOO_LARGE,
        "Microsoft.AspNetCore.Server.Kestrel.Core.BadHttpRequestException",
        -2146232800);
  }

  static Refusal noSuchFile() {
    return new Refusal(404, "File not found", "System.IO.FileNotFoundException", -2147024894);
  }

  static Refusal argument(String message) {
    return new Refusal(400, message, "System.ArgumentException", -2147024809);
  }

  static Refusal notABoolean(String text) {
    return new Refusal(
        500,
        "String '%s' was not recognized as a valid Boolean.".formatted(text),
        "System.FormatException",
        -2146233033);
  }

  /** Server 3.5's answer to whoever would change the owner's photo. */
  static Refusal noPermissions() {
    return new Refusal(500, "No permissions to perform this action", "System.Exception", HRESULT);
  }

  /** A download that ended in another status than 2xx, by .NET's name for it. */
  static Refusal download(String statusName) {
    return new Refusal(
        403,
        "Failed to download photo: " + statusName,
        "System.InvalidOperationException",
        -2146233079);
  }

  static Refusal connection(String message) {
    return new Refusal(500, message, "System.Net.Http.HttpRequestException", -2147467259);
  }

  static Refusal noAnswer(int seconds) {
    return new Refusal(
        500,
        "The request was canceled due to the configured HttpClient.Timeout of %d seconds elapsing."
            .formatted(seconds),
        "System.Threading.Tasks.TaskCanceledException",
        -2146233029);
  }

  static Refusal badAddress() {
    return new Refusal(
        500,
        "Invalid URI: The hostname could not be parsed.",
        "System.UriFormatException",
        -2146233033);
  }

  static Refusal tooLarge() {
    return new Refusal(
        500, "image size is too large", "ASC.Web.Core.Users.ImageSizeLimitException", HRESULT);
  }

  static Refusal emptyImage() {
    return new Refusal(
        500, "unknown image file type", "ASC.Web.Core.Users.UnknownImageFormatException", HRESULT);
  }

  static Refusal undecodable(NotAnImageException reason) {
    return new Refusal(
        500, reason.words(), "ImageMagick.MagickMissingDelegateErrorException", HRESULT);
  }

  int status() {
    return status;
  }

  /** Never null, unlike the message of other exceptions. */
  String words() {
    return String.valueOf(getMessage());
  }

  String type() {
    return type;
  }

  int hresult() {
    return hresult;
  }
}
