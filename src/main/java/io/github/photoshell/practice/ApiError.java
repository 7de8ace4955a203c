package io.github.photoshell.practice;

/**
 * An exception of the portal's own, on its way to becoming an error envelope. The message, the .NET
 * type and the number are what the envelope shows.
 */
final class ApiError extends RuntimeException {
  static final String BODY_TOO_LARGE =
      "Request body too large. The max request body size is %d bytes."
          .formatted(PracticeServer.MOST_BYTES);

  private static final int HRESULT = -2146233088;

  private final int status;
  private final String type;
  private final int hresult;

  private ApiError(int status, String message, String type, int hresult) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.hresult = hresult;
  }

  /** All reasons look alike: the portal drops them. */
  static ApiError accessDenied() {
    return new ApiError(403, "Access denied", "System.Security.SecurityException", -2146233078);
  }

  static ApiError noSuchPerson() {
    return new ApiError(
        404, "The user could not be found", "ASC.Common.Web.ItemNotFoundException", HRESULT);
  }

  /** A body over the limit of the server, where it is no form. */
  static ApiError bodyTooLarge() {
    return new ApiError(
        500,
        BODY_TOO_LARGE,
        "Microsoft.AspNetCore.Server.Kestrel.Core.BadHttpRequestException",
        -2146232800);
  }

  static ApiError noSuchFile() {
    return new ApiError(404, "File not found", "System.IO.FileNotFoundException", -2147024894);
  }

  static ApiError argument(String message) {
    return new ApiError(400, message, "System.ArgumentException", -2147024809);
  }

  static ApiError notABoolean(String text) {
    return new ApiError(
        500,
        "String '%s' was not recognized as a valid Boolean.".formatted(text),
        "System.FormatException",
        -2146233033);
  }

  /** Server 3.5's answer to whoever would change the owner's photo. */
  static ApiError noPermissions() {
    return new ApiError(500, "No permissions to perform this action", "System.Exception", HRESULT);
  }

  /** A download that ended in another status than 2xx, by .NET's name for it. */
  static ApiError download(String statusName) {
    return new ApiError(
        403,
        "Failed to download photo: " + statusName,
        "System.InvalidOperationException",
        -2146233079);
  }

  static ApiError connection(String message) {
    return new ApiError(500, message, "System.Net.Http.HttpRequestException", -2147467259);
  }

  static ApiError noAnswer(int seconds) {
    return new ApiError(
        500,
        "The request was canceled due to the configured HttpClient.Timeout of %d seconds elapsing."
            .formatted(seconds),
        "System.Threading.Tasks.TaskCanceledException",
        -2146233029);
  }

  static ApiError badAddress() {
    return new ApiError(
        500,
        "Invalid URI: The hostname could not be parsed.",
        "System.UriFormatException",
        -2146233033);
  }

  static ApiError tooLarge() {
    return new ApiError(
        500, "image size is too large", "ASC.Web.Core.Users.ImageSizeLimitException", HRESULT);
  }

  static ApiError emptyImage() {
    return new ApiError(
        500, "unknown image file type", "ASC.Web.Core.Users.UnknownImageFormatException", HRESULT);
  }

  static ApiError undecodable(NotAnImageException reason) {
    return new ApiError(
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
